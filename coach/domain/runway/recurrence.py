"""On which days a recurring line falls. Months are calendar months; the 31st is the last day of a shorter month. A line
that falls twice a month falls on two days, 15 apart: the 1st and the 16th, or the 15th and the 30th.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from functools import lru_cache
from itertools import chain

from coach.domain.dates import months_later
from coach.domain.runway.plan import Every

MONTHS: dict[Every, int] = {"month": 1, "2 months": 2, "quarter": 3, "4 months": 4, "6 months": 6, "year": 12}
DAYS: dict[Every, int] = {"day": 1, "week": 7, "2 weeks": 14, "4 weeks": 28}
HALF_A_MONTH = 15  # days between the two dates in a month
HORIZON_MONTHS = 120


def months_after(day: date, months: int, day_of_month: int | None = None) -> date:
    """The same day of the month (or `day_of_month`), `months` months later; in a shorter month its last day."""
    later = months_later(day.replace(day=1), months)
    return later.replace(day=min(day_of_month or day.day, monthrange(later.year, later.month)[1]))


def horizon(start: date) -> date:
    """The last day of a projection: ten years after its start, less a day."""
    return date.fromordinal(months_after(start, HORIZON_MONTHS).toordinal() - 1)


@lru_cache(maxsize=4096)
def due_days(every: Every, anchor: date, day: int | None, first: date, last: date) -> tuple[int, ...]:
    """The days, counted from the start (0), from `first` to `last`, on which a line anchored on `anchor` is due.

    The n-th is counted from the anchor and not from the one before it, so that 31 January leads to 28 February and then
    to 31 March. `day` is a day of the month (of a line that falls twice a month, one of the two), or for weekly lines a
    weekday, 1 (Monday) to 7; it never falls before the anchor.
    """
    low, high = first.toordinal(), last.toordinal()
    begin = anchor.toordinal()
    if every == "once":
        return (begin - low,) if low <= begin <= high else ()
    if every == "twice a month":
        both = chain(*(_by_months(1, anchor, each, low, high) for each in _halves(day or anchor.day)))
        return tuple(sorted(falls - low for falls in both))
    if every in MONTHS:
        return tuple([falls - low for falls in _by_months(MONTHS[every], anchor, day, low, high)])
    step = DAYS[every]
    if day is not None and step > 1:
        begin += (day - anchor.isoweekday()) % 7
    if begin < low:
        begin += -(-(low - begin) // step) * step
    return tuple(range(begin - low, high - low + 1, step))


def _halves(day: int) -> tuple[int, int]:
    """The two days of a month, 15 apart, one of which is `day`: (1, 16) for the 1st and the 16th, (16, 31) for the
    31st.

    They are different days in the shortest month, too.
    """
    early = day if day <= HALF_A_MONTH else day - HALF_A_MONTH
    return early, early + HALF_A_MONTH


def _by_months(step: int, anchor: date, day: int | None, low: int, high: int) -> list[int]:
    found = []
    low = max(low, anchor.toordinal())
    lowest = date.fromordinal(low)
    passed = (lowest.year - anchor.year) * 12 + lowest.month - anchor.month
    number = max(0, passed // step)
    while (falls := months_after(anchor, number * step, day).toordinal()) <= high:
        if falls >= low:
            found.append(falls)
        number += 1
    return found
