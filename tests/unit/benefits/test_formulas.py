"""The formulas, by the cases the research worked out, and at their bounds."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.benefits.proposal import Proposal
from coach.domain.benefits.proposing import FORMULAS, propose
from coach.domain.benefits.uk import redundancy_weeks
from coach.domain.runway.plan import Income, Lump, MoneyClock
from coach.errors import RefusedError
from coach.guide.money import countries, country_money

TODAY = date(2026, 11, 24)


def worked(country: str, rule: str, **answers: object) -> tuple[Proposal, ...]:
    told = {key: str(value) for key, value in answers.items()}
    return propose(country_money(country).rule(rule), told, 2, TODAY)


def lump(country: str, rule: str, **answers: object) -> Lump:
    line = worked(country, rule, **answers)[0].line
    assert isinstance(line, Lump)
    return line


def income(country: str, rule: str, **answers: object) -> Income:
    line = worked(country, rule, **answers)[0].line
    assert isinstance(line, Income)
    return line


def test_every_rule_that_asks_names_a_formula_and_every_formula_is_asked_for() -> None:
    named = {rule.formula for country in countries() for rule in country_money(country).rules if rule.formula}
    assert named == FORMULAS.keys()


def test_nothing_that_is_not_verified_is_told() -> None:
    told = " ".join(rule.text for country in countries() for rule in country_money(country).rules)
    for unverified in ("Sperrzeit", "retrenchment compensation", "ABVKY", "719", "21,570", "16,000"):
        assert unverified not in told


# -- United Arab Emirates


@pytest.mark.parametrize(("daily", "owed"), [("thirty", 76_500_00), ("year", 75_452_05)])
def test_gratuity_after_ten_years(daily: str, owed: int) -> None:
    found = lump("AE", "gratuity", daily=daily, basic=9000, first_day="2016-11-25", last_day="2026-11-24")
    assert (found.amount, found.on) == (owed, date(2026, 12, 8))


def test_gratuity_has_a_floor_in_years_and_a_cap_in_wages() -> None:
    with pytest.raises(RefusedError, match="before a year"):
        lump("AE", "gratuity", daily="thirty", basic=9000, first_day="2026-01-01", last_day="2026-11-24")
    long = lump("AE", "gratuity", daily="thirty", basic=9000, first_day="1990-01-01", last_day="2026-11-24")
    assert long.amount == 24 * 9000_00


@given(st.integers(0, 40 * 365))
def test_more_service_is_never_less_gratuity(days: int) -> None:
    def owed(more: int) -> int:
        first = date.fromordinal(date(2026, 11, 24).toordinal() - 400 - days - more)
        return lump("AE", "gratuity", daily="thirty", basic=9000, first_day=first, last_day="2026-11-24").amount

    assert owed(30) >= owed(0)


@pytest.mark.parametrize(("basic", "benefit"), [(12_000, 7_200), (16_000, 9_600), (16_001, 9_600.60), (40_000, 20_000)])
def test_unemployment_insurance_is_capped_by_class(basic: int, benefit: float) -> None:
    found = income("AE", "iloe", window="six", basic=basic, last_day="2026-11-10")
    assert found.amount == round(Fraction(str(benefit)) * 100)
    assert (found.since, found.until) == (date(2026, 12, 24), date(2027, 2, 24))


def test_the_claim_has_thirty_days() -> None:
    clock = worked("AE", "iloe", window="twelve", basic=12_000, last_day="2026-11-10")[1].line
    assert clock == MoneyClock("", "Last day to claim unemployment insurance", date(2026, 12, 10))


def test_the_residence_date_is_read_and_not_worked_out() -> None:
    assert worked("AE", "residence", until="2027-01-22")[0].line.on == date(2027, 1, 22)  # type: ignore[union-attr]


# -- United Kingdom


def test_whole_years_are_counted_backwards() -> None:
    assert redundancy_weeks(date(1981, 5, 1), date(2026, 5, 1), 10) == 12


@pytest.mark.parametrize(
    ("born", "years", "weeks"),
    [
        (date(2005, 1, 1), 2, 1),
        (date(1996, 1, 1), 5, 5),
        (date(1960, 1, 1), 20, 30),
        (date(2003, 5, 2), 4, Fraction(5, 2)),
    ],
)
def test_weeks_by_age(born: date, years: int, weeks: Fraction) -> None:
    assert redundancy_weeks(born, date(2026, 5, 1), years) == weeks


@pytest.mark.parametrize(
    ("weekly", "last", "owed"),
    [(800, "2026-05-01", 12 * 751), (600, "2026-05-01", 7200), (800, "2024-05-01", 12 * 700)],
)
def test_a_weeks_pay_is_capped_by_its_year(weekly: int, last: str, owed: int) -> None:
    year = int(last[:4])
    found = lump(
        "GB", "redundancy", born=f"{year - 45}-05-01", first_day=f"{year - 10}-05-01", last_day=last, weekly=weekly
    )
    assert found.amount == owed * 100


def test_where_the_cap_is_not_known_nothing_is_proposed() -> None:
    with pytest.raises(RefusedError, match="not known here"):
        lump("GB", "redundancy", born="1981-05-01", first_day="2015-05-01", last_day="2025-05-01", weekly=800)
    with pytest.raises(RefusedError, match="two years"):
        lump("GB", "redundancy", born="1981-05-01", first_day="2025-05-01", last_day="2026-05-01", weekly=800)


def test_the_most_is_twenty_years_and_thirty_weeks() -> None:
    found = lump("GB", "redundancy", born="1950-01-01", first_day="1980-01-01", last_day="2026-05-01", weekly=2000)
    assert found.amount == 22_530_00


@pytest.mark.parametrize(("age", "weekly"), [(25, 9555), (24, 7565)])
def test_jobseekers_allowance_lasts_182_days(age: int, weekly: int) -> None:
    found = income("GB", "jsa", age=age, first_payment="2026-12-01")
    assert (found.amount, found.every) == (weekly, "week")
    assert found.since is not None
    assert found.until is not None
    assert (found.until - found.since).days == 181


# -- United States


@pytest.mark.parametrize(("quarter", "weekly"), [(11_700, 450), (20_000, 450), (11_674, 449), (900, 40)])
def test_californias_weekly_benefit(quarter: int, weekly: int) -> None:
    assert income("US", "california", quarter=quarter, base=40_000, first_payment="2026-12-15").amount == weekly * 100


def test_california_pays_half_of_the_base_period_at_most() -> None:
    found = income("US", "california", quarter=11_700, base=9_000, first_payment="2026-12-15")
    assert found.until == date(2027, 2, 16)  # ten weeks of 450 are half of 9,000


def test_cobra_and_visa_clocks() -> None:
    chosen, paid = (each.line for each in worked("US", "cobra", cover_ends="2026-11-30"))
    assert isinstance(chosen, MoneyClock)
    assert isinstance(paid, MoneyClock)
    assert (chosen.on, paid.on) == (date(2027, 1, 29), date(2027, 3, 15))
    visa = worked("US", "visa", last_day="2026-11-10", i94="2026-12-20")[0].line
    assert isinstance(visa, MoneyClock)
    assert visa.on == date(2026, 12, 20)


# -- India, Germany, Singapore


@pytest.mark.parametrize(
    ("first", "owed"),
    [("2016-11-25", 288_461_54), ("2016-05-24", 317_307_69), ("2016-06-25", 288_461_54), ("1960-01-01", 1_932_692_31)],
)
def test_indian_gratuity(first: str, owed: int) -> None:
    assert (
        lump("IN", "gratuity", contract="permanent", wages=50_000, first_day=first, last_day="2026-11-24").amount
        == owed
    )


def test_indian_gratuity_after_a_year_of_a_fixed_term_and_up_to_its_ceiling() -> None:
    with pytest.raises(RefusedError, match="5 years"):
        lump("IN", "gratuity", contract="permanent", wages=50_000, first_day="2024-11-25", last_day="2026-11-24")
    fixed = lump("IN", "gratuity", contract="fixed_term", wages=50_000, first_day="2025-11-25", last_day="2026-11-24")
    assert fixed.amount == 28_846_15
    most = lump("IN", "gratuity", contract="permanent", wages=900_000, first_day="1980-01-01", last_day="2026-11-24")
    assert most.amount == 2_000_000_00


@pytest.mark.parametrize(
    ("insured", "age", "months"),
    [
        (12, 30, 6),
        (16, 30, 8),
        (20, 30, 10),
        (24, 30, 12),
        (60, 49, 12),
        (30, 50, 15),
        (36, 55, 18),
        (48, 58, 24),
        (48, 57, 18),
    ],
)
def test_how_long_arbeitslosengeld_is_paid(insured: int, age: int, months: int) -> None:
    found = income("DE", "alg", net=2000, child="no", insured=insured, age=age, first_payment="2026-12-28")
    assert found.until is not None
    assert (found.amount, (found.until.year - 2026) * 12 + found.until.month - 12 + 1) == (120_000, months)


def test_a_child_and_too_few_months() -> None:
    assert income("DE", "alg", net=2000, child="yes", insured=12, age=30, first_payment="2026-12-28").amount == 134_000
    with pytest.raises(RefusedError, match="12 insured months"):
        income("DE", "alg", net=2000, child="no", insured=11, age=30, first_payment="2026-12-28")


def test_singapores_six_payments_are_capped_at_the_former_income() -> None:
    lines = [each.line for each in worked("SG", "jobseeker-support", income=1100, first_payment="2027-01-15")]
    assert [line.amount for line in lines if isinstance(line, Lump)] == [
        110_000,
        110_000,
        100_000,
        75_000,
        75_000,
        75_000,
    ]
    with pytest.raises(RefusedError, match="5,000"):
        worked("SG", "jobseeker-support", income=5001, first_payment="2027-01-15")


# -- answers


@pytest.mark.parametrize(
    ("answers", "what"),
    [
        ({"basic": "", "window": "six", "last_day": "2026-11-10"}, "missing"),
        ({"basic": "lots", "window": "six", "last_day": "2026-11-10"}, "no amount"),
        ({"basic": "1", "window": "nine", "last_day": "2026-11-10"}, "none of the choices"),
        ({"basic": "1", "window": "six", "last_day": "2026-02-30"}, "no day"),
    ],
)
def test_an_answer_that_can_not_be_is_refused_with_its_question(answers: dict[str, str], what: str) -> None:
    with pytest.raises(RefusedError, match=what):
        worked("AE", "iloe", **answers)


def test_a_country_without_rules_says_what_to_do() -> None:
    with pytest.raises(RefusedError, match="no rules for FR"):
        country_money("FR")
    with pytest.raises(RefusedError, match="no rule 'x'"):
        country_money("AE").rule("x")
