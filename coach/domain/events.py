"""The events of the programme: ticks, notes, check-ins, pauses, the profile, and undo.

An event says what happened or was decided. Writing it makes an entry, with an id, a time, the day it is about and the
device it was written on. Entries are only ever appended; undo appends one too.
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
    """Tick an action once. `minutes` is how long it took, at most a day; otherwise raises RefusedError.

    `replaces` is the id of an earlier tick that this one corrects, and that no longer counts.
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
    """Remove every tick of an action on that day."""

    action: str


class StepSkipped(Event):
    """Skip a step. Its ticks are not lost."""

    step: int


class StepTakenUp(Event):
    """Resume a step that was skipped."""

    step: int


class Note(Event):
    """A note about an action, or about nothing in particular. An empty one is refused."""

    text: str
    action: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "text", "the note", lines=True)
        if not self.text:
            raise RefusedError("The note is empty", "Write a few words, or leave the note out.")


class CheckIn(Event):
    """Check in: mood and energy from 1 (low) to 5 (high), and a line."""

    mood: int
    energy: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_scale(self.mood, "Mood")
        check_scale(self.energy, "Energy")
        check_text(self, "note", "the line", lines=True)


class Paused(Event):
    """Start a pause: nothing is counted, nothing is lost. `until` is its last day, if given, `reason` one word."""

    until: date | None = None
    reason: str | None = None

    def __post_init__(self) -> None:
        check_one_of(self.reason, REASONS, "reason")


class Resumed(Event):
    """End the pause."""


class QuietLeft(Event):
    """Leave the quiet period, the first 48 hours, early."""


class ProfileSet(Event):
    """Set the person's profile. None leaves a field as it was; an empty text clears it.

    `country` is an ISO 3166 code, `currency` an ISO 4217 code, weekdays are 0 (Monday) to 6, `work` one of KINDS.
    `keys` is "all" to show every key and room from the first day, "" for the quiet first week.
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
    """Undo an earlier entry, which no longer counts."""

    entry: str


class Redo(Event):
    """Redo an entry that was undone."""

    entry: str
