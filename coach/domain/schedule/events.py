"""The events of the week: the frame, blocks and what became of them, plans, breaks and busy times."""

from __future__ import annotations

from datetime import date, datetime

from coach.domain.entries import LONGEST_DAY
from coach.domain.event import Event, check_one_of, check_text
from coach.domain.field_types import LINE_LIMIT, check_clock
from coach.domain.sanitize import NAME_LIMIT, accept
from coach.domain.schedule.constants import LONGEST_BLOCK, REASONS
from coach.errors import RefusedError

THEME_LIMIT = 24
MOST_THINGS = 5
MOST_BUSY = 500


class ScheduleSet(Event):
    """Set the frame of the weeks from the entry's day on. None leaves a field as it was.

    `least_hours` and `most_hours` are the person's own band; `start` is when a day begins ("09:30"); `themes` has one
    theme for each weekday from Monday on; `holidays_free` keeps public holidays free.
    """

    least_hours: int | None = None
    most_hours: int | None = None
    start: str | None = None
    themes: tuple[str, ...] | None = None
    holidays_free: bool | None = None

    def __post_init__(self) -> None:
        for hours in (self.least_hours, self.most_hours):
            if hours is not None and hours not in range(81):
                raise RefusedError("That is not a number of hours for a week", "Give whole hours, from 0 to 80.")
        if self.least_hours is not None and self.most_hours is not None and self.least_hours > self.most_hours:
            raise RefusedError(
                "The minimum is more than the maximum", "Give the fewest hours first, then the most, such as 10-18."
            )
        check_clock(self.start)
        if self.themes is not None:
            if len(self.themes) != 7:
                raise RefusedError(
                    "A week has seven themes", "Give one for each day from Monday on. For a day off, write rest."
                )
            for theme in self.themes:
                accept(theme, "the theme", limit=THEME_LIMIT)


class BlockSet(Event):
    """A block of time. A weekly one falls on the weekday of `day`, its first day.

    It applies from `since` on, by default from `day`; earlier weeks keep the earlier version.

    `start` is a time of day where the person is, or in `zone` ("Europe/London") if given. `minutes` are elapsed
    minutes: a block may cross midnight or a clock change. `action`, `person` and `application` say what it is for;
    `again` marks a block not done in an earlier week and offered once more.
    """

    key: str
    day: date
    start: str
    minutes: int
    theme: str
    weekly: bool = False
    title: str | None = None
    action: str | None = None
    person: str | None = None
    application: str | None = None
    zone: str | None = None
    again: bool | None = None
    since: date | None = None

    def __post_init__(self) -> None:
        check_clock(self.start)
        _check_minutes(self.minutes)
        if self.since and self.since > self.day:
            raise RefusedError("The block is not on that day yet", "Give a day after it starts.")
        check_text(self, "theme", "the theme", limit=THEME_LIMIT)
        check_text(self, "title", "the title", limit=NAME_LIMIT)
        check_text(self, "zone", "the time zone", limit=NAME_LIMIT)


class BlockOnce(Event):
    """Change a weekly block for one day: `day` is the planned day, `to_day` the day it moves to.

    `dropped` cancels it for that day. The other fields are those of `BlockSet`.
    """

    key: str
    day: date
    to_day: date | None = None
    start: str | None = None
    minutes: int | None = None
    theme: str | None = None
    title: str | None = None
    action: str | None = None
    person: str | None = None
    application: str | None = None
    dropped: bool | None = None

    def __post_init__(self) -> None:
        check_clock(self.start)
        if self.minutes is not None:
            _check_minutes(self.minutes)
        check_text(self, "theme", "the theme", limit=THEME_LIMIT)
        check_text(self, "title", "the title", limit=NAME_LIMIT)


class BlockGone(Event):
    """Remove a block: a weekly one from `since` on, a single one altogether."""

    key: str
    since: date | None = None


class BlockDone(Event):
    """Mark a block as done. `day` is its planned day, `minutes` how long it took. Stops a timer that ran for it."""

    key: str
    day: date
    minutes: int | None = None

    def __post_init__(self) -> None:
        if self.minutes is not None and self.minutes not in range(LONGEST_DAY + 1):
            raise RefusedError("That is not a number of minutes", "Give whole minutes, from 0 to 1440.")


class BlockUndone(Event):
    """Mark a block as not done after all."""

    key: str
    day: date


class TimerStarted(Event):
    """Start the timer for a block, at the time of the entry."""

    key: str
    day: date


class TimerDropped(Event):
    """Stop the timer without counting the time."""


class WeekPlanned(Event):
    """Plan the week that contains `week`: a few things to do, and if-then plans as pairs."""

    week: date
    things: tuple[str, ...] = ()
    plans: tuple[tuple[str, str], ...] = ()

    def __post_init__(self) -> None:
        if len(self.things) > MOST_THINGS:
            raise RefusedError("That is too much for a week", f"Choose at most {MOST_THINGS} things.")
        for words in (*self.things, *(part for plan in self.plans for part in plan)):
            accept(words, "the line", limit=LINE_LIMIT)


class WeekThing(Event):
    """Mark one of the things planned for a week, by its index, as done or not done."""

    week: date
    thing: int
    done: bool


class BusyTimes(Event):
    """Set when the person is busy, from a calendar; replaces earlier times from the same `source`.

    Each is a start and an end in local time ("2026-11-24T09:00"), and a short description.
    """

    source: str
    times: tuple[tuple[str, str, str], ...]

    def __post_init__(self) -> None:
        check_text(self, "source", "the name of the calendar", limit=NAME_LIMIT)
        if len(self.times) > MOST_BUSY:
            raise RefusedError("Those are too many busy times", f"The limit is {MOST_BUSY}. Read fewer weeks.")
        for begin, end, words in self.times:
            accept(words, "a title", limit=NAME_LIMIT)
            for moment in (begin, end):
                try:
                    datetime.fromisoformat(moment)
                except ValueError as error:
                    raise RefusedError("A busy time has no time", "Import the calendar again.") from error


class BreakPlanned(Event):
    """Plan a break from `first` to `last`. Nothing is counted during it, and nothing is lost."""

    key: str
    first: date
    last: date
    reason: str | None = None

    def __post_init__(self) -> None:
        check_one_of(self.reason, REASONS, "reason")
        if self.last < self.first:
            raise RefusedError("The break ends before it starts", "Give its first day, then its last.")


class BreakGone(Event):
    """Cancel a planned break."""

    key: str


def _check_minutes(minutes: int) -> None:
    if minutes not in range(5, LONGEST_BLOCK + 1):
        raise RefusedError("That is not a length for a block", "Give whole minutes, from 5 to 1440.")
