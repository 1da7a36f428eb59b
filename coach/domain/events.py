"""What can be written about the programme: ticks, notes, check-ins, pauses, the profile, and undo.

An event says what happened or was decided. Written, it becomes an entry: it gets an id, a time, the day it is about
and the device it was written on. Entries are only ever added; undoing is one more event.
"""

from __future__ import annotations

from datetime import date

from coach.domain.entries import LONGEST_DAY
from coach.domain.event import Event, check_one_of, check_scale, check_text
from coach.domain.kinds_of_work import KINDS
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.schedule.constants import REASONS
from coach.errors import RefusedError


class Done(Event):
    """An action was done, once. `minutes` is how long it took. Raises RefusedError for more than a day of them.

    `replaces` is the id of an earlier tick that this one says better, and that no longer counts.
    """

    action: str
    minutes: int | None = None
    note: str | None = None
    replaces: str | None = None

    def __post_init__(self) -> None:
        if self.minutes is not None and self.minutes not in range(LONGEST_DAY + 1):
            raise RefusedError("That is not a number of minutes", "Give whole minutes, from 0 to 1440.")
        check_text(self, "note", "the note", lines=True)


class Undone(Event):
    """Every tick of an action on that day is taken back."""

    action: str


class StepSkipped(Event):
    """The person leaves a step out. Nothing that was ticked in it is lost."""

    step: int


class StepTakenUp(Event):
    """A step that was left out is taken up again."""

    step: int


class Note(Event):
    """Words the person wants to keep, about an action or about nothing in particular. An empty one is refused."""

    text: str
    action: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "text", "the note", lines=True)
        if not self.text:
            raise RefusedError("The note is empty", "Write a few words, or leave the note out.")


class CheckIn(Event):
    """How the day is: mood and energy from 1 (low) to 5 (high), and a line."""

    mood: int
    energy: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_scale(self.mood, "Mood")
        check_scale(self.energy, "Energy")
        check_text(self, "note", "the line", lines=True)


class Paused(Event):
    """A pause begins: nothing counts, nothing is lost. `until` is its last day, if one was named, `reason` one word."""

    until: date | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        check_one_of(self.reason, REASONS, "reason")


class Resumed(Event):
    """The pause is over."""


class QuietLeft(Event):
    """The person leaves the quiet of the first 48 hours early."""


class ProfileSet(Event):
    """What the person told of themselves; a field that is None stays as it was, an empty text clears it.

    `country` is an ISO 3166 code, `currency` an ISO 4217 code, weekdays are 0 (Monday) to 6, `work` one of KINDS.
    `keys` is "all" for whoever wants every key and room shown from the first day, "" for the quiet first week.
    """

    name: str | None = None
    lost_on: str | None = None
    country: str | None = None
    currency: str | None = None
    first_weekday: int | None = None
    working_days: tuple[int, ...] | None = None
    theme: str | None = None
    work: str | None = None
    keys: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "name", "the name", limit=NAME_LIMIT)
        check_one_of(self.work or None, tuple(KINDS), "kind of work")
        check_text(self, "theme", "the theme", limit=NAME_LIMIT)
        check_one_of(self.keys or None, ("all",), "choice of keys")
        if self.first_weekday is not None and self.first_weekday not in range(7):
            raise RefusedError("That is not a day of the week", "Give a day of the week, such as Monday.")
        if self.working_days is not None and not set(self.working_days) <= set(range(7)):
            raise RefusedError("Those are not days of the week", "Give days of the week, such as Monday to Friday.")


class Undo(Event):
    """An earlier entry no longer counts."""

    entry: str


class Redo(Event):
    """An entry that was undone counts again."""

    entry: str
