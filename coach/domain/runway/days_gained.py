"""Days gained by cutting each expense."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from coach.domain.runway.cash_flow import Flows, expense_flows
from coach.domain.runway.plan import Expense, Plan
from coach.domain.runway.projection import Projection, counts, first_below_zero, project


class DaysGained(NamedTuple):
    """The days gained by a cut, or `no_end` if the money then lasts beyond the horizon.

    `days` is 0 and `no_end` false as well if there was no end before the cut.
    """

    days: int
    no_end: bool = False


def days_gained(plan: Plan) -> dict[str, DaysGained]:
    """Days gained by cutting each expense in the current scenario, on top of the chosen cuts; by expense id.

    For an expense that is already cut: the days it is gaining now.
    """
    base = project(plan)
    lows = _record_lows(base)
    return {
        expense.id: _cut(base, lows, _flows(expense, plan))
        if counts(expense, plan, "current")
        else _restored(base, _flows(expense, plan))
        for expense in plan.expenses
    }


def days_gained_alone(plan: Plan) -> dict[str, DaysGained]:
    """The same for each expense alone, as if nothing else were cut."""
    return days_gained(plan._replace(cut=frozenset()))


def _flows(expense: Expense, plan: Plan) -> Flows:
    return expense_flows(expense, plan.start, plan.inflation)


def _record_lows(base: Projection) -> Sequence[tuple[int, int]]:
    """The days on which the balance reaches a new low, from the last back, with that balance.

    Cuts only raise the balance, so a plan that stays positive on these days stays positive on all.
    """
    if base.end is None:
        return ()
    lowest, lows = 0, []
    for day in range(base.end, len(base.balances)):
        if base.balances[day] < lowest:
            lowest = base.balances[day]
            lows.append((day, lowest))
    return lows


def _cut(base: Projection, lows: Sequence[tuple[int, int]], flows: Flows) -> DaysGained:
    if base.end is None:
        return DaysGained(0)
    saved, coming = 0, iter(flows)
    upcoming = next(coming, None)
    for day, balance in lows:
        while upcoming and upcoming[0] <= day:
            saved += upcoming[1]
            upcoming = next(coming, None)
        if balance + saved < 0:
            return DaysGained(day - base.end)
    return DaysGained(0, no_end=True)


def _restored(base: Projection, flows: Flows) -> DaysGained:
    spent = [0] * len(base.balances)
    for day, amount in flows:
        spent[day] += amount
    total = 0
    without = []
    for balance, amount in zip(base.balances, spent, strict=True):
        total += amount
        without.append(balance - total)
    end = first_below_zero(without)
    if end is None:
        return DaysGained(0)
    return DaysGained(0, no_end=True) if base.end is None else DaysGained(base.end - end)
