"""Rows of people and applications from a file, before they are matched with existing records."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class PersonRow(NamedTuple):
    """A person in a row of a file. `number` is the row's, `key` the person's key in our own export."""

    number: int
    name: str
    key: str = ""
    closeness: int | None = None
    employer: str = ""
    role: str = ""
    where: str = ""
    email: str = ""
    phone: str = ""
    link: str = ""
    last_contact: date | None = None
    shared: bool = False
    decides: bool = False
    ask: str = ""
    next_step: str = ""
    next_on: date | None = None
    note: str = ""


class StageRow(NamedTuple):
    """A stage in a row; `on` is None if it has no date."""

    stage: str
    on: date | None = None
    note: str = ""


class ApplicationRow(NamedTuple):
    """An application in a row of a file. `told_on` is the day it was first listed there, if the file says so."""

    number: int
    employer: str
    key: str = ""
    role: str = ""
    link: str = ""
    source: str = ""
    reference: str = ""
    location: str = ""
    contact: str = ""
    note: str = ""
    told_on: date | None = None
    next_step: str = ""
    next_on: date | None = None
    stages: tuple[StageRow, ...] = ()

    @property
    def sent_on(self) -> date | None:
        """The day it was sent, if the file says so."""
        return sent_on(self.stages)


def sent_on(stages: Sequence[StageRow]) -> date | None:
    """The first day of the stage "applied"."""
    return next((step.on for step in stages if step.stage == "applied" and step.on), None)
