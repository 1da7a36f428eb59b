"""Reads bank statements in any supported format. The content is untrusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.places import minor_digits
from coach.domain.runway.statement import SkippedRow, Statement
from coach.domain.sanitize import shown
from coach.domain.table_forms import TableFormSet, table_form
from coach.errors import RefusedError
from coach.imports.file_content import read_file_content
from coach.imports.progress import Progress
from coach.imports.statements.answers import Answers
from coach.imports.statements.choices import NO_CHOICES, StatementChoices, choices_from
from coach.imports.statements.formats import format_of
from coach.imports.statements.limits import LARGEST
from coach.imports.statements.table_file import StatementLocale, StatementTable
from coach.imports.statements.tables import Known, Request, nothing_known, read_csv, read_sheets

if TYPE_CHECKING:
    from coach.domain.reducers import Profile
    from coach.imports.table.workbook import Sheet

ABOUT = "money"  # the subject of a stored form of table


class FileReading(NamedTuple):
    """The statements in a file, one per account, with the table they came from and the person's choices for it.

    The table is None for a format without one.
    """

    statements: tuple[Statement, ...]
    table: StatementTable | None = None
    said: StatementChoices = NO_CHOICES


def statement_locale_of(profile: Profile, today: date) -> StatementLocale:
    """The person's country and currency."""
    digits = minor_digits(profile.currency) if profile.currency else 2
    return StatementLocale(digits, profile.currency or "", profile.country or "", today)


def stored_choices(forms: Mapping[tuple[str, str], Mapping[str, object]]) -> Known:
    """The stored choices for forms of tables, from the journal."""
    return lambda signature: choices_from(forms.get((ABOUT, signature), {}))


def form_events(
    read: Iterable[FileReading], forms: Mapping[tuple[str, str], Mapping[str, object]]
) -> Iterator[TableFormSet]:
    """The events that store the choices for the forms of these files; none for those stored already."""
    for reading in read:
        said = reading.said.as_fields()
        if reading.table and said and dict(forms.get((ABOUT, reading.table.signature), {})) != said:
            yield table_form(ABOUT, reading.table.signature, said)


def read_file(
    file: Path,
    place: StatementLocale,
    choices: StatementChoices = NO_CHOICES,
    known: Known = nothing_known,
    progress: Progress = lambda _done, _all: None,
) -> FileReading:
    """Read a file of a bank, in minor units of the currency of `place`.

    `choices` are the person's for this file, `known` those stored for its form. `progress` is called with rows done and
    rows in total from time to time. Raises RefusedError, naming the row, for what can't be read, and CoachError if the
    file can't be opened.
    """
    content = read_file_content(file, LARGEST, "Ask the bank for fewer months. The limit is 50 MB.")
    asked = Request(shown(file.name), place, choices, known, progress)
    form = format_of(content, file.name)
    if form in ("csv", "xlsx", "html"):
        read = read_csv(content, asked) if form == "csv" else read_sheets(_sheets(form, content, asked.name), asked)
        table, statements, said = read
        return FileReading(statements, table, said)
    return FileReading(_in_currency(_by_program(form, content, asked), place), None, choices)


def _sheets(form: str, content: bytes, name: str) -> list[Sheet]:
    if form == "html":
        from coach.imports.table.markup import rows_of_html

        return rows_of_html(content, name)
    from coach.imports.table.workbook import rows_of_workbook

    return rows_of_workbook(content, name)


def _by_program(form: str, content: bytes, asked: Request) -> tuple[Statement, ...]:
    """Read a format made by programs for programs; each has its own reader."""
    name, place, choices, _, progress = asked
    flip = {True: "yes", False: "no", None: ""}[choices.flip]
    answers = Answers(choices.day_order, place.country, choices.decimal, flip)
    if form == "ofx":
        from coach.imports.statements.ofx_file import read_ofx

        return read_ofx(content, name, place.digits, progress, answers)
    if form == "qif":
        from coach.imports.statements.qif_file import read_qif

        return read_qif(content, name, place.digits, progress, answers)
    if form == "camt":
        from coach.imports.statements.camt_file import read_camt

        return read_camt(content, name, place.digits, progress)
    from coach.imports.statements.mt940_file import read_mt940

    return read_mt940(content, name, place.digits, progress)


def _in_currency(statements: tuple[Statement, ...], place: StatementLocale) -> tuple[Statement, ...]:
    """The accounts in the person's currency; the others as left out. Raises RefusedError if there is none."""
    mine = tuple(each for each in statements if not place.currency or each.currency in ("", place.currency))
    if not mine:
        raise RefusedError(
            f"{statements[0].name} is in {statements[0].currency}, and your currency is {place.currency}",
            "Import statements in your own currency; coach has no exchange rates.",
        )
    if len(mine) == len(statements):
        return mine
    others = [
        SkippedRow(booking.number, f"in {each.currency}, not in {place.currency}")
        for each in statements
        if each not in mine
        for booking in each.bookings
    ]
    return (mine[0]._replace(left_out=(*mine[0].left_out, *others)), *mine[1:])
