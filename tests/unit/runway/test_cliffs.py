"""Cliffs, and dates that can't wait."""

from __future__ import annotations

from datetime import date

from coach.domain.runway.cliffs import Cliff, cliffs, deadlines_ahead
from coach.domain.runway.plan import Deadline, Expense, Income
from tests.unit.runway.plans import START, plan_of


def test_an_income_ends_on_its_last_payment() -> None:
    plan = plan_of(0, 0, incomes=(Income("b", "Benefit", 10, until=date(2027, 3, 20)), Income("p", "Pay", 10)))
    assert cliffs(plan) == (Cliff(date(2027, 3, 1), "Benefit: the last payment"),)


def test_clocks_are_cliffs_from_the_start_on() -> None:
    clocks = (Deadline("p", "Permit", date(2027, 1, 22)), Deadline("o", "Old", date(2026, 11, 1)))
    plan = plan_of(0, 0, clocks=clocks)
    assert cliffs(plan) == (Cliff(date(2027, 1, 22), "Permit"),)
    assert deadlines_ahead(plan, date(2026, 11, 1))[0] == Cliff(date(2026, 11, 1), "Old")
    assert deadlines_ahead(plan, START)[0] == Cliff(date(2027, 1, 22), "Permit")
    assert deadlines_ahead(plan, date(2027, 1, 23)) == []


def test_a_bill_as_large_as_the_rest_of_its_month_is_a_cliff_and_a_small_one_is_not() -> None:
    large = Expense("s", "School", 5000, "year", date(2027, 9, 1))
    small = Expense("c", "Car tax", 500, "year", date(2027, 5, 1))
    plan = plan_of(0, 0)._replace(expenses=(Expense("l", "L", 2000), large, small))
    assert cliffs(plan) == (
        Cliff(date(2027, 9, 1), "School: a large bill"),
        Cliff(date(2028, 9, 1), "School: a large bill"),
    )
    assert cliffs(plan._replace(cut=frozenset({"s"}))) == ()
