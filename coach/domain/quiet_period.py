"""The first 48 hours, in which nothing is coached (step 1 of the guide)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from coach.domain.dates import typed_day
from coach.domain.state import State
from coach.errors import RefusedError

QUIET_HOURS = timedelta(hours=48)


class QuietPeriod(NamedTuple):
    """The quiet time that is running: when it ends, and how much of it is left."""

    ends: datetime
    left: timedelta

    @property
    def left_in_words(self) -> str:
        """ "31 hours", "1 hour", "20 minutes": to the nearest hour, or minute in the last one."""
        minutes = max(1, round(self.left.total_seconds() / 60))
        number, unit = ((minutes + 30) // 60, "hour") if minutes >= 60 else (minutes, "minute")
        return f"{number} {unit}{'' if number == 1 else 's'}"


def quiet_period(state: State, now: datetime) -> QuietPeriod | None:
    """The quiet time, if it is running at `now`; None once it is over, was left, or no day was given.

    Only the day of the loss is known and not the hour, so the 48 hours are counted from the hour at which the person
    told of it: somebody who tells at three in the afternoon that it was yesterday has until tomorrow at three.
    """
    lost_on, told_at = state.profile.lost_on, state.profile.told_at
    if lost_on is None or told_at is None or state.projected("quiet", bool):
        return None
    hour = time(told_at.hour, told_at.minute, told_at.second, tzinfo=told_at.tzinfo)
    began = datetime.combine(lost_on, hour)
    gone = now - began
    # Where the clock was set back, the hour may be still to come; the day of the loss is quiet all the same.
    if gone >= QUIET_HOURS or (gone < timedelta() and lost_on > now.date()):
        return None
    return QuietPeriod((began + QUIET_HOURS).astimezone(now.tzinfo), min(QUIET_HOURS - gone, QUIET_HOURS))


def read_lost_on(text: str, today: date, country: str = "") -> date:
    """The day of the loss as somebody in a country typed it: as `typed_day`. Raises RefusedError."""
    return check_lost_on(typed_day(text, today, country), today)


def check_lost_on(day: date, today: date) -> date:
    """`day`, if a job can have been lost on it. Raises RefusedError for a day to come or one more than 20 years ago."""
    if day > today:
        raise RefusedError("That day is in the future", "Give the day you were told, if your last day is still ahead.")
    if day.year < today.year - 20:
        raise RefusedError("That is too long ago", "Give the day you lost this job, with the year, such as 2026-11-23.")
    return day
