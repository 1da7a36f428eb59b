"""A simulator that steps through the days and asks each line what it does that day: slow, but easy to read.

It shares nothing with the projection except the plan, and gives the same result for every plan.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from hypothesis import given

from coach.domain.runway.plan import Debt, Expense, Income, Plan
from coach.domain.runway.projection import project
from tests.unit.runway.plans import plans

LAST_DAYS = 1_500
MONTHS = {"month": 1, "2 months": 2, "quarter": 3, "4 months": 4, "6 months": 6, "year": 12}
DAYS = {"day": 1, "week": 7, "2 weeks": 14, "4 weeks": 28}


def clamped(today: date, day: int) -> int:
    return min(day, monthrange(today.year, today.month)[1])


def is_due(every: str, anchor: date, day: int | None, today: date) -> bool:
    """Whether a line that comes first on `anchor` comes today."""
    if today < anchor:
        return False
    if every == "once":
        return today == anchor
    if every in DAYS:
        if day is not None and every != "day":
            anchor += timedelta(days=(day - anchor.isoweekday()) % 7)
        return today >= anchor and (today - anchor).days % DAYS[every] == 0
    wanted = day or anchor.day
    if every == "twice a month":
        other = wanted + 15 if wanted <= 15 else wanted - 15
        return today.day in (clamped(today, wanted), clamped(today, other))
    months = (today.year - anchor.year) * 12 + today.month - anchor.month
    return months % MONTHS[every] == 0 and today.day == clamped(today, wanted)


def share(every: str, amount: int, anchor: date, today: date) -> int:
    """What goes today of something that goes a little every day."""
    if today < anchor:
        return 0
    begins = today
    while not is_due(every, anchor, None, begins):
        begins -= timedelta(days=1)
    ends = today + timedelta(days=1)
    while not is_due(every, anchor, None, ends):
        ends += timedelta(days=1)
    length, number = (ends - begins).days, (today - begins).days
    return amount * (number + 1) // length - amount * number // length


def spent_on(expense: Expense, plan: Plan, today: date) -> int:
    if expense.until and today > expense.until:
        return 0
    anchor = expense.since or plan.start
    daily = expense.spread or (expense.since is None and expense.day is None)
    if daily and expense.every not in ("once", "day"):
        return share(expense.every, expense.amount, anchor, today)
    return expense.amount if is_due(expense.every, anchor, expense.day, today) else 0


class Owing:
    """What is still owed, and what of it is paid on each day."""

    def __init__(self, debt: Debt, plan: Plan) -> None:
        self.debt, self.start = debt, plan.start
        self.left, self.of_this_month = debt.balance, 0

    def paid_on(self, today: date) -> int:
        """What is paid today."""
        if self.debt.day is not None:
            if not is_due("month", self.start, self.debt.day, today):
                return 0
            paid = min(self.debt.minimum, self.left)
            self.left -= paid
            return paid
        if is_due("month", self.start, None, today):
            self.of_this_month = min(self.debt.minimum, self.left)
            self.left -= self.of_this_month
        return share("month", self.of_this_month, self.start, today)


def came_on(income: Income, plan: Plan, today: date) -> int:
    if income.until and today > income.until:
        return 0
    return income.amount if is_due(income.every, income.since or plan.start, None, today) else 0


def simulated(plan: Plan, days: int) -> list[int]:
    """The balance at the end of each day."""
    balance, balances = 0, []
    owing = [Owing(debt, plan) for debt in plan.debts]
    for number in range(days):
        today = plan.start + timedelta(days=number)
        for account in plan.accounts:
            wait = {"now": 0, "later": account.after_days}.get(account.tier)
            balance += account.balance if wait == number else 0
        balance += sum(each.amount for each in plan.lumps if each.on + timedelta(days=each.delay_days) == today)
        balance += sum(came_on(each, plan, today) for each in plan.incomes)
        balance -= sum(spent_on(each, plan, today) for each in plan.expenses)
        balance -= sum(each.paid_on(today) for each in owing)
        balances.append(balance)
    return balances


@given(plans())
def test_the_projection_says_what_a_day_by_day_simulation_says(plan: Plan) -> None:
    plan = plan._replace(inflation=0)
    found = project(plan)
    expected = simulated(plan, LAST_DAYS)
    assert list(found.balances[:LAST_DAYS]) == expected
    end = next((number for number, balance in enumerate(expected) if balance < 0), None)
    assert found.end == end or (end is None and (found.end is None or found.end >= LAST_DAYS))
