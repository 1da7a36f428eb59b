"""The first 48 hours, during which coach does not coach (step 1 of the guide)."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from coach.domain.dates import typed_day
from coach.domain.state import State
from coach.errors import RefusedError

QUIET_HOURS = timedelta(hours=48)


class QuietPeriod(NamedTuple):
    """The current quiet period: when it ends, and how much is left."""

    ends: datetime
    left: timedelta

    @property
    def left_in_words(self) -> str:
        """ "31 hours", "1 hour", "20 minutes": to the nearest hour, or to the minute in the last hour."""
        minutes = max(1, round(self.left.total_seconds() / 60))
        number, unit = ((minutes + 30) // 60, "hour") if minutes >= 60 else (minutes, "minute")
        return f"{number} {unit}{'' if number == 1 else 's'}"


def quiet_period(state: State, now: datetime) -> QuietPeriod | None:
    """The quiet period at `now`; None once it is over, was ended early, or if no day of the loss was given.

    Only the day of the loss is known, not the hour, so the 48 hours start at the hour the person entered it: somebody
    who enters "yesterday" at three in the afternoon has until three tomorrow.
    """
    lost_on, told_at = state.profile.lost_on, state.profile.told_at
    if lost_on is None or told_at is None or state.projected("quiet", bool):
        return None
    hour = time(told_at.hour, told_at.minute, told_at.second, tzinfo=told_at.tzinfo)
    began = datetime.combine(lost_on, hour)
    elapsed = now - began
    # If the clock was set back, that hour may be in the future; the day of the loss is quiet all the same.
    if elapsed >= QUIET_HOURS or (elapsed < timedelta() and lost_on > now.date()):
        return None
    return QuietPeriod((began + QUIET_HOURS).astimezone(now.tzinfo), min(QUIET_HOURS - elapsed, QUIET_HOURS))


def read_lost_on(text: str, today: date, country: str = "") -> date:
    """Parse the day of the loss as typed in a country; accepts what `typed_day` does. Raises RefusedError."""
    return check_lost_on(typed_day(text, today, country), today)


def check_lost_on(day: date, today: date) -> date:
    """Return `day` if a job can have been lost on it. Raises RefusedError for a future day or one over 20 years ago."""
    if day > today:
        raise RefusedError("That day is in the future", "Give the day you were told, if your last day is still ahead.")
    if day.year < today.year - 20:
        raise RefusedError("That is too long ago", "Give the day you lost this job, with the year, such as 2026-11-23.")
    return day
