"""The balance, day by day for ten years, in one scenario.

On each day income counts before spending. The money runs out on the first day whose bills can't all be paid. From then
on the balance is negative: the amount missing if they were paid anyway.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from operator import add, itemgetter, sub
from typing import NamedTuple

from coach.domain.runway.cash_flow import (
    Flows,
    account_flows,
    day_of,
    debt_flows,
    expense_flows,
    income_flows,
    lump_flows,
)
from coach.domain.runway.plan import CATEGORIES, Expense, Plan, Scenario
from coach.domain.runway.recurrence import HORIZON_MONTHS, horizon, months_after


class Lowest(NamedTuple):
    """The lowest closing balance, and the first day it was reached."""

    on: date
    amount: int


class Projection(NamedTuple):
    """One scenario. `came`, `went` and `balances` have a value for each day from the start; `opening` comes before."""

    start: date
    came: Sequence[int]
    went: Sequence[int]
    balances: Sequence[int]
    end: int | None

    @property
    def runs_out(self) -> date | None:
        """The day of the first bill that can't be paid; None if there is none within ten years."""
        return None if self.end is None else day_of(self.start, self.end)

    @property
    def missing(self) -> int:
        """The amount missing on the day of the first bill that can't be paid; 0 if there is none."""
        return 0 if self.end is None else -self.balances[self.end]

    def months_and_days(self, today: date) -> tuple[int, int] | None:
        """Whole calendar months from `today`, or from a later start, to that day, and the days left over."""
        if (out := self.runs_out) is None:
            return None
        begins = min(max(self.start, today), out)
        months = (out.year - begins.year) * 12 + out.month - begins.month
        months -= months_after(begins, months) > out
        return months, (out - months_after(begins, months)).days

    @property
    def lowest(self) -> Lowest:
        """The lowest balance before the money runs out, or in ten years; the opening balance if it lasts less than a
        day.
        """
        before = self.balances[: self.end]
        if not before:
            return Lowest(self.start, self.came[0])
        low = min(before)
        return Lowest(day_of(self.start, before.index(low)), low)

    @property
    def months(self) -> Fraction | None:
        """The runway in months, for comparison with published calculators; None without an end.

        The whole calendar months from the start to the day the money runs out, plus the part of that last month's needs
        that can be paid. If the last month as a whole needs no more than is available, it is the part of its days
        before that day.
        """
        if self.end is None or (length := self.months_and_days(self.start)) is None:
            return None
        months, days = length
        begins = self.end - days
        ends = (months_after(self.start, months + 1) - self.start).days
        there = self.balances[begins - 1] if begins else 0
        need = sum(self.went[begins:ends]) - sum(self.came[begins:ends])
        return months + (Fraction(there, need) if need > there else Fraction(days, ends - begins))

    def shortfall(self, months: int) -> int:
        """The largest amount missing if every bill of the next months is paid anyway; 0 if none is."""
        days = (months_after(self.start, min(months, HORIZON_MONTHS)) - self.start).days
        return max(0, -min(self.balances[: days + 1]))


def counts(expense: Expense, plan: Plan, scenario: Scenario) -> bool:
    """Whether an expense counts in a scenario: cut ones never, cuttable ones only in "current"."""
    if expense.id in plan.cut:
        return False
    category = expense.counts_as
    return scenario == "current" or category == "essential" or (scenario, category) == ("lean", "flexible")


def incoming(plan: Plan) -> Iterator[Flows]:
    """The flows of all money coming in."""
    yield from (account_flows(account) for account in plan.accounts)
    yield from (income_flows(income, plan.start) for income in plan.incomes)
    yield from (lump_flows(lump, plan.start) for lump in plan.lumps)


@lru_cache(maxsize=32)
def project(plan: Plan, scenario: Scenario = "current") -> Projection:
    """Project this plan in this scenario."""
    came, went = _by_day(incoming(plan), plan.start), _outgoing(plan, scenario)
    balances = list(accumulate(map(sub, came, went)))
    return Projection(plan.start, came, went, balances, first_below_zero(balances))


def _outgoing(plan: Plan, scenario: Scenario) -> list[int]:
    went = _by_day((debt_flows(debt, plan.start) for debt in plan.debts), plan.start)
    counted = [expense for expense in plan.expenses if counts(expense, plan, scenario)]
    for category in CATEGORIES:
        if lines := tuple(expense for expense in counted if expense.counts_as == category):
            went = list(map(add, went, spending(lines, plan.start, plan.inflation)))
    return went


@lru_cache(maxsize=16)
def spending(expenses: tuple[Expense, ...], start: date, inflation: int) -> Sequence[int]:
    """The total of some expenses on each day. Cached by category: scenarios share most of them, and so do cuts."""
    lines = expenses if inflation else _merged(expenses)
    return _by_day((expense_flows(expense, start, inflation) for expense in lines), start)


def _merged(expenses: Iterable[Expense]) -> Iterator[Expense]:
    """Merge expenses that fall on the same days; whole amounts add up exactly. Not with inflation, which
    rounds each.
    """
    found: dict[tuple[object, ...], Expense] = {}
    for each in expenses:
        if each.goes_daily:
            yield each
            continue
        days = (each.every, each.since, each.day, each.until)
        others = found[days].amount if days in found else 0
        found[days] = each._replace(amount=each.amount + others)
    yield from found.values()


def first_below_zero(balances: Iterable[int]) -> int | None:
    """The index of the first negative day."""
    return next((day for day, balance in enumerate(balances) if balance < 0), None)


def _by_day(lines: Iterable[Flows], start: date) -> list[int]:
    days = [0] * ((horizon(start) - start).days + 1)
    for flows in lines:
        if flows and flows[-1][0] - flows[0][0] == len(flows) - 1:  # consecutive days from the first to the last
            between = slice(flows[0][0], flows[-1][0] + 1)
            days[between] = map(add, days[between], map(itemgetter(1), flows))
        else:
            for day, amount in flows:
                days[day] += amount
    return days
