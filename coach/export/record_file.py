"""How a file of people or applications was read, in words and as plain values for JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Protocol

from coach.domain.document import Document, Paragraph, all_of, filled, section
from coach.domain.sanitize import shown
from coach.domain.search.import_rows import ApplicationRow, PersonRow
from coach.domain.wording import count
from coach.export.how_read import decision_line
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from coach.domain.runway.statement import Decision, OpenQuestion, SkippedRow
    from coach.domain.search.merge_people import PossibleDuplicate

SHOWN = 5
FIELD_WORDS = {"last_contact": "last contact", "applied_on": "applied on", "told_on": "noted on", "next_on": "next on"}


class RecordFileReading(Protocol):
    """A file that was read, as coach.imports.search returns it."""

    @property
    def name(self) -> str:
        """Its name."""

    @property
    def rows(self) -> Sequence[PersonRow | ApplicationRow]:
        """The rows that were read."""

    @property
    def left_out(self) -> Sequence[SkippedRow]:
        """The rows that were skipped."""

    @property
    def columns(self) -> Sequence[tuple[str, str]]:
        """The field and heading of each column that was read."""

    @property
    def noted(self) -> Sequence[str]:
        """The headings of columns that were added to the note."""

    @property
    def not_read(self) -> Sequence[str]:
        """The headings of the other columns."""

    @property
    def decisions(self) -> Sequence[Decision]:
        """The decisions made in reading it."""

    @property
    def questions(self) -> Sequence[OpenQuestion]:
        """The questions still open."""

    @property
    def doubts(self) -> Sequence[str]:
        """Warnings about the file, as sentences."""


class RecordFileProposal(Protocol):
    """What would be imported from the file."""

    @property
    def doubts(self) -> Sequence[PossibleDuplicate]:
        """Rows that may be duplicates of existing records."""


def file_data(what: str, read: RecordFileReading, found: RecordFileProposal) -> Data:
    """Everything about one file, in the shape documented in docs/commands.md."""
    return {
        "file": read.name,
        "rows": len(read.rows) + len(read.left_out),
        "taken": len(read.rows),
        "left_out": [{"row": each.row, "why": each.why} for each in read.left_out],
        "columns": [{"column": heading, "field": field} for field, heading in read.columns],
        "noted": list(read.noted),
        "not_read": list(read.not_read),
        "decisions": {each.step: {"what": each.what, "why": each.why} for each in read.decisions},
        "questions": [
            {"about": each.about, "words": each.words, "choices": [value for value, _ in each.choices]}
            for each in read.questions
        ],
        "doubts": [{"row": each.row, "name": each.name, "words": each.words} for each in found.doubts],
        "told": list(read.doubts),
        what: [_row(row) for row in read.rows],
    }


def _row(row: PersonRow | ApplicationRow) -> Data:
    told = {name: _plain(value) for name, value in row._asdict().items() if name != "number"}
    data: Data = {"row": row.number, **told}
    if isinstance(row, ApplicationRow):
        data["stages"] = [{"stage": each.stage, "on": iso(each.on), "note": each.note or None} for each in row.stages]
        data["stage"] = row.stages[-1].stage if row.stages else "wished"
        data["applied_on"] = iso(row.sent_on)
    return data


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever a row has
    return iso(value) if isinstance(value, date) else None if value == "" else value


def file_document(what: str, read: RecordFileReading, found: RecordFileProposal) -> Document:
    """Everything about one file."""
    left = f"; {count(len(read.left_out), 'row')} left out" if read.left_out else ""
    head = Paragraph(f"{read.name}: {count(len(read.rows), 'row')} of {what}{left}.")
    rows = all_of("detail", [*map(row_words, read.rows[:SHOWN]), *_more(len(read.rows) - SHOWN)])
    asked = [f"coach needs to ask: {question.words}" for question in read.questions]
    doubts = [f"coach needs to ask: row {doubt.row}: {doubt.words}" for doubt in found.doubts[: 4 * SHOWN]]
    sections = (
        section("", head, rows),
        section("How it was read", all_of("detail", (*_column_lines(read), *map(decision_line, read.decisions)))),
        section("", map(Paragraph, read.doubts)),
        section("", map(Paragraph, (*asked, *doubts, *_more(len(found.doubts) - 4 * SHOWN)))),
    )
    return Document("", filled(sections))


def _more(number: int) -> list[str]:
    return [f"and {number:,} more"] if number > 0 else []


def field_words(field: str) -> str:
    """The name of a field: "last contact"."""
    return FIELD_WORDS.get(field, field.replace("_", " "))


def _column_lines(read: RecordFileReading) -> Iterator[str]:
    for field, heading in read.columns:
        yield f"{heading}: {field_words(field)}"
    for heading in read.noted:
        yield f"{heading}: into the note, as “{heading}: ...”"


def row_words(row: PersonRow | ApplicationRow) -> str:
    """A row on one line."""
    if isinstance(row, PersonRow):
        parts = [row.name, row.employer, row.role, row.email, row.phone]
    else:
        stage = row.stages[-1].stage if row.stages else "to apply"
        day = row.stages[-1].on if row.stages else None
        parts = [row.employer, row.role, f"{stage} {day or '(date not known)'}" if row.stages else stage, row.location]
    return shown("; ".join(filter(None, parts)))
