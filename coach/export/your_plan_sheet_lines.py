"""The lines of a money plan as spreadsheet rows, to be added up month by month from the plan's first day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Literal, NamedTuple

from coach.domain.runway.cash_flow import day_of, debt_payments, expense_flows, income_flows
from coach.domain.runway.plan import Every, Plan
from coach.domain.runway.recurrence import MONTHS

Kind = Literal["have", "comes", "goes", "debt"]


class SheetRow(NamedTuple):
    """One line. `amount` is in minor units, None if still to be filled in.

    `first` and `last` are the days of its first and last payments; a `last` of None has no end. `sort` is essential,
    flexible, cuttable, cut, or "".
    """

    name: str
    kind: Kind
    amount: int | None
    every: Every
    first: date
    last: date | None = None
    sort: str = ""


def rows(plan: Plan) -> list[SheetRow]:
    """Return the lines of a plan: accounts, incomes, expenses, debts."""
    return [*_have(plan), *_comes(plan), *_goes(plan), *_owed(plan)]


def empty_rows(start: date) -> list[SheetRow]:
    """Return rows to fill in, for a plan without lines."""
    return [
        SheetRow("Money I can use this week", "have", None, "once", start),
        SheetRow("Pay or benefit still to come", "comes", None, "month", start),
        SheetRow("A single sum still to come", "comes", None, "once", start),
        *(
            SheetRow(name, "goes", None, "month", start, sort="essential")
            for name in ("Rent or mortgage", "Food", "Power")
        ),
        SheetRow("Phone and internet", "goes", None, "month", start, sort="flexible"),
        SheetRow("What I could cancel", "goes", None, "month", start, sort="cuttable"),
        SheetRow("Debt, minimum each month", "debt", None, "month", start),
    ]


def _have(plan: Plan) -> Iterator[SheetRow]:
    for each in plan.accounts:
        if each.tier == "later":
            yield SheetRow(each.name, "comes", each.balance, "once", day_of(plan.start, each.after_days))
        else:
            yield SheetRow(
                each.name, "have", each.balance, "once", plan.start, sort="cut" if each.tier == "never" else ""
            )


def _comes(plan: Plan) -> Iterator[SheetRow]:
    for income in plan.incomes:
        if days := [day for day, _ in income_flows(income, plan.start)]:
            yield SheetRow(income.name, "comes", income.amount, income.every, *_between(plan, days, income.until))
    for lump in plan.lumps:
        if (day := (lump.on - plan.start).days + lump.delay_days) >= 0:
            yield SheetRow(lump.name, "comes", lump.amount, "once", day_of(plan.start, day))


def _goes(plan: Plan) -> Iterator[SheetRow]:
    for expense in plan.expenses:
        days = [day for day, _ in expense_flows(expense, plan.start)]
        if days:
            sort = "cut" if expense.id in plan.cut else expense.counts_as
            first, last = _between(plan, days, expense.until)
            months = MONTHS.get(expense.every, 1) if expense.goes_daily else 1
            every: Every = "month" if months > 1 else expense.every  # amounts spread over days become monthly
            yield SheetRow(expense.name, "goes", round(Fraction(expense.amount, months)), every, first, last, sort)


def _owed(plan: Plan) -> Iterator[SheetRow]:
    """Yield the minimum payments until a debt is paid off; a smaller last payment is a row of its own."""
    for debt in plan.debts:
        flows = debt_payments(debt, plan.start)
        whole = [day for day, amount in flows if amount == debt.minimum]
        if whole:
            yield SheetRow(
                debt.name, "debt", debt.minimum, "month", *_between(plan, whole, day_of(plan.start, whole[-1]))
            )
        for day, amount in flows:
            if amount != debt.minimum:
                yield SheetRow(f"{debt.name}, the last part", "debt", amount, "once", day_of(plan.start, day))


def _between(plan: Plan, days: Sequence[int], until: date | None) -> tuple[date, date | None]:
    return day_of(plan.start, days[0]), day_of(plan.start, days[-1]) if until else None
