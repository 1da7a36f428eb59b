"""Bank statements, in whatever form the bank gives them. What is read here is data: nothing of it is trusted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.places import minor_digits
from coach.domain.runway.statement import Statement
from coach.domain.table_forms import TableFormSet, table_form
from coach.domain.text import shown
from coach.imports.file_content import content_of
from coach.imports.progress import Progress
from coach.imports.statements.choices import NOTHING_SAID, Choices, choices_from
from coach.imports.statements.csv_file import Known, nothing_known, read_csv
from coach.imports.statements.limits import LARGEST
from coach.imports.statements.table_file import Place, Table

if TYPE_CHECKING:
    from coach.domain.records import Profile

ABOUT = "money"  # what a kept form of table is about


class FileReading(NamedTuple):
    """The statements in a file, one for each account; the table they came from (None where the form has none), and what
    the person had said when it was read.
    """

    statements: tuple[Statement, ...]
    table: Table | None = None
    said: Choices = NOTHING_SAID


def place_of(profile: Profile, today: date) -> Place:
    """Where the person is and in what they count."""
    digits = minor_digits(profile.currency) if profile.currency else 2
    return Place(digits, profile.currency or "", profile.country or "", today)


def known_from(forms: Mapping[tuple[str, str], Mapping[str, object]]) -> Known:
    """What was said of forms of tables, as it was kept in the journal."""
    return lambda signature: choices_from(forms.get((ABOUT, signature), {}))


def form_facts(
    read: Iterable[FileReading], forms: Mapping[tuple[str, str], Mapping[str, object]]
) -> Iterator[TableFormSet]:
    """What was said of the forms of these files, as facts; nothing for what was kept before."""
    for reading in read:
        said = reading.said.as_fields()
        if reading.table and said and dict(forms.get((ABOUT, reading.table.signature), {})) != said:
            yield table_form(ABOUT, reading.table.signature, said)


def read_file(
    file: Path,
    place: Place,
    choices: Choices = NOTHING_SAID,
    known: Known = nothing_known,
    progress: Progress = lambda _done, _all: None,
) -> FileReading:
    """Everything in a file of a bank, in minor units of the currency of `place`.

    `choices` is what the person says of this file, `known` what they said of its form before. `progress` is told rows
    done and rows in all, now and then. Raises RefusedError, naming the row, for what can't be read, and CoachError where
    the file can't be opened.
    """
    content = content_of(file, LARGEST, "Ask the bank for fewer months, 50 MB at most.")
    table, statements = read_csv(content, shown(file.name), place, choices, known, progress)
    return FileReading(statements, table, choices.over(known(table.signature)))


def read_statements(
    file: Path,
    place: Place,
    choices: Choices = NOTHING_SAID,
    known: Known = nothing_known,
    progress: Progress = lambda _done, _all: None,
) -> tuple[Statement, ...]:
    """The statements alone, as `read_file` reads them."""
    return read_file(file, place, choices, known, progress).statements
