"""The whole time as a calendar: how much was done on each day, a column for each week, without streaks."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import WEEKDAYS, start_of_week
from coach.domain.state import State

SIGNS = ".-=#"  # nothing recorded, a little, some, a lot
MOST_WEEKS = 26
STEPS = (1, 3, 6)  # how many things done a day needs for the next sign
LEGEND = "Each sign is a day: . nothing noted, - a little, = some, # a lot. A break is blank."


class Calendar(NamedTuple):
    """The first day of each week, and a row for each weekday: how much was done on it, from 0 (nothing) to 3 (a lot).

    None is a day of a break, or one in the future.
    """

    weeks: tuple[date, ...]
    rows: tuple[tuple[int | None, ...], ...]


def calendar_of(state: State, first: date, last: date, today: date, weeks: int = MOST_WEEKS) -> Calendar:
    """The newest `weeks` weeks at most from `first` to `last`, starting on the person's first weekday."""
    begin = start_of_week(first, state.profile.first_weekday)
    end = start_of_week(last, state.profile.first_weekday)
    begin = max(begin, end - timedelta(weeks=weeks - 1))
    starts = tuple(begin + timedelta(weeks=number) for number in range((end - begin).days // 7 + 1))
    done = _done_by_day(state, begin, today)
    rows = tuple(
        tuple(_level(state, week + timedelta(days=number), today, done) for week in starts) for number in range(7)
    )
    return Calendar(starts, rows)


def activity_calendar(state: State, first: date, today: date) -> list[str]:
    """A row of signs for each weekday; the newest 26 weeks at most."""
    found = calendar_of(state, first, today, today)
    return [
        f"{WEEKDAYS[(found.weeks[0] + timedelta(days=number)).weekday()][:3]} "
        f"{''.join(' ' if level is None else SIGNS[level] for level in row)}".rstrip()
        for number, row in enumerate(found.rows)
    ]


def _done_by_day(state: State, first: date, today: date) -> Counter[date]:
    """How many things were done on each day: ticks, blocks, and activities of the search."""
    found: Counter[date] = Counter()
    for action_id in state.guide.actions:
        found.update(state.history_of(action_id).days_between(first, today))
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        found[day] += len(state.search.on(day)) + sum(block.done for block in state.schedule.blocks_on(day))
    return found


def _level(state: State, day: date, today: date, done: Counter[date]) -> int | None:
    if day > today or (not done[day] and state.rested(day)):
        return None
    return sum(done[day] >= step for step in STEPS)
