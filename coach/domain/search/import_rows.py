"""Rows of people and applications from a file, before they are matched with existing records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain import fields
from coach.domain.record import Record
from coach.domain.search.events import ApplicationSet, PersonSet


class PersonRow(PersonSet):
    """A person in a row of a file. `number` is the row's, `key` the person's key in our own export."""

    number: int = 0

    def __init__(self, number: int, name: str, key: str = "", *others: Any, **values: Any) -> None:
        Record.__init__(self, key, name, *others, number=number, **values)

    def __post_init__(self) -> None:
        """Skip the checks: a row may have no name, and texts that are too long were cut when the file was read."""


class StageRow(NamedTuple):
    """A stage in a row; `on` is None if it has no date."""

    stage: str
    on: date | None = None
    note: str = ""


class ApplicationRow(ApplicationSet):
    """An application in a row of a file. `told_on` is the day it was first listed there, if the file says so."""

    told_on: date | None = fields.day(column_after="note")
    stages: tuple[StageRow, ...] = ()
    number: int = 0

    def __init__(self, number: int, employer: str, key: str = "", *others: Any, **values: Any) -> None:
        Record.__init__(self, key, employer, *others, number=number, **values)

    def __post_init__(self) -> None:
        """Skip the checks: a row may have no employer, and texts that are too long were cut when the file was read."""

    @property
    def sent_on(self) -> date | None:
        """The day it was sent, if the file says so."""
        return sent_on(self.stages)


def sent_on(stages: Sequence[StageRow]) -> date | None:
    """The first day of the stage "applied"."""
    return next((step.on for step in stages if step.stage == "applied" and step.on), None)
