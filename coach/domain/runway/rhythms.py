"""Detect the rhythm of bookings: weeks, months or parts of a year, tolerating shifts by bank days and weekends."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from coach.domain.runway.plan import Every
from coach.domain.runway.recurrence import months_after

STEPS: dict[Every, int] = {"week": 7, "2 weeks": 14, "4 weeks": 28}
MONTHS: dict[Every, int] = {"month": 1, "2 months": 2, "quarter": 3, "4 months": 4, "6 months": 6, "year": 12}
LATEST = 60  # bookings to judge a rhythm by
MOVED = 4  # days that a booking may be shifted by bank days and weekends
LEAST = 3  # bookings in a rhythm
LEAST_RARE = 2  # if they come quarterly or more rarely, and are alike
RARE = 2  # months between rare bookings


class Rhythm(NamedTuple):
    """A rhythm, its day of the month (31 for the last), and how far its bookings are from it, in days."""

    every: Every
    day: int | None
    off: float


def rhythm_of(days: Sequence[date], *, alike: bool) -> Rhythm | None:
    """The rhythm of sorted, distinct days; None if there is none. `alike` says that the amounts are equal."""
    days = days[-LATEST:]
    if len(days) < LEAST_RARE:
        return None
    found = []
    if len(days) >= LEAST:
        found += [rhythm for every, step in STEPS.items() if (rhythm := _by_days(days, every, step))]
        found += [rhythm for rhythm in [_twice_a_month(days)] if rhythm]
    middle = sorted((later - earlier).days for earlier, later in pairwise(days))[(len(days) - 1) // 2]
    for every, months in MONTHS.items():
        rare = alike and months >= 3
        if abs(middle - months * 30.44) <= 7 and (len(days) >= LEAST or rare):
            found += [rhythm for rhythm in [_by_months(days, every, months)] if rhythm]
    return min(found, key=lambda rhythm: rhythm.off, default=None)


def next_due(rhythm_every: Every, day: int | None, last: date, number: int = 1) -> date:
    """The day on which the `number`-th booking after `last` is due."""
    if rhythm_every in STEPS:
        return last + timedelta(days=STEPS[rhythm_every] * number)
    if rhythm_every == "twice a month":
        due = [day for day in _pairs(last, day or last.day, number + 3) if day > last + timedelta(days=MOVED)]
        return due[number - 1]
    slot = _nearest(last, day or last.day)
    return months_after(slot, MONTHS.get(rhythm_every, 1) * number, day or last.day)


def _wrong_allowed(number: int) -> int:
    return max(1, number // 4) if number > LEAST else 0


def _cost(booked: date, due: date) -> float:
    """The distance in days; a weekend in between counts little."""
    apart = abs((booked - due).days)
    return 0.4 if apart and due.isoweekday() >= 5 and apart <= 3 and booked.isoweekday() <= 5 else float(apart)


def _by_days(days: Sequence[date], every: Every, step: int) -> Rhythm | None:
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    wrong, off = 0, 0.0
    for gap in gaps:
        times = max(1, round(gap / step))
        apart = abs(gap - times * step)
        wrong += times - 1 if times <= 3 else 3
        wrong += apart > (1 if step == 7 else 3)
        off += apart
    drift = abs((days[-1] - days[0]).days - step * round((days[-1] - days[0]).days / step))
    if wrong > _wrong_allowed(len(days)) or drift > MOVED:
        return None
    return Rhythm(every, None, off / len(gaps))


def _nearest(booked: date, day: int) -> date:
    """The due day, on a day of a month, that is nearest to a booking."""
    return min(
        (months_after(booked.replace(day=1), step, day) for step in (-1, 0, 1)), key=lambda due: abs(due - booked)
    )


def _by_months(days: Sequence[date], every: Every, months: int) -> Rhythm | None:
    candidates = dict.fromkeys([*(each.day for each in days), 31, *([1] if days[0].day <= MOVED else [])])
    fits = [fit for day in candidates if (fit := _month_fit(days, every, months, day))]
    return min(fits, key=lambda fit: (fit.off, fit.day), default=None)


def _month_fit(days: Sequence[date], every: Every, months: int, day: int) -> Rhythm | None:
    due = [_nearest(each, day) for each in days]
    slots = [each.year * 12 + each.month for each in due]
    wrong = sum(abs((booked - at).days) > MOVED for booked, at in zip(days, due, strict=True))
    for earlier, later in pairwise(slots):
        step = later - earlier
        wrong += 1 if step % months or not step else min(3, step // months - 1)
    if wrong > _wrong_allowed(len(days)):
        return None
    costs = sorted(_cost(booked, at) for booked, at in zip(days, due, strict=True))
    used = costs[: len(costs) - wrong] or costs
    return Rhythm(every, day, sum(used) / len(used))


def _pairs(around: date, day: int, number: int) -> list[date]:
    first = around.replace(day=1)
    months = range(-1, number + 1)
    return sorted(months_after(first, step, at) for step in months for at in (day, min(31, day + 15)))


def _nearest_of(due: list[date], booked: date) -> date:
    return min(due, key=lambda at: abs(at - booked))


def _twice_a_month(days: Sequence[date]) -> Rhythm | None:
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    if len(days) < 4 or not 11 <= sorted(gaps)[len(gaps) // 2] <= 19:
        return None
    fits = []
    for day in dict.fromkeys(each.day for each in days if each.day <= 16):
        due = [_nearest_of(_pairs(booked, day, 1), booked) for booked in days]
        costs = [_cost(booked, at) for booked, at in zip(days, due, strict=True)]
        wrong = sum(cost > MOVED - 1 for cost in costs) + len(due) - len(set(due))
        if wrong <= _wrong_allowed(len(days)):
            fits.append(Rhythm("twice a month", day, sum(costs) / len(costs)))
    return min(fits, key=lambda fit: fit.off, default=None)
