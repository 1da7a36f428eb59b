"""Every line of a plan as dated flows: which day, how much. All amounts are minor units and exact.

A flow is a day, counted from the plan's start (0), and an amount, always positive; what comes and what goes are kept
apart, because on every day income comes before the bills.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import TypeAlias

from coach.domain.runway.cadence import due_days, horizon, months_after
from coach.domain.runway.plan import Account, Debt, Expense, Income, Lump

Flows: TypeAlias = tuple[tuple[int, int], ...]
YEARS = 10


def account_flows(account: Account) -> Flows:
    """A balance is there on the first day, or on the day it can be reached; one that is not to be touched never."""
    if account.tier == "never":
        return ()
    return ((account.after_days if account.tier == "later" else 0, account.balance),)


@lru_cache(maxsize=1024)
def income_flows(income: Income, start: date) -> Flows:
    """What comes, each time it comes."""
    last = _last(start, income.until)
    days = due_days(income.every, income.since or start, None, start, last)
    begin = start.toordinal()
    return tuple([(day - begin, income.amount) for day in days])


def lump_flows(lump: Lump, start: date) -> Flows:
    """What comes once. What was to come before the start is in the balances already."""
    day = (lump.on - start).days + lump.delay_days
    return ((day, lump.amount),) if 0 <= day <= _days(start) else ()


@lru_cache(maxsize=2048)
def expense_flows(expense: Expense, start: date, inflation: int = 0) -> Flows:
    """What goes, each time it goes; `inflation` (hundredths of a percent) makes it more once a year from the start."""
    flows = _spread(expense, start) if expense.spread else _bills(expense, start)
    return _inflated(flows, start, inflation) if inflation else flows


def debt_flows(debt: Debt, start: date) -> Flows:
    """The least that has to be paid every month, until nothing is owed."""
    if debt.minimum <= 0:
        return ()
    days = due_days("month", start, debt.day, start, horizon(start))
    paid = [min(debt.minimum, debt.balance - number * debt.minimum) for number in range(len(days))]
    return tuple((day - start.toordinal(), amount) for day, amount in zip(days, paid, strict=True) if amount > 0)


def _bills(expense: Expense, start: date) -> Flows:
    days = due_days(expense.every, expense.since or start, expense.day, start, _last(start, expense.until))
    begin, amount = start.toordinal(), expense.amount
    return tuple([(day - begin, amount) for day in days])


def _spread(expense: Expense, start: date) -> Flows:
    """Through the k-th of the n days of a period, floor(amount x k / n) has gone: exact, and never a fraction.

    "once" has no period; it goes on its day.
    """
    if expense.every == "once":
        return _bills(expense, start)
    anchor, last, begin = expense.since or start, _last(start, expense.until).toordinal(), start.toordinal()
    after = months_after(horizon(start), 13)
    borders = due_days(expense.every, anchor, None, min(anchor, start), after)
    flows = []
    for begins, ends in pairwise(borders):
        length, gone = ends - begins, 0
        for day in range(begins, min(ends, last + 1)):
            through = expense.amount * (day - begins + 1) // length
            if through > gone and day >= begin:
                flows.append((day - begin, through - gone))
            gone = through
    return tuple(flows)


def _inflated(flows: Flows, start: date, inflation: int) -> Flows:
    """In the n-th year after the start each amount is x (1 + inflation)^n, rounded half to even."""
    begin = start.toordinal()
    years = [months_after(start, 12 * year).toordinal() - begin for year in range(YEARS + 1)]
    powers: list[tuple[int, int]] = [((10_000 + inflation) ** year, 10_000**year) for year in range(YEARS + 1)]

    def grown(day: int, amount: int) -> int:
        above, below = powers[bisect_right(years, day) - 1]
        whole, rest = divmod(amount * above, below)
        return whole + bool(rest * 2 > below or (rest * 2 == below and whole % 2 == 1))

    return tuple((day, grown(day, amount)) for day, amount in flows)


def _last(start: date, until: date | None) -> date:
    end = horizon(start)
    return min(end, until) if until else end


def _days(start: date) -> int:
    return (horizon(start) - start).days


def day_of(start: date, number: int) -> date:
    """The date of the day that many days after the start."""
    return start + timedelta(days=number)


def total(flows: Sequence[tuple[int, int]]) -> int:
    """All of it."""
    return sum(amount for _, amount in flows)
