"""On which day the review of the week is offered, and whether it was done."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.dates import start_of_week
from coach.domain.schedule.constants import REVIEW
from coach.domain.schedule.themes import theme_on
from coach.domain.state import State
from coach.domain.today.week_so_far import week_so_far

SOMETHING = timedelta(days=3)
"""Earliest time after the loss at which there is something to look back on."""


def review_day(state: State, today: date) -> date:
    """The last day of this week with the review theme; else its last working day, or its last day."""
    first = start_of_week(today, state.profile.first_weekday)
    days = [first + timedelta(days=number) for number in range(7)]
    for_it = [day for day in days if theme_on(state, day) == REVIEW]
    working = [day for day in days if day.weekday() in state.profile.working_days]
    return (for_it or working or days)[-1]


def review_is_on(state: State, today: date) -> bool:
    """Whether the review is offered: on its day, and until the end of the week if it was not done.

    Never in a week without anything recorded before today.
    """
    on, lost_on = review_day(state, today), state.profile.lost_on
    if today < on or (today > on and is_reviewed(state, today)) or state.rested(today):
        return False
    if lost_on and today - lost_on < SOMETHING:
        return False
    first, yesterday = start_of_week(today, state.profile.first_weekday), today - timedelta(days=1)
    if yesterday < first:
        return False
    before = week_so_far(state, yesterday)
    return bool(before.days or before.check_ins)


def is_reviewed(state: State, today: date) -> bool:
    """Whether any question about this week was answered."""
    first = start_of_week(today, state.profile.first_weekday)
    return bool(state.reviews.answers_of(first, first + timedelta(days=6)))
