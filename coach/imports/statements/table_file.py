"""Finds the headings in a bank's table, and the field of each column."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from statistics import mode
from typing import NamedTuple

from coach.domain.runway.statement import Decision, OpenQuestion
from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.guide.folding import folded
from coach.guide.headers import header_words
from coach.imports.statements.choices import NO_CHOICES, StatementChoices
from coach.imports.statements.columns import Columns, find_columns
from coach.imports.statements.limits import MOST_ROWS
from coach.imports.statements.unheaded import settle_rivals
from coach.imports.table.days import is_day
from coach.imports.table.grid import HEAD, GridRow
from coach.imports.table.headings import Headings, language_of
from coach.imports.table.numbers import parse_number

SHOWN_ROWS = 3
SAMPLE = 400
LONGEST_SIGNATURE = 400


class StatementLocale(NamedTuple):
    """The person's currency ("" if unknown), its decimal places, their country, and today."""

    digits: int = 2
    currency: str = ""
    country: str = ""
    today: date | None = None


class StatementTable(NamedTuple):
    """Rows, and the field of each column. `header` is () without headings; `signature` identifies the form."""

    name: str
    header: tuple[str, ...]
    rows: tuple[GridRow, ...]
    columns: Columns
    signature: str
    language: str = ""
    decisions: tuple[Decision, ...] = ()
    question: OpenQuestion | None = None


def cell_of(row: GridRow, column: int | None) -> str:
    """The stripped text of a cell; "" if there is none."""
    return row.cells[column].strip() if column is not None and column < len(row.cells) else ""


@cache
def money_headings() -> Headings:
    """The matcher for headings of statements."""
    return Headings(header_words("statements"))


def read_table(
    rows: Sequence[GridRow], name: str, place: StatementLocale, choices: StatementChoices = NO_CHOICES
) -> StatementTable:
    """Find the headings and the columns. Raises RefusedError, showing the first rows, if that fails."""
    if len(rows) > MOST_ROWS:
        raise RefusedError(f"{name} has more than {MOST_ROWS:,} rows", "Ask the bank for fewer months.")
    at, columns = _header(rows, place, choices)
    if not columns.is_complete:
        raise _refusal(rows, name)
    header, body = (tuple(rows[at].cells), rows[at + 1 :]) if at is not None else ((), rows)
    language = language_of([money_headings().read(cell) for cell in header])
    table = StatementTable(name, header, tuple(body), columns, _signature(header, columns, body), language)
    question = None
    if columns.rivals and not {"amount", "debit", "credit"} & set(choices.columns):
        columns, question = settle_rivals(columns, table.rows, place.digits, place.country)
    return table._replace(columns=columns, question=question, decisions=_decisions(table, columns, rows, at, choices))


def _header(rows: Sequence[GridRow], place: StatementLocale, choices: StatementChoices) -> tuple[int | None, Columns]:
    """The position of the headings, and the columns by them; None if no row makes sense as headings."""
    counted = [(money_headings().count(row.cells), at) for at, row in enumerate(rows[:HEAD])]
    likely = sorted(
        (pair for pair in counted if pair[0] > 1 and _has_no_values(rows[pair[1]])),
        key=lambda pair: (-pair[0], pair[1]),
    )
    for _, at in likely:
        columns = _columns(rows[at].cells, rows[at + 1 :], place, choices)
        if columns.is_complete:
            return at, columns
    columns = _columns(None, rows, place, choices)
    above = _unknown_header(rows, columns.date)
    if above is None:
        return None, columns
    return above, _columns(rows[above].cells, rows[above + 1 :], place, choices)


def _has_no_values(row: GridRow) -> bool:
    """Whether a row can be one of headings: words such as Debit are in the rows below them as well."""
    return not any(is_day(cell) or parse_number(cell) for cell in row.cells if cell.strip())


def _unknown_header(rows: Sequence[GridRow], day: int | None) -> int | None:
    """The row above the first day, if it is as full as the rows below and has neither days nor numbers."""
    first = next((at for at, row in enumerate(rows[:HEAD]) if is_day(cell_of(row, day))), 0)
    if not first:
        return None
    above = rows[first - 1]
    as_full = sum(map(bool, map(str.strip, above.cells))) > 1 and len(above.cells) >= len(rows[first].cells) - 1
    return first - 1 if as_full and _has_no_values(above) else None


def _columns(
    header: Sequence[str] | None, rows: Sequence[GridRow], place: StatementLocale, choices: StatementChoices
) -> Columns:
    sample = [row.cells for row in rows[: 2 * SAMPLE]]
    if header:
        sample = _rows_with_dates([cells for cells in sample if not any(map(str.strip, cells[len(header) :]))])
    elif wide := [len(cells) for cells in sample if len(cells) > 1]:
        usual = mode(wide)
        sample = [cells for cells in sample if len(cells) == usual]
    currency = choices.currency or place.currency
    words = header_words("statements")
    return find_columns(header, sample[:SAMPLE], money_headings(), words, choices.columns, currency)


def _rows_with_dates(rows: list[list[str]]) -> list[list[str]]:
    """The rows with a day in them: footers would only mislead the search for columns."""
    dated = [cells for cells in rows if any(is_day(cell) for cell in cells if cell)]
    return dated if 2 * len(dated) >= len(rows) else rows


def _signature(header: Sequence[str], columns: Columns, rows: Sequence[GridRow]) -> str:
    """What is the same in every file of this form: its headings; without them the width and the day's position."""
    if header:
        return "|".join(folded(cell) for cell in header)[:LONGEST_SIGNATURE]
    width = max((len(row.cells) for row in rows[:SAMPLE]), default=0)
    return f"no headings, {width} columns, day in {(columns.date or 0) + 1}"


def _decisions(
    table: StatementTable, columns: Columns, rows: Sequence[GridRow], at: int | None, choices: StatementChoices
) -> tuple[Decision, ...]:
    where = Decision("header", "none", "no row has headings")
    if at is not None and money_headings().count(rows[at].cells) < 2:
        where = Decision(
            "header", f"row {rows[at].number}", "it is above the first day, but coach doesn't recognise its words"
        )
    elif at is not None:
        where = Decision("header", f"row {rows[at].number}", "its cells are headings that coach recognises")
    said = "you said so" if choices.columns else "by the headings" if table.header else "by what the cells look like"
    return where, Decision("columns", columns.described(table.header), said)


def _refusal(rows: Sequence[GridRow], name: str) -> RefusedError:
    if len(rows) < 2 and rows and money_headings().count(rows[0].cells) > 1:
        return RefusedError(f"{name} has no bookings", "Ask the bank for a file that covers three months.")
    shows = "; ".join(
        f"row {row.number}: " + " | ".join(shown(cell).strip()[:24] for cell in row.cells[:6])
        for row in rows[:SHOWN_ROWS]
    )
    return RefusedError(
        f"{name}: coach can't tell which column is the day and which the amount",
        f"The first row is {shows}. Say which is which, such as --columns date=1,name=2,amount=3.",
    )
