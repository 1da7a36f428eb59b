"""Numbers published by calculators, with the fixed definition of a month."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from coach.domain.runway.plan import Account, Expense, Income, Plan
from coach.domain.runway.projection import project
from coach.domain.runway.results import results
from tests.unit.runway.plans import START, plan_of


@pytest.mark.parametrize(
    ("balance", "need", "months"),
    [
        pytest.param(12_000, 3_000, Fraction(4), id="reviewfriendly.com"),
        pytest.param(15_000, 3_000, Fraction(5), id="financialtoolset.com"),
        pytest.param(30_000, 3_000, Fraction(10), id="calculatorslibrary"),
        pytest.param(30_000, 2_200, Fraction(150, 11), id="calculatorslibrary, 13.6"),
        pytest.param(45_000, 2_500, Fraction(18), id="calculatorslibrary, 18"),
    ],
)
def test_savings_over_expenses(balance: int, need: int, months: Fraction) -> None:
    assert project(plan_of(balance, need)).months == months


def mid_level_engineer(*, with_benefit: bool) -> Plan:
    """22,000 saved, 6,000 of severance for three months, 4,100 going out; then 2,400 for six months."""
    incomes = [Income("s", "Severance", 6_000, until=date(2027, 2, 28))]
    if with_benefit:
        incomes.append(Income("u", "Benefit", 2_400, since=date(2027, 3, 1), until=date(2027, 8, 31)))
    return plan_of(22_000, 4_100, incomes=tuple(incomes))


def test_severance_that_ends() -> None:
    months = project(mid_level_engineer(with_benefit=False)).months
    assert months is not None
    assert round(float(months), 2) == 9.76


def test_a_benefit_that_ends_and_not_one_for_ever() -> None:
    """Published as 15.94 by a formula that lets the benefit go on; with its dates it is 13.268."""
    months = project(mid_level_engineer(with_benefit=True)).months
    assert months is not None
    assert round(float(months), 3) == 13.268


def test_a_company_and_its_crisis() -> None:
    usual = Plan(
        *("USD", 0, START),
        accounts=(Account("a", "A", 1_200_000),),
        incomes=(Income("r", "R", 40_000),),
        expenses=(Expense("b", "B", 120_000),),
    )
    assert project(usual).months == 15
    assert project(usual._replace(incomes=())).months == 10


def test_days_and_the_day_go_with_the_months() -> None:
    found = results(plan_of(12_000, 3_000)).current
    assert (found.runs_out, found.months_and_days(found.start)) == (date(2027, 4, 1), (4, 0))
