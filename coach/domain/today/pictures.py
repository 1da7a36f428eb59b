"""The pictures beside the list of the day: the week, the mood, the steps. Values only; screens draw them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.progress import progress
from coach.domain.schedule.week import Week, week_of
from coach.domain.search.efforts import applications_in, efforts
from coach.domain.transition import Transition

MOOD_DAYS = 14


class Part(NamedTuple):
    """Minutes of a day for one theme: that went into it, or that are planned and still to come."""

    theme: str
    minutes: int
    done: bool


class DayStrip(NamedTuple):
    """A day of the week. `free` says that nothing is asked on it: a break, a holiday, a day off."""

    date: date
    theme: str
    free: bool
    parts: tuple[Part, ...]


class WeekStrip(NamedTuple):
    """The seven days with what is done and planned (minutes), and what the search came to in them.

    `planned` and `done` are those of the week's own room; `is_set` is False while no block was ever planned.
    """

    days: tuple[DayStrip, ...]
    planned: int
    done: int
    talks: int
    sent: int
    is_set: bool


class StepBar(NamedTuple):
    """A step: how many of its actions are done, of how many."""

    number: int
    short: str
    title: str
    done: int
    total: int
    skipped: bool


def week_strip(transition: Transition, today: date, *, holidays_too: bool) -> WeekStrip:
    """The week that `today` lies in."""
    week = week_of(transition, today, holidays_too=holidays_too)
    made = efforts(transition.search, week.first, min(today, week.last))
    return WeekStrip(
        tuple(DayStrip(day.date, day.theme, *_parts(week, at, today)) for at, day in enumerate(week.days)),
        sum(week.planned.values()),
        sum(week.done.values()),
        sum(each.is_talk for each in made),
        applications_in(made),
        transition.schedule.is_set,
    )


def _parts(week: Week, at: int, today: date) -> tuple[bool, tuple[Part, ...]]:
    """Whether the day is free, and its parts: all that went into it, and from today on what is planned beside it."""
    day = week.days[at]
    free = day.rested or bool(day.holiday) or day.theme == "rest"
    parts = [Part(theme, minutes, done=True) for theme, minutes in day.spent if minutes]
    if day.date >= today and not day.rested:
        parts += [Part(block.theme, block.minutes, done=False) for block in day.blocks if not block.done]
    return free, tuple(parts)


def moods(transition: Transition, today: date) -> tuple[int | None, ...]:
    """How the last two weeks were, `today` last; None where nobody said."""
    days = (today - timedelta(days=ago) for ago in reversed(range(MOOD_DAYS)))
    entries = (transition.check_ins.get(day) for day in days)
    return tuple(entry.number("mood") if entry else None for entry in entries)


def steps_bar(transition: Transition) -> tuple[StepBar, ...]:
    """The steps of the guide, each with how far it is."""
    return tuple(
        StepBar(step.number, step.short or step.title, step.title, *progress(transition, step))
        for step in transition.guide.steps
    )
