"""Cliffs, the days on which something ends, and deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coach.domain.runway.cash_flow import day_of, expense_flows, income_flows
from coach.domain.runway.plan import Every, Plan
from coach.domain.runway.projection import counts, project
from coach.domain.runway.recurrence import horizon, months_after

BIG_BILLS_FOR_MONTHS = 24
RARE: tuple[Every, ...] = ("2 months", "quarter", "4 months", "6 months", "year", "once")


class Cliff(NamedTuple):
    """A cliff; `what` names it in a few words."""

    on: date
    what: str


def cliffs(plan: Plan) -> tuple[Cliff, ...]:
    """Incomes that end, deadlines, and for two years single bills as large as the rest of their month."""
    found = [*_ends(plan), *_clocks(plan), *_big_bills(plan)]
    return tuple(sorted(found))


def _ends(plan: Plan) -> Iterator[Cliff]:
    """The last payment day of each income that ends."""
    for income in plan.incomes:
        if income.until and (flows := income_flows(income, plan.start)) and income.until <= horizon(plan.start):
            yield Cliff(day_of(plan.start, flows[-1][0]), f"{income.name}: the last payment")


def _clocks(plan: Plan) -> Iterator[Cliff]:
    for clock in plan.clocks:
        if plan.start <= clock.on <= horizon(plan.start):
            yield Cliff(clock.on, clock.name)


def _big_bills(plan: Plan) -> Iterator[Cliff]:
    went = project(plan).went
    last = months_after(plan.start, BIG_BILLS_FOR_MONTHS)
    for expense in plan.expenses:
        if expense.every not in RARE or expense.goes_daily or not counts(expense, plan, "current"):
            continue
        for day, amount in expense_flows(expense, plan.start, plan.inflation):
            on = day_of(plan.start, day)
            begins, ends = on.replace(day=1), months_after(on.replace(day=1), 1)
            month = slice(max(0, (begins - plan.start).days), (ends - plan.start).days)
            if on <= last and amount * 2 >= sum(went[month]):
                yield Cliff(on, f"{expense.name}: a large bill")


def deadlines_ahead(plan: Plan, today: date) -> list[Cliff]:
    """The deadlines from `today` on."""
    return sorted(Cliff(clock.on, clock.name) for clock in plan.clocks if clock.on >= today)
