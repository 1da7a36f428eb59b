"""Reads people and applications from files: tables of any format, and contact cards. The content is untrusted."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from coach.domain.runway.statement import Decision, OpenQuestion, SkippedRow
from coach.domain.sanitize import shown
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.import_rows import ApplicationRow, PersonRow
from coach.domain.table_forms import TableFormSet, table_form
from coach.domain.wording import count
from coach.errors import RefusedError
from coach.guide.folding import folded
from coach.guide.headers import header_words
from coach.imports.file_content import read_file_content
from coach.imports.progress import Progress
from coach.imports.search.applications import application_of, date_is_of_the_row
from coach.imports.search.cells import Cells, LeftOutTally
from coach.imports.search.choices import NO_STAGE, NOTHING_SAID, RecordChoices, choices_from
from coach.imports.search.columns import DAYS
from coach.imports.search.days import ColumnDays, find_days
from coach.imports.search.formats import format_of
from coach.imports.search.people import person_from
from coach.imports.search.tables import RecordTable, read_table

if TYPE_CHECKING:
    from coach.imports.table.grid import GridRow

LARGEST = 50_000_000  # bytes
TOLD_EVERY = 500
ASKED_AT_MOST = 12  # statuses
STATUSES = "statuses"  # the form under which answers about statuses are stored: they apply to every table
COMING = frozenset(("next_on", "closes"))
_NUMBER = re.compile(r"[^\W\d_]{0,3}\s?[\d.,\s%]+")  # with a currency or per cent sign at most
MISSING = {"people": "no name", "applications": "no employer"}

Known = Callable[[str], RecordChoices]
RowT = TypeVar("RowT", PersonRow, ApplicationRow)


class RecordFile(NamedTuple, Generic[RowT]):
    """The content of a file. `left_out` rows were not imported; `noted` are columns that went into the note.

    `not_read` are columns or properties that were not read, `doubts` sentences on all of that. While there are
    `questions`, what they are about stays empty. `table` is None for contact cards.
    """

    name: str
    rows: tuple[RowT, ...]
    left_out: tuple[SkippedRow, ...] = ()
    columns: tuple[tuple[str, str], ...] = ()
    noted: tuple[str, ...] = ()
    not_read: tuple[str, ...] = ()
    doubts: tuple[str, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    table: RecordTable | None = None
    said: RecordChoices = NOTHING_SAID

    @property
    def skipped(self) -> int:
        """How many rows were left out."""
        return len(self.left_out)

    @property
    def doubt(self) -> str:
        """All sentences in one text."""
        return " ".join(self.doubts)


class Locale(NamedTuple):
    """Where the person lives (two letters, or ""), and the last day that can be in the past, usually today."""

    country: str = ""
    today: date | None = None


def _quiet(_done: int, _all: int) -> None:
    """Report no progress."""


def nothing_known(_signature: str) -> RecordChoices:
    """No stored choices for any form."""
    return NOTHING_SAID


def stored_choices(what: str, forms: Mapping[tuple[str, str], Mapping[str, object]]) -> Known:
    """The stored choices for forms of tables and for statuses, from the journal."""
    statuses = choices_from({"statuses": forms.get((what, STATUSES), {})}).statuses
    return lambda form: choices_from(forms.get((what, form), {})).model_copy(update={"statuses": statuses})


def form_events(
    what: str,
    read: RecordFile[PersonRow] | RecordFile[ApplicationRow],
    forms: Mapping[tuple[str, str], Mapping[str, object]],
) -> Iterator[TableFormSet]:
    """The events that store the choices for this form and for statuses; none for those stored already."""
    said = read.said.of_the_form()
    if read.table and said and dict(forms.get((what, read.table.signature), {})) != said:
        yield table_form(what, read.table.signature, said)
    before = dict(forms.get((what, STATUSES), {}))
    after = {**before, **read.said.statuses}
    if after != before and len(str(after)) < 1_900:
        yield table_form(what, STATUSES, after)


def read_people(
    file: Path,
    where: Locale = Locale(),  # noqa: B008 - it is immutable
    choices: RecordChoices = NOTHING_SAID,
    known: Known = nothing_known,
    progress: Progress = _quiet,
) -> RecordFile[PersonRow]:
    """The people in a file. `progress` is called with rows done and rows in total from time to time.

    Raises RefusedError, saying what is needed, for a file that can't be understood, and CoachError if it can't be
    opened.
    """
    name, content = shown(file.name), read_file_content(file, LARGEST, "Split it into files of at most 50 MB.")
    form = format_of(content, file.name)
    if form == "vcard":
        return _cards(content, name, choices, progress)
    table, said = _table("people", form, content, name, choices, known)
    told, days = LeftOutTally(), _days(table, where, said)
    rows = [person_from(cells) for cells in _each_row(table, days, told, progress, where.today)]
    for row in rows:
        if not row.name:
            told.leave(row.number, MISSING["people"])
    return _file(table, tuple(row for row in rows if row.name), told, days, said)


def read_applications(
    file: Path,
    where: Locale = Locale(),  # noqa: B008 - it is immutable
    choices: RecordChoices = NOTHING_SAID,
    known: Known = nothing_known,
    progress: Progress = _quiet,
) -> RecordFile[ApplicationRow]:
    """The applications in a file, as `read_people`."""
    name, content = shown(file.name), read_file_content(file, LARGEST, "Split it into files of at most 50 MB.")
    form = format_of(content, file.name)
    if form == "vcard":
        raise RefusedError(f"{name} contains contact cards", "Import it with `coach people import`.")
    table, said = _table("applications", form, content, name, choices, known)
    told, days = LeftOutTally(), _days(table, where, said)
    noted = date_is_of_the_row(table, said.statuses)
    make = partial(application_of, told=told, said=said.statuses, date_is_noted=noted)
    table = _without_totals(table, told)
    rows = [make(cells) for cells in _each_row(table, days, told, progress, where.today)]
    for row in rows:
        if not row.employer:
            told.leave(row.number, MISSING["applications"])
    found = _file(table, tuple(row for row in rows if row.employer), told, days, said)
    return found._replace(questions=(*found.questions, *_about_statuses(told)))


def _table(
    what: str, form: str, content: bytes, name: str, choices: RecordChoices, known: Known
) -> tuple[RecordTable, RecordChoices]:
    table = read_table(what, form, content, name, choices)
    said = choices.over(known(table.signature))
    if said != choices:
        table = read_table(what, form, content, name, said)
    return table, said


def _days(table: RecordTable, where: Locale, said: RecordChoices) -> ColumnDays:
    cells = {
        field: [row.cells[at].strip() for row in table.rows for at in places if at < len(row.cells)]
        for field, places in table.columns.items()
        if field in DAYS
    }
    ahead = bool(COMING & cells.keys())
    return find_days(cells, where.country, said.day_order, None if ahead else where.today)


def _each_row(
    table: RecordTable, days: ColumnDays, told: LeftOutTally, progress: Progress, latest: date | None
) -> Iterator[Cells]:
    """The cells of row after row, reporting progress; without repeated headings and rows that are too wide."""
    for done, row in enumerate(table.rows):
        if done and done % TOLD_EVERY == 0:
            progress(done, len(table.rows))
        if why := _why_not(row, table):
            if why != "again":
                told.leave(row.number, why)
            continue
        yield Cells(row, table, days, told, latest)
    progress(len(table.rows), len(table.rows))


def _why_not(row: GridRow, table: RecordTable) -> str:
    width = len(table.header)
    if width and any(map(str.strip, row.cells[width:])):
        return "more cells than the headings"
    return "again" if width and tuple(row.cells) == table.header else ""


def _without_totals(table: RecordTable, told: LeftOutTally) -> RecordTable:
    """The table without rows of totals at its end."""
    rows = list(table.rows)
    while rows and _is_total(rows[-1]):
        told.leave(rows.pop().number, "it adds up the other rows")
    return table._replace(rows=tuple(rows))


def _is_total(row: GridRow) -> bool:
    """Whether it is a row of totals: a word such as "Total" first, then only numbers."""
    first, *others = [cell.strip() for cell in row.cells if cell.strip()] or [""]
    return folded(first) in header_words("applications").totals and all(map(_NUMBER.fullmatch, others))


def _file(
    table: RecordTable, rows: tuple[RowT, ...], told: LeftOutTally, days: ColumnDays, said: RecordChoices
) -> RecordFile[RowT]:
    columns = tuple(
        (field, table.heading(at)) for field, places in table.columns.items() for at in places if at < 10_000
    )
    noted, not_read = tuple(map(table.heading, table.noted)), tuple(map(table.heading, table.unread))
    doubts = [f"{noted_columns_words(noted, 'into the note')}."] if noted else []
    doubts += [f"{ignored_columns_words(not_read)}."] if not_read else []
    doubts += told.sentences()
    doubts += [
        f"{each.why.capitalize()}." if each.step == "quotes" else f"Not read: the sheets {each.what}."
        for each in table.decisions
        if each.step in ("quotes", "sheets")
    ]
    doubts += [
        f"coach reads it as {each.what}. If letters look wrong, give another encoding with --encoding."
        for each in table.decisions
        if each.step == "encoding" and each.why.startswith("a guess")
    ]
    if days.open and days.question:
        doubts.append(f"{days.question.words} Such days stay empty until you say which.")
    decisions: tuple[Decision, ...] = table.decisions
    if DAYS & table.columns.keys():
        decisions = (*decisions, days.decision)
    questions = (days.question,) if days.question else ()
    left_out = tuple(sorted(told.left_out))
    entries_of = (tuple(doubts), decisions, questions, table, said)
    return RecordFile(table.name, rows, left_out, columns, noted, not_read, *entries_of)


def ignored_columns_words(names: tuple[str, ...], what: str = "column") -> str:
    """ "3 columns were not read: Phone 2, Stage, Followed up"."""
    return f"{count(len(names), what)} {'was' if len(names) == 1 else 'were'} not read: {_first(names)}"


def noted_columns_words(names: tuple[str, ...], where: str) -> str:
    """ "2 columns went into the note: Hobby, Shoe size"."""
    return f"{count(len(names), 'column')} went {where}: {_first(names)}"


def _first(names: tuple[str, ...]) -> str:
    return ", ".join(names[:8]) + (f" and {len(names) - 8} more" if len(names) > 8 else "")


def _about_statuses(told: LeftOutTally) -> Iterator[OpenQuestion]:
    asked = dict[str, str]()
    for status, _ in told.statuses.most_common():
        asked.setdefault(folded(status), status)
    for words, status in [*asked.items()][:ASKED_AT_MOST]:
        if words:
            choices = [(f"{words}={stage}", name) for stage, name in STAGE_WORDS.items()]
            choices.append((f"{words}={NO_STAGE}", "none of these: put it in the note"))
            yield OpenQuestion("status", f"What does the status {shown(status)[:60]!r} mean?", tuple(choices))


def _cards(content: bytes, name: str, choices: RecordChoices, progress: Progress) -> RecordFile[PersonRow]:
    from coach.imports.search.vcards import people_of_cards

    told = LeftOutTally()
    rows, unread, encoding = people_of_cards(content, name, choices.encoding, told, progress)
    not_read = tuple(sorted(map(shown, unread)))
    doubts = told.sentences()
    if not_read:
        doubts.insert(
            0, f"{ignored_columns_words(not_read, 'kind of line')}.".replace("kind of lines", "kinds of line")
        )
    decisions = (
        Decision("form", "vCard", "it begins with BEGIN:VCARD"),
        Decision("encoding", encoding, "as for tables"),
    )
    return RecordFile(
        name,
        tuple(rows),
        tuple(sorted(told.left_out)),
        not_read=not_read,
        doubts=tuple(doubts),
        decisions=decisions,
        said=choices,
    )
