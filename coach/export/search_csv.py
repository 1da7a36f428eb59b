"""The search log as CSV: every field, days as 2026-11-23, and nothing a spreadsheet would take for a formula.

Encoded as UTF-8 (with a byte order mark if a spreadsheet is to open it), `coach.imports.search.files` reads people and
applications back unchanged.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from datetime import date
from io import StringIO

from coach.domain.sanitize import shown
from coach.domain.search.efforts import efforts
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, Application, Employer, Person
from coach.domain.spreadsheet_escape import escape_formula

_FIRST, _LAST = ("key", "employer", "role"), ("note", "told_on", "stages")
APPLICATION_COLUMNS = (
    *(*_FIRST, "stage", "since", "applied_on"),
    *(name for name in Application.columns if name not in (*_FIRST, *_LAST)),
    *_LAST,
)


def people_csv(log: SearchLog) -> str:
    """Return everybody the person knows."""
    return _table(Person.columns, log.people.values())


def employers_csv(log: SearchLog) -> str:
    """Return the employers of the target list."""
    return _table(Employer.columns, log.employers.values())


def applications_csv(log: SearchLog) -> str:
    """Return every application; `stages` has each stage with its day on its own line."""
    return _table(APPLICATION_COLUMNS, log.applications.values())


def activities_csv(log: SearchLog) -> str:
    """Return every activity, oldest first, including those that stand for an application.

    `person` and `application` are keys.
    """
    return _table(Activity.columns, efforts(log, date.min, date.max))


def stages_text(application: Application) -> str:
    """Return each stage with its day and note on its own line; "-" for an unknown day."""
    steps = (
        f"{step.on.isoformat() if step.dated else '-'} {step.stage}{f': {shown(step.note)}' if step.note else ''}"
        for step in application.stages
    )
    return "\n".join(steps)


def _table(names: Sequence[str], records: Iterable[Person | Employer | Application | Activity]) -> str:
    out = StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(names)
    writer.writerows([_cell(record, name) for name in names] for record in records)
    return out.getvalue()


def _cell(record: Person | Employer | Application | Activity, name: str) -> str:
    if name == "stages" and isinstance(record, Application):
        return stages_text(record)
    if name == "since" and isinstance(record, Application):
        return _day(record.known_since)
    if name not in record.declared:
        value = getattr(record, name)
        return escape_formula(_day(value) if isinstance(value, date | None) else shown(str(value)))
    return escape_formula(record.declared[name].cell(getattr(record, name)))


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
