"""Cases that were worked out by hand or published elsewhere, and what the rules make of them.

The expected values come from the review of the content (the source of each is beside it), never from the code.
"""

from __future__ import annotations

import re
from datetime import date

import pytest

from coach.domain.runway.plan import Income
from coach.errors import RefusedError
from tests.unit.benefits.working import amounts, income, lump, worked

GRATUITY = {"daily": "thirty", "basic": 10_000, "last_day": "2026-11-24"}


@pytest.mark.parametrize(
    ("born", "first_day", "last_day", "weekly", "owed"),
    [
        ("1975-01-01", "2018-05-02", "2026-05-01", 1050, 9_012_00),  # Fair Work Hub: 12 weeks x 751
        ("2001-01-01", "2020-05-02", "2026-05-01", 100, 450_00),  # questcover, "Alice": 4.5 weeks
        ("1982-01-01", "2016-05-02", "2026-05-01", 100, 1_150_00),  # the ready-reckoner's rule: 11.5 weeks
        ("1960-01-01", "1995-05-02", "2026-05-01", 900, 22_530_00),  # GOV.UK, the most: 30 weeks x 751
        ("1976-03-01", "2015-04-06", "2026-04-05", 600, 9_300_00),  # 15.5 weeks x 600, under the cap of 719
        ("1984-05-02", "2024-05-02", "2026-05-01", 100, 250_00),  # 41 on the first day of a year: 1.5 + 1 weeks
    ],
)
def test_british_redundancy_pay(born: str, first_day: str, last_day: str, weekly: int, owed: int) -> None:
    answers = {"born": born, "first_day": first_day, "last_day": last_day, "weekly": weekly}
    assert lump("GB", "redundancy", place="gb", **answers).amount == owed


@pytest.mark.parametrize(("age", "in_all"), [(40, 26 * 95_55), (24, 26 * 75_65)])
def test_british_jobseekers_allowance(age: int, in_all: int) -> None:
    found = income("GB", "jsa", age=age, first_payment="2026-12-01")
    assert found.since is not None
    assert found.until is not None
    weeks = ((found.until - found.since).days + 1) // 7
    assert weeks * found.amount == in_all


@pytest.mark.parametrize(
    ("first_day", "owed"),
    [("2023-11-25", 21_000_00), ("2019-11-25", 55_000_00), ("1990-11-25", 240_000_00)],  # 3, 7 and 36 years
)
def test_emirati_gratuity(first_day: str, owed: int) -> None:
    assert lump("AE", "gratuity", first_day=first_day, **GRATUITY).amount == owed


@pytest.mark.parametrize(("daily", "owed"), [("thirty", 76_500_00), ("year", 75_452_05)])
def test_emirati_gratuity_after_ten_years_by_both_ways_to_count_a_day(daily: str, owed: int) -> None:
    found = lump("AE", "gratuity", daily=daily, basic=9000, first_day="2016-11-25", last_day="2026-11-24")
    assert (found.amount, found.on) == (owed, date(2026, 12, 8))


@pytest.mark.parametrize(("basic", "benefit"), [(10_000, 6_000_00), (20_000, 12_000_00), (40_000, 20_000_00)])
def test_emirati_unemployment_insurance_is_paid_two_weeks_after_the_claim(basic: int, benefit: int) -> None:
    found = income("AE", "iloe", basic=basic, last_day="2026-11-10", claimed="2026-11-11")
    assert (found.amount, found.since, found.until) == (benefit, date(2026, 11, 25), date(2027, 1, 25))


