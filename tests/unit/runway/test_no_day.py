"""Bills without a known day: spread evenly over the days, and described as such."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.breakdown import flows_of
from coach.domain.runway.plan import Account, Debt, Every, Expense, Plan
from coach.domain.runway.projection import project
from coach.domain.runway.recurrence import MONTHS, months_after
from coach.domain.runway.results import results
from tests.unit.runway.plans import START, amounts, starts

THE_23RD = date(2026, 11, 23)


def with_bills(*bills: Expense, balance: int = 5_000, start: date = THE_23RD) -> Plan:
    return Plan("USD", 0, start, accounts=(Account("a", "A", balance),), expenses=bills)


def test_bills_without_a_day_are_not_all_due_today() -> None:
    plan = with_bills(Expense("r", "Rent", 1_240), Expense("f", "Food", 500), Expense("p", "Phone", 160))
    assert project(plan).runs_out == date(2027, 2, 11)
    on_a_day = plan._replace(expenses=tuple(each._replace(since=THE_23RD) for each in plan.expenses))
    assert project(on_a_day).runs_out == date(2027, 1, 23)


def test_a_day_or_a_first_day_is_a_day() -> None:
    assert not Expense("r", "Rent", 1, day=5).has_no_day
    assert not Expense("r", "Rent", 1, since=START).has_no_day
    assert not Expense("r", "Rent", 1, "once").has_no_day
    assert not Expense("r", "Rent", 1, spread=True).has_no_day
    assert Expense("r", "Rent", 1).has_no_day
    assert Expense("r", "Rent", 1).goes_daily


@given(starts, amounts, st.sampled_from(sorted(MONTHS)))
def test_a_period_without_a_day_comes_to_its_whole_amount(start: date, amount: int, every: Every) -> None:
    plan = with_bills(Expense("e", "E", amount, every), start=start)
    flows = flows_of(plan.expenses[0], plan)
    ends = months_after(start, MONTHS[every])
    assert sum(amount for on, amount in flows if on < ends) == amount


@given(starts, st.integers(1, 500_000), st.integers(1, 40_000))
def test_the_least_to_pay_without_a_day_is_as_much_as_with_one(start: date, balance: int, minimum: int) -> None:
    plan = with_bills(start=start)
    on_a_day, daily = Debt("d", "D", balance, minimum, start.day), Debt("d", "D", balance, minimum)
    for month in range(12):
        ends = months_after(start, month + 1)
        paid = [sum(amount for on, amount in flows_of(debt, plan) if on < ends) for debt in (on_a_day, daily)]
        assert paid[0] == paid[1]


def test_days_bought_and_what_is_needed_follow_the_days_of_a_bill_without_one() -> None:
    plan = with_bills(Expense("r", "Rent", 900), Expense("g", "Gym", 90), balance=2_970, start=START)
    found = results(plan)
    assert found.current.runs_out == date(2027, 3, 1)
    gym = next(line for line in found.lines if line.expense.id == "g")
    assert gym.bought.days == (project(plan._replace(cut=frozenset("g"))).end or 0) - (found.current.end or 0) == 9
    assert found.break_even == 990
