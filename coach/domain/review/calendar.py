"""The whole time as a calendar: how much was done on each day, week beside week, without streaks."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from coach.domain.dates import WEEKDAYS, start_of_week
from coach.domain.transition import Transition

SIGNS = ".-=#"  # nothing noted, a little, some, much
MOST_WEEKS = 26
STEPS = (1, 3, 6)  # things done from which a day gets the next sign
LEGEND = "Each sign is a day: . nothing noted, - a little, = some, # a lot. A break is blank."


def activity_calendar(transition: Transition, first: date, today: date) -> list[str]:
    """A row for each weekday, from the person's first one on; the newest weeks, 26 at most."""
    begin = start_of_week(first, transition.profile.first_weekday)
    end = start_of_week(today, transition.profile.first_weekday)
    begin = max(begin, end - timedelta(weeks=MOST_WEEKS - 1))
    weeks = [begin + timedelta(weeks=number) for number in range((end - begin).days // 7 + 1)]
    done = _done_by_day(transition, begin, today)
    return [_row(transition, weeks, number, today, done) for number in range(7)]


def _done_by_day(transition: Transition, first: date, today: date) -> Counter[date]:
    """How many things were done on each day: ticks, blocks, and efforts of the search."""
    found: Counter[date] = Counter()
    for action_id in transition.guide.actions:
        found.update(transition.record_of(action_id).days_between(first, today))
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        found[day] += len(transition.search.on(day)) + sum(block.done for block in transition.schedule.blocks_on(day))
    return found


def _row(transition: Transition, weeks: list[date], number: int, today: date, done: Counter[date]) -> str:
    days = [week + timedelta(days=number) for week in weeks]
    signs = "".join(_sign(transition, day, done[day]) if day <= today else " " for day in days)
    return f"{WEEKDAYS[days[0].weekday()][:3]} {signs}".rstrip()


def _sign(transition: Transition, day: date, done: int) -> str:
    if not done and transition.rested(day):
        return " "
    return SIGNS[sum(done >= step for step in STEPS)]