@pytest.mark.parametrize(
    ("contract", "wages", "first_day", "last_day", "owed"),
    [
        ("permanent", 50_000, "2016-11-25", "2026-11-24", 2_88_461_54),  # ten years
        ("fixed_term", 26_000, "2025-06-25", "2026-11-24", 21_250_00),  # 17 months, pro rata
        ("permanent", 300_000, "2004-11-25", "2026-11-24", 20_00_000_00),  # 22 years: the ceiling of 20 lakh
    ],
)
def test_indian_gratuity(contract: str, wages: int, first_day: str, last_day: str, owed: int) -> None:
    answers = {"contract": contract, "wages": wages, "first_day": first_day, "last_day": last_day}
    assert lump("IN", "gratuity", **answers).amount == owed


def test_indian_gratuity_after_4_years_and_363_days_says_both_readings() -> None:
    answers = {"contract": "permanent", "wages": 26_000, "first_day": "2021-11-27", "last_day": "2026-11-24"}
    (found,) = worked("IN", "gratuity", **answers)
    assert amounts("IN", "gratuity", **answers) == [75_000_00]
    assert "Madras" in found.sum
    assert "Andhra Pradesh" in found.sum
    assert "nothing is owed" in found.sum


@pytest.mark.parametrize(("child", "benefit"), [("no", 1_800_00), ("yes", 2_010_00)])
def test_german_benefit_on_3000_net(child: str, benefit: int) -> None:  # buerger-geld.org
    assert _alg(3000, child).amount == benefit


def test_german_benefit_has_a_most() -> None:  # finanz.de: about 2,640 without a child
    assert _alg(6000, "no").amount == 2_640_00


def _alg(net: int, child: str) -> Income:
    return income("DE", "alg", net=net, child=child, insured=24, age=40, first_payment="2026-12-31")


@pytest.mark.parametrize(
    ("quarter", "weekly"),
    [("11000", 424_00), ("11674.01", 450_00), ("1500", 60_00)],  # rounded up; section 1280's table for the last
)
def test_californias_weekly_benefit(quarter: str, weekly: int) -> None:
    assert income("US", "california", quarter=quarter, base=40_000, first_payment="2026-12-15").amount == weekly


def test_california_pays_the_last_part_of_a_week() -> None:
    answers = {"quarter": 1500, "base": 1600, "first_payment": "2026-12-15"}  # section 1281: 800 in all, and not 750
    found = income("US", "california", **answers)
    assert found.since is not None
    assert found.until is not None
    weeks = (found.until - found.since).days // 7 + 1
    assert weeks * found.amount + sum(amounts("US", "california", **answers)) == 800_00


@pytest.mark.parametrize(("quarter", "base"), [(500, 500), (1250, 1500)])
def test_california_gives_no_claim_below_the_bounds_of_section_1281(quarter: int, base: int) -> None:
    with pytest.raises(RefusedError, match="no claim"):
        worked("US", "california", quarter=quarter, base=base, first_payment="2026-12-15")


@pytest.mark.parametrize(
    ("earned", "paid"),
    [(4000, [1500, 1250, 1000, 750, 750, 750]), (900, [900, 900, 900, 750, 750, 750])],  # CNA
)
def test_singapores_payments(earned: int, paid: list[int]) -> None:
    found = amounts("SG", "jobseeker-support", income=earned, first_payment="2027-01-15")
    assert found == [each * 100 for each in paid]


def test_singapore_pays_nothing_on_no_income_and_says_so_once() -> None:
    with pytest.raises(RefusedError, match="pays nothing"):
        worked("SG", "jobseeker-support", income=0, first_payment="2027-01-15")


def test_one_year_is_said_in_the_singular() -> None:
    answers = {"contract": "permanent", "wages": 26_000, "last_day": "2026-11-24"}
    with pytest.raises(RefusedError) as refused:
        worked("IN", "gratuity", first_day="2025-11-25", **answers)
    retrenched = {"daily": "thirty", "wages": 26_000, "first_day": "2025-11-25", "last_day": "2026-11-24"}
    sums = [each.sum for each in worked("IN", "retrenchment", **retrenched)]
    for said in (refused.value.title, refused.value.message, *sums):
        assert not re.search(r"\b1 (full )?years", said)
