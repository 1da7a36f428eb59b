"""People and applications as a file tells of them, before they are compared with those that are known."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple


class PersonRow(NamedTuple):
    """Somebody in a row of a file. `number` is that of the row, `key` the one our own export gave them."""

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
    """A stage that a row tells of; `on` is None where it has no day."""

    stage: str
    on: date | None = None
    note: str = ""


class ApplicationRow(NamedTuple):
    """An application in a row of a file. `told_on` is since when it was kept there, where the file says so."""

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
        """The day on which it was sent, where the file says so."""
        return sent_on(self.stages)


def sent_on(stages: Sequence[StageRow]) -> date | None:
    """The first day of the stage "applied"."""
    return next((step.on for step in stages if step.stage == "applied" and step.on), None)
