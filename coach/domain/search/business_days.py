"""Working days: the person's own, without public holidays and breaks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.domain.holidays import holiday_on

if TYPE_CHECKING:
    from coach.domain.state import State

FURTHEST = 400


def is_working_day(state: State, day: date) -> bool:
    """Whether it is one of the person's working days, no public holiday and in no break."""
    profile = state.profile
    working = profile.working_days or (0, 1, 2, 3, 4)
    return day.weekday() in working and not holiday_on(profile.country, day) and not state.rested(day)


def after_working_days(state: State, day: date, number: int) -> date:
    """The day on which this many working days have passed since `day`."""
    for ahead in range(1, FURTHEST):
        day += timedelta(days=1)
        number -= is_working_day(state, day)
        if number <= 0 or ahead == FURTHEST - 1:
            break
    return day


def working_days_between(state: State, day: date, today: date) -> int:
    """How many working days have passed from `day` to `today`, including today."""
    return sum(is_working_day(state, day + timedelta(days=ahead + 1)) for ahead in range((today - day).days))
