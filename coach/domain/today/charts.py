"""The charts next to the day's list: week, mood and steps. Values only; screens draw them."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import start_of_week
from coach.domain.progress import progress
from coach.domain.schedule.constants import REST
from coach.domain.schedule.themes import theme_on
from coach.domain.schedule.week import blocks_of, kept_holiday
from coach.domain.search.efforts import applications_in, efforts
from coach.domain.search.next_move import accepted_one
from coach.domain.state import State
from coach.domain.time_spent import minutes_by_day

MOOD_DAYS = 14


class Part(NamedTuple):
    """Minutes of a day for one theme, done or still planned."""

    theme: str
    minutes: int
    done: bool


class DayStrip(NamedTuple):
    """A day of the week. `free` says that nothing is expected on it: a break, a holiday, a day off."""

    date: date
    theme: str
    free: bool
    parts: tuple[Part, ...]


class WeekStrip(NamedTuple):
    """The seven days with minutes done and planned, and the results of the search in them.

    `planned` and `done` are the totals shown in the week's own room; `is_set` is False if no block was ever planned.
    After an acceptance, weekly blocks that were not done are left out: nothing is expected of these days any more.
    """

    days: tuple[DayStrip, ...]
    planned: int
    done: int
    talks: int
    sent: int
    is_set: bool


class StepBar(NamedTuple):
    """A step: how many of its actions are done, out of how many."""

    number: int
    short: str
    title: str
    done: int
    total: int
    skipped: bool


def week_strip(state: State, today: date, *, holidays_too: bool) -> WeekStrip:
    """The week containing `today`; without the holidays it is computed at once."""
    first = start_of_week(today, state.profile.first_weekday)
    last = first + timedelta(days=6)
    spent = minutes_by_day(state, first, last)
    days = (first + timedelta(days=number) for number in range(7))
    strips = [_strip(state, day, today, spent.get(day, Counter()), holidays_too=holidays_too) for day in days]
    made = efforts(state.search, first, min(today, last))
    return WeekStrip(
        tuple(day for day, _ in strips),
        sum(planned for _, planned in strips),
        sum(minutes.total() for minutes in spent.values()),
        sum(each.is_talk for each in made),
        applications_in(made),
        state.schedule.is_set,
    )


def _strip(state: State, day: date, today: date, spent: Counter[str], *, holidays_too: bool) -> tuple[DayStrip, int]:
    """A day, and its planned minutes.

    Its parts are everything done on it, and from today on what is still planned.
    """
    rested = state.rested(day)
    holiday = kept_holiday(state, day) if holidays_too else ""
    theme = REST if holiday else theme_on(state, day)
    calm = accepted_one(state.search) is not None
    blocks = [each for each in blocks_of(state, day, holiday) if each.done or not (calm and each.weekly)]
    parts = [Part(theme, minutes, done=True) for theme, minutes in sorted(spent.items()) if minutes]
    if day >= today and not rested:
        parts += [Part(block.theme, block.minutes, done=False) for block in blocks if not block.done]
    planned = sum(block.minutes for block in blocks if not rested or block.done)
    return DayStrip(day, theme, rested or theme == REST, tuple(parts)), planned


def moods(state: State, today: date) -> tuple[int | None, ...]:
    """The moods of the last 14 days, `today` last; None without a check-in."""
    days = (today - timedelta(days=ago) for ago in reversed(range(MOOD_DAYS)))
    entries = (state.check_ins.get(day) for day in days)
    return tuple(entry.number("mood") if entry else None for entry in entries)


def steps_bar(state: State) -> tuple[StepBar, ...]:
    """The steps of the guide with their progress."""
    return tuple(
        StepBar(step.number, step.short or step.title, step.title, *progress(state, step)) for step in state.guide.steps
    )
