"""From rows of text or of a spreadsheet to statements: runs the whole pipeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.runway.statement import Decision, Statement
from coach.errors import RefusedError
from coach.imports.statements.bookings import statements_of
from coach.imports.statements.choices import NO_CHOICES, StatementChoices
from coach.imports.statements.table_file import StatementLocale, StatementTable, money_headings, read_table
from coach.imports.table.decoding import decode
from coach.imports.table.grid import DELIMITER_WORDS, GridRow, read_grid

if TYPE_CHECKING:
    from coach.imports.progress import Progress
    from coach.imports.table.workbook import Sheet

Known = Callable[[str], StatementChoices]  # the stored choices for a form of table, by its signature
Read = tuple[StatementTable, tuple[Statement, ...], StatementChoices]


class Request(NamedTuple):
    """A request to read a file.

    `name` is for display, `place` the person's, `choices` those for this file and `known` those stored for its form;
    `progress` is called with rows done and rows in total.
    """

    name: str
    place: StatementLocale
    choices: StatementChoices
    known: Known
    progress: Progress


def read_csv(content: bytes, asked: Request) -> Read:
    """The table, the bookings of each account in it, and the choices for its form.

    Raises RefusedError if it can't be read.
    """
    asked.progress(0, 1)
    headings = money_headings()
    decoded = decode(content, asked.name, headings.count_in_text, asked.choices.encoding)
    grid = read_grid(decoded.text, asked.name, headings.count, asked.choices.delimiter)
    steps = [
        Decision("encoding", decoded.encoding, decoded.why),
        Decision("delimiter", DELIMITER_WORDS.get(grid.delimiter, repr(grid.delimiter)), grid.why),
    ]
    if grid.odd:
        rows = ", ".join(str(row) for row in grid.odd[:5])
        steps.append(Decision("quotes", "kept as text", f"a quotation mark in row {rows} is never closed"))
    return _read_rows(grid.rows, asked, steps)


def read_sheets(sheets: Sequence[Sheet], asked: Request) -> Read:
    """As `read_csv`, for the sheet of a workbook, or the table of a page, that has most bookings in it."""
    found: list[Read] = []
    refused: RefusedError | None = None
    for sheet in sheets:
        rows = [GridRow(number, row) for number, row in enumerate(sheet.rows, 1) if any(map(str.strip, row))]
        step = Decision("sheet", sheet.name, "it has the most bookings" if len(sheets) > 1 else "it is the only one")
        try:
            found.append(_read_rows(rows, asked, [step]))
        except RefusedError as error:
            refused = refused or error
    if found:
        return max(found, key=lambda read: sum(len(each.bookings) for each in read[1]))
    raise refused or RefusedError(f"{asked.name} is empty", "Ask the bank for the file again.")


def _read_rows(rows: Sequence[GridRow], asked: Request, steps: Sequence[Decision]) -> Read:
    said = asked.choices
    table = read_table(rows, asked.name, asked.place, said)
    if (more := said.over(asked.known(table.signature))) != said:
        said = more
        table = read_table(rows, asked.name, asked.place, said)
    return table, statements_of(table, asked.place, said, asked.progress, steps), said


def nothing_known(_signature: str) -> StatementChoices:
    """No stored choices for any form."""
    return NO_CHOICES
