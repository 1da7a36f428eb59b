"""Explain a figure: the flows behind it, day by day and month by month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
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
from coach.domain.runway.plan import Account, Debt, Expense, Income, Line, OneOffIncome, Plan, Scenario
from coach.domain.runway.projection import counts, project
from coach.domain.runway.recurrence import months_after


class Flow(NamedTuple):
    """One amount on one day; expenses are negative."""

    name: str
    amount: int


class ExplainedDay(NamedTuple):
    """A day with flows: the opening balance, the flows (income first), the closing balance."""

    on: date
    opening: int
    flows: tuple[Flow, ...]
    closing: int


class ExplainedMonth(NamedTuple):
    """A month counted from the plan's start: opening balance, income, spending, closing balance."""

    begins: date
    opening: int
    came: int
    went: int
    closing: int


def explain_days(plan: Plan, scenario: Scenario, first: date, last: date) -> tuple[ExplainedDay, ...]:
    """Every day from `first` to `last` that has flows."""
    by_day: dict[int, list[Flow]] = {}
    low, high = (first - plan.start).days, (last - plan.start).days
    for name, sign, flows in _named(plan, scenario):
        for day, amount in flows:
            if low <= day <= high:
                by_day.setdefault(day, []).append(Flow(name, sign * amount))
    balances = project(plan, scenario).balances
    return tuple(
        ExplainedDay(
            day_of(plan.start, day), balances[day] - sum(flow.amount for flow in flows), tuple(flows), balances[day]
        )
        for day, flows in sorted(by_day.items())
        if day < len(balances)
    )


def explain_months(plan: Plan, scenario: Scenario, months: int = 120) -> Iterator[ExplainedMonth]:
    """Month by month from the start."""
    projection = project(plan, scenario)
    opening = 0
    for month in range(months):
        begins = months_after(plan.start, month)
        days = slice((begins - plan.start).days, (months_after(plan.start, month + 1) - plan.start).days)
        came, went = sum(projection.came[days]), sum(projection.went[days])
        yield ExplainedMonth(begins, opening, came, went, opening + came - went)
        opening += came - went


def _named(plan: Plan, scenario: Scenario) -> Iterator[tuple[str, int, Flows]]:
    yield from ((each.name, 1, account_flows(each)) for each in plan.accounts)
    yield from ((each.name, 1, income_flows(each, plan.start)) for each in plan.incomes)
    yield from ((each.name, 1, lump_flows(each, plan.start)) for each in plan.lumps)
    for expense in plan.expenses:
        if counts(expense, plan, scenario):
            yield expense.name, -1, expense_flows(expense, plan.start, plan.inflation)
    yield from ((each.name, -1, debt_flows(each, plan.start)) for each in plan.debts)


def flows_of(line: Line, plan: Plan) -> tuple[tuple[date, int], ...]:
    """Every day on which a line has a flow, with its amount; a deadline has none."""
    if isinstance(line, Account):
        flows = account_flows(line)
    elif isinstance(line, Income):
        flows = income_flows(line, plan.start)
    elif isinstance(line, OneOffIncome):
        flows = lump_flows(line, plan.start)
    elif isinstance(line, Expense):
        flows = expense_flows(line, plan.start, plan.inflation)
    else:
        flows = debt_flows(line, plan.start) if isinstance(line, Debt) else ()
    return tuple((day_of(plan.start, day), amount) for day, amount in flows)
