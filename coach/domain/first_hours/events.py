"""The events of private writing: that a session took place, never what was written."""

from __future__ import annotations

from coach.domain.entries import LONGEST_DAY
from coach.domain.event import Event
from coach.errors import RefusedError
from coach.guide.first_hours import first_hours


class WritingHeld(Event):
    """Record that writing time number `time` took place, `minutes` long. Its text was kept or burnt, then or later.

    Raises RefusedError for an unknown writing time, and for more minutes than a day has.
    """

    time: int
    minutes: int
    kept: bool

    def __post_init__(self) -> None:
        first_hours().time(self.time)
        if self.minutes not in range(LONGEST_DAY + 1):
            raise RefusedError("That is not a number of minutes", "Give whole minutes, from 0 to 1440.")
