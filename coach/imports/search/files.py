"""Contacts and applications from CSV files: of LinkedIn, Google and Outlook, of trackers, of coach, or made by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from coach.domain.dates import day_with_year
from coach.domain.search.facts import LINE_LIMIT, LINK_LIMIT
from coach.domain.search.file_rows import ApplicationRow, PersonRow, StageRow
from coach.domain.search.keys import is_key
from coach.domain.search.likeness import folded_name
from coach.domain.search.terms import CLOSENESS
from coach.domain.text import NAME_LIMIT, NOTE_LIMIT
from coach.imports.progress import Progress
from coach.imports.search.cells import Cells, Told
from coach.imports.search.days import Days
from coach.imports.search.names import APPLICATIONS, PEOPLE
from coach.imports.search.rows import LONGEST_CELL, Table, read_table
from coach.imports.search.stages import read_stage, read_steps, stages_of

TOLD_EVERY = 500
_YES = frozenset(("yes", "y", "true", "1", "x", "ja", "oui", "si", "sim", "نعم", "はい"))
_SCALE = re.compile(r"([1-5])(?:\.0)?(?![\w.])")  # "3", "3.0", "3, worked together", "3/5"
_PERSON_DAYS = ("last_contact", "next_on", "connected")
_APPLICATION_DAYS = ("applied_on", "since", "told_on")


class PeopleFile(NamedTuple):
    """The people in a file. `skipped` rows were left out; `doubt` tells of what was left out, cut or guessed."""

    rows: tuple[PersonRow, ...]
    skipped: int
    doubt: str


class ApplicationsFile(NamedTuple):
    """The applications in a file, as `PeopleFile`."""

    rows: tuple[ApplicationRow, ...]
    skipped: int
    doubt: str


def _quiet(_done: int, _all: int) -> None:
    """Tells nobody how far it is."""


def read_people(file: Path, progress: Progress = _quiet, latest: date | None = None) -> PeopleFile:
    """The people in a CSV file. A contact later than `latest`, which should be today, is not taken.

    `progress` is told rows done and rows in all, now and then. Raises RefusedError, saying which header is needed, for
    a file that can't be understood, and CoachError where it can't be opened.
    """
    table = read_table(file, PEOPLE, ("name", "first", "last"), "Name, Company, Position, E-mail")
    told = Told()
    rows = [_person(cells) for cells in _each(table, _PERSON_DAYS, told, progress, latest)]
    found = tuple(row for row in rows if row.name)
    told.nameless = [row.number for row in rows if not row.name]
    return PeopleFile(found, told.left_out, told.sentences("no name"))


def read_applications(file: Path, progress: Progress = _quiet, latest: date | None = None) -> ApplicationsFile:
    """The applications in a CSV file, as `read_people`."""
    table = read_table(file, APPLICATIONS, ("employer",), "Company, Position, Status, Date applied, Link")
    told = Told()
    rows = [_application(cells, told) for cells in _each(table, _APPLICATION_DAYS, told, progress, latest)]
    found = tuple(row for row in rows if row.employer)
    told.nameless = [row.number for row in rows if not row.employer]
    return ApplicationsFile(found, told.left_out, told.sentences("no employer"))


def _each(
    table: Table, day_fields: Sequence[str], told: Told, progress: Progress, latest: date | None
) -> Iterator[Cells]:
    """The cells of row after row, telling how far it is."""
    places = [place for field in day_fields for place in table.columns.get(field, ())]
    days = Days.found_in(row[place].strip() for _, row in table.rows for place in places if place < len(row))
    told.too_long, told.doubts = table.too_long, [*table.doubts, *filter(None, [days.doubt])]
    for done, (number, row) in enumerate(table.rows):
        if done and done % TOLD_EVERY == 0:
            progress(done, len(table.rows))
        yield Cells(number, row, table.columns, days, told, latest)
    progress(len(table.rows), len(table.rows))


def _person(cells: Cells) -> PersonRow:
    line, name = cells.line, _name(cells)
    connected = cells.day("connected")
    key = line("key", LINE_LIMIT)
    return PersonRow(
        cells.number,
        name,
        key if is_key(key) else "",
        _closeness(cells),
        *(line("employer", NAME_LIMIT), line("role", LINE_LIMIT), line("where", LINE_LIMIT), line("email", LINE_LIMIT)),
        phone=line("phone", LINE_LIMIT),
        link=line("link", LINK_LIMIT),
        last_contact=cells.day("last_contact", past=True),
        shared=folded_name(line("shared", LINE_LIMIT)) in _YES,
        decides=folded_name(line("decides", LINE_LIMIT)) in _YES,
        ask=line("ask", LINE_LIMIT),
        next_step=line("next_step", LINE_LIMIT),
        next_on=cells.day("next_on"),
        note=cells.lines("note", NOTE_LIMIT)
        or (f"Connected on LinkedIn on {day_with_year(connected)}." if connected else ""),
    )


def _name(cells: Cells) -> str:
    """The full name, or the parts of it together."""
    if whole := cells.line("name", NAME_LIMIT):
        return whole
    first, middle, last = (cells.line(part, NAME_LIMIT) for part in ("first", "middle", "last"))
    if first and folded_name(last).startswith(f"{folded_name(first)} "):
        return last  # "Ana" and "Ana Lopez"
    return cells.cut(" ".join(filter(None, (first, middle, last))), NAME_LIMIT)


def _closeness(cells: Cells) -> int | None:
    text = folded_name(cells.line("closeness", LINE_LIMIT))
    if found := _SCALE.match(text):
        return int(found[1])
    if text in CLOSENESS:
        return CLOSENESS.index(text) + 1
    if text:
        cells.not_read()
    return None


def _application(cells: Cells, told: Told) -> ApplicationRow:
    line, note = cells.line, cells.lines("note", NOTE_LIMIT)
    status = line("stage", LINE_LIMIT)
    stage = read_stage(status) if status else ""
    stages = _stages(cells, stage)
    if status and not stage and not cells.has("stages"):
        told.statuses[status] += 1
        note = cells.cut(f"{note}\nStatus: {status}".strip(), NOTE_LIMIT)
    sent = cells.day("applied_on", past=True)
    key = line("key", LINE_LIMIT)
    return ApplicationRow(
        cells.number,
        line("employer", NAME_LIMIT),
        key if is_key(key) else "",
        *(
            line("role", LINE_LIMIT),
            line("link", LINK_LIMIT),
            line("source", LINE_LIMIT),
            line("reference", LINE_LIMIT),
        ),
        location=line("location", LINE_LIMIT),
        contact=line("contact", LINE_LIMIT),
        note=note,
        told_on=cells.day("told_on", past=True) or sent,
        stages=stages,
    )


def _stages(cells: Cells, stage: str) -> tuple[StageRow, ...]:
    if cells.has("stages"):
        return tuple(
            step._replace(note=cells.cut(step.note, LINE_LIMIT))
            for step in read_steps(cells.lines("stages", LONGEST_CELL))
        )
    return stages_of(stage, cells.day("applied_on", past=True), cells.day("since", past=True))
