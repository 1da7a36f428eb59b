"""Every line of a plan as dated flows. All amounts are minor units and exact.

A flow is a day, counted from the plan's start (0), and an amount, always positive. Income and spending are separate,
because on every day income comes before the bills.
"""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta
from functools import lru_cache
from itertools import chain, islice, pairwise, repeat
from typing import TypeAlias

from coach.domain.runway.plan import Account, Debt, Every, Expense, Income, OneOffIncome
from coach.domain.runway.recurrence import due_days, horizon, months_after

Flows: TypeAlias = tuple[tuple[int, int], ...]
YEARS = 10
SHORTEST_HORIZON = 3652  # days in the shortest ten years; money that can only be reached later does not count


def account_flows(account: Account) -> Flows:
    """A balance flows in on the first day, or on the day it can be reached; untouchable money never does."""
    if account.tier == "never" or account.after_days >= SHORTEST_HORIZON:
        return ()
    return ((account.after_days if account.tier == "later" else 0, account.balance),)


@lru_cache(maxsize=1024)
def income_flows(income: Income, start: date) -> Flows:
    """Every payment of an income: days from the start, and minor units."""
    last = _last(start, income.until)
    days = due_days(income.every, income.since or start, income.day, start, last)
    return tuple(zip(days, repeat(income.amount)))


def lump_flows(lump: OneOffIncome, start: date) -> Flows:
    """A one-off income. One due before the start is in the balances already."""
    day = (lump.on - start).days + lump.delay_days
    return ((day, lump.amount),) if 0 <= day <= _days(start) else ()


@lru_cache(maxsize=2048)
def expense_flows(expense: Expense, start: date, inflation: int = 0) -> Flows:
    """Every payment of an expense; `inflation` (hundredths of a percent) raises it once a year from the start."""
    flows = _spread(expense, start) if expense.goes_daily else _bills(expense, start)
    return _inflated(flows, start, inflation) if inflation else flows


def debt_flows(debt: Debt, start: date) -> Flows:
    """The minimum monthly payments until the debt is paid off; without a due day, a little every day."""
    payments = debt_payments(debt, start)
    if debt.day is not None:
        return payments
    borders = due_days("month", start, None, start, months_after(horizon(start), 2))
    return tuple(
        (begins + number, share)
        for (begins, amount), ends in zip(payments, borders[1:], strict=False)
        for number, share in enumerate(_shares(amount, ends - begins))
        if share
    )


def debt_payments(debt: Debt, start: date) -> Flows:
    """Each month's payment as a whole: on its due day, or the first day of the month if that is unknown."""
    if debt.minimum <= 0:
        return ()
    days = due_days("month", start, debt.day, start, horizon(start))
    paid = [min(debt.minimum, debt.balance - number * debt.minimum) for number in range(len(days))]
    return tuple((day, amount) for day, amount in zip(days, paid, strict=True) if amount > 0)


def _bills(expense: Expense, start: date) -> Flows:
    days = due_days(expense.every, expense.since or start, expense.day, start, _last(start, expense.until))
    return tuple(zip(days, repeat(expense.amount)))


def _spread(expense: Expense, start: date) -> Flows:
    """Spread an expense over time: by day k of a period of n days, floor(amount x k / n) is spent. Exact, no fractions.

    An expense that is "once" or daily has no period to spread over: `Expense.goes_daily` leaves it out.
    """
    first, skipped, days, lengths = _periods(expense.every, expense.since or start, start, _last(start, expense.until))
    shares = {length: _shares(expense.amount, length) for length in set(lengths)}
    amounts = islice(chain.from_iterable(map(shares.__getitem__, lengths)), skipped, skipped + days)
    flows = zip(range(first, first + days), amounts, strict=False)
    return tuple(flow for flow in flows if flow[1]) if any(0 in share for share in shares.values()) else tuple(flows)


@lru_cache(maxsize=128)
def _periods(every: Every, anchor: date, start: date, last: date) -> tuple[int, int, int, tuple[int, ...]]:
    """The periods from the start to the last day: the day of the first flow, counted from the start; how many days of
    the first period are over by then; how many days have a flow; and how long each period is.
    """
    begin = start.toordinal()
    first = min(anchor, start)
    borders = [
        first.toordinal() + day for day in due_days(every, anchor, None, first, months_after(horizon(start), 13))
    ]
    periods = [each for each in pairwise(borders) if each[1] > begin and each[0] <= last.toordinal()]
    if not periods:
        return 0, 0, 0, ()
    comes = max(periods[0][0], begin)
    days = max(0, min(periods[-1][1], last.toordinal() + 1) - comes)
    return comes - begin, comes - periods[0][0], days, tuple(ends - begins for begins, ends in periods)


def _shares(amount: int, days: int) -> list[int]:
    """The amount for each of this many days."""
    through = [amount * day // days for day in range(days + 1)]
    return [later - earlier for earlier, later in pairwise(through)]


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
