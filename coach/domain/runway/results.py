"""The results of a plan: three scenarios, days gained by each cut, cliffs, and the break-even income."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import lru_cache
from math import ceil
from operator import itemgetter
from typing import NamedTuple

from coach.domain.runway.cash_flow import debt_payments, expense_flows
from coach.domain.runway.cliffs import Cliff, cliffs
from coach.domain.runway.days_gained import DaysGained, days_gained, days_gained_alone
from coach.domain.runway.plan import SCENARIOS, Debt, Every, Expense, Income, Plan, Scenario
from coach.domain.runway.projection import Projection, project
from coach.domain.runway.recurrence import DAYS, MONTHS

DAYS_A_MONTH = Fraction(146_097, 4_800)  # the average over the 400 years of the Gregorian calendar
A_MONTH: dict[Every, Fraction] = {
    **{every: DAYS_A_MONTH / days for every, days in DAYS.items()},
    **{every: Fraction(1, months) for every, months in MONTHS.items()},
    "twice a month": Fraction(2),
    "once": Fraction(0),
}


class LineResult(NamedTuple):
    """An expense: its monthly average (minor units); the days gained by cutting it, on top of the cuts and alone; and
    the amount saved until the money runs out (in ten years, if it does not).
    """

    expense: Expense
    monthly: int
    bought: DaysGained
    alone: DaysGained
    is_cut: bool
    spared: int


class Band(NamedTuple):
    """The end if things go worse or better than planned. Worse: flexible and cuttable expenses are `percent` higher and
    one-off incomes come `late_days` later. Better: those expenses are as much lower. None is no end.
    """

    worse: date | None
    better: date | None
    percent: int
    late_days: int


class Results(NamedTuple):
    """Everything that is shown or printed about a plan; amounts are minor units."""

    plan: Plan
    scenarios: Mapping[Scenario, Projection]
    lines: tuple[LineResult, ...]
    cliffs: tuple[Cliff, ...]
    break_even: int
    band: Band

    @property
    def current(self) -> Projection:
        """The scenario with everything in it."""
        return self.scenarios["current"]


@lru_cache(maxsize=8)
def results(plan: Plan) -> Results:
    """Compute the results of a plan."""
    bought = days_gained(plan)
    alone = days_gained_alone(plan) if plan.cut else bought
    end = project(plan).end

    def spared(expense: Expense) -> int:
        flows = expense_flows(expense, plan.start, plan.inflation)
        until = len(flows) if end is None else bisect_right(flows, end, key=itemgetter(0))
        return sum(map(itemgetter(1), flows[:until]))

    return Results(
        plan,
        {scenario: project(plan, scenario) for scenario in SCENARIOS},
        tuple(
            LineResult(each, monthly(each), bought[each.id], alone[each.id], each.id in plan.cut, spared(each))
            for each in plan.expenses
        ),
        cliffs(plan),
        break_even(plan),
        band(plan),
    )


def monthly(line: Expense | Income) -> int:
    """A line's monthly average over the years; 0 for a one-off."""
    return round(line.amount * A_MONTH[line.every])


def break_even(plan: Plan) -> int:
    """The additional monthly income that covers all lasting costs: lasting expenses and debts less lasting incomes.

    Lines that end and one-offs are excluded. Rounded up to a whole minor unit; 0 if nothing is missing.
    """
    lasts = [each for each in plan.expenses if each.until is None and each.id not in plan.cut]
    need = sum((each.amount * A_MONTH[each.every] for each in lasts), Fraction(0))
    need += sum(each.minimum for each in plan.debts if not _is_paid_off(each, plan))
    comes = sum((each.amount * A_MONTH[each.every] for each in plan.incomes if each.until is None), Fraction(0))
    return max(0, ceil(need - comes))


def _is_paid_off(debt: Debt, plan: Plan) -> bool:
    return sum(amount for _, amount in debt_payments(debt, plan.start)) >= debt.balance


def band(plan: Plan) -> Band:
    """The days between which the end falls, if what is uncertain goes one way or the other."""
    worse = _with_spending(plan, 100 + plan.unsure_percent)
    late = tuple(lump._replace(delay_days=lump.delay_days + plan.late_days) for lump in plan.lumps)
    better = _with_spending(plan, 100 - plan.unsure_percent)
    return Band(
        project(worse._replace(lumps=late)).runs_out, project(better).runs_out, plan.unsure_percent, plan.late_days
    )


def _with_spending(plan: Plan, percent: int) -> Plan:
    moved = (
        each if each.counts_as == "essential" else each._replace(amount=round(Fraction(each.amount * percent, 100)))
        for each in plan.expenses
    )
    return plan._replace(expenses=tuple(moved))


def with_income(plan: Plan, amount: int, since: date | None = None) -> Plan:
    """The plan with additional monthly income, from `since` or its start on."""
    extra = Income("what-if", "What if", amount, "month", since or plan.start)
    return plan._replace(incomes=(*plan.incomes, extra)) if amount else plan


def with_delay(plan: Plan, days: int) -> Plan:
    """The plan with every one-off income delayed; never earlier than expected."""
    late = tuple(lump._replace(delay_days=max(0, lump.delay_days + days)) for lump in plan.lumps)
    return plan._replace(lumps=late)
