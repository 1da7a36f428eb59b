"""The formulas at their bounds."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.benefits.uk import redundancy_weeks
from coach.errors import RefusedError
from tests.unit.benefits.working import amounts, days, income, lump, worked

# -- United Arab Emirates


def test_gratuity_has_a_floor_in_years_and_a_cap_in_wages() -> None:
    with pytest.raises(RefusedError, match="before a year"):
        lump("AE", "gratuity", daily="thirty", basic=9000, first_day="2026-01-01", last_day="2026-11-24")
    long = lump("AE", "gratuity", daily="thirty", basic=9000, first_day="1990-01-01", last_day="2026-11-24")
    assert long.amount == 24 * 9000_00


def test_the_gratuity_is_never_proposed_without_the_word_about_the_bank() -> None:
    (found,) = worked("AE", "gratuity", daily="year", basic=9000, first_day="2019-01-01", last_day="2026-11-24")
    assert "bank" in found.sum


@given(st.integers(0, 40 * 365))
def test_more_service_is_never_less_gratuity(service: int) -> None:
    def owed(more: int) -> int:
        first = date(2026, 11, 24) - timedelta(days=400 + service + more)
        return lump("AE", "gratuity", daily="thirty", basic=9000, first_day=first, last_day="2026-11-24").amount

    assert owed(30) >= owed(0)


@pytest.mark.parametrize(("basic", "benefit"), [(12_000, 7_200), (16_000, 9_600), (16_001, 9_600.60), (33_334, 20_000)])
def test_unemployment_insurance_is_capped_by_class(basic: int, benefit: float) -> None:
    found = income("AE", "iloe", basic=basic, last_day="2026-11-10", claimed="2026-12-10")
    assert found.amount == round(Fraction(str(benefit)) * 100)
    assert (found.since, found.until) == (date(2026, 12, 24), date(2027, 2, 24))


def test_a_claim_has_thirty_days_and_comes_after_the_job() -> None:
    answers = {"basic": 12_000, "last_day": "2026-11-10"}
    found = days("AE", "iloe", claimed="2026-11-10", **answers)
    assert found == {"Last day to claim unemployment insurance": date(2026, 12, 10)}
    for claimed, match in (("2026-12-11", "deadline to claim is before"), ("2026-11-09", "after the job ends")):
        with pytest.raises(RefusedError, match=match):
            worked("AE", "iloe", claimed=claimed, **answers)


def test_the_residence_date_is_read_and_not_worked_out() -> None:
    assert days("AE", "residence", until="2027-01-22") == {"Residence permit ends": date(2027, 1, 22)}


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
    ("last", "cap"),
    [("2024-05-01", 700), ("2025-04-05", 700), ("2025-04-06", 719), ("2026-04-05", 719), ("2026-04-06", 751)],
)
def test_a_weeks_pay_is_capped_by_its_year(last: str, cap: int) -> None:
    year = int(last[:4])
    born, first = f"{year - 30}-01-01", f"{year - 3}-01-01"
    assert lump("GB", "redundancy", place="gb", born=born, first_day=first, last_day=last, weekly=800).amount == (
        3 * cap * 100
    )


@pytest.mark.parametrize(
    ("changes", "match"),
    [
        ({"last_day": "2027-05-01"}, "coach does not know"),
        ({"first_day": "2025-05-01"}, "two years"),
        ({"place": "ni"}, "Northern Ireland"),
    ],
)
def test_where_a_sum_would_be_wrong_none_is_given(changes: dict[str, str], match: str) -> None:
    answers = {"place": "gb", "born": "1981-05-01", "first_day": "2015-05-01", "last_day": "2026-05-01"}
    with pytest.raises(RefusedError, match=match):
        worked("GB", "redundancy", weekly=800, **answers | changes)


# -- United States


@pytest.mark.parametrize(
    ("quarter", "weekly"),
    [(900, 40), (1300, 53), (1832, 70), (1833, 71), (11_674, 449), (11_700, 450), (20_000, 450)],
)
def test_californias_weekly_benefit_goes_from_the_table_to_a_26th(quarter: int, weekly: int) -> None:
    assert income("US", "california", quarter=quarter, base=40_000, first_payment="2026-12-15").amount == weekly * 100


@given(st.integers(1300, 20_000), st.integers(0, 60_000))
def test_california_pays_the_award_to_the_dollar(quarter: int, more: int) -> None:
    answers = {"quarter": quarter, "base": quarter + more, "first_payment": "2026-12-15"}
    weekly = income("US", "california", **answers)
    assert weekly.since is not None
    assert weekly.until is not None
    paid = weekly.amount * ((weekly.until - weekly.since).days // 7 + 1) + sum(amounts("US", "california", **answers))
    assert paid == min(26 * weekly.amount, -(-(quarter + more) // 2) * 100)


@pytest.mark.parametrize(("quarter", "base", "claim"), [(1000, 1250, True), (1000, 1249, False), (899, 9000, False)])
def test_who_has_a_claim_in_california(quarter: int, base: int, *, claim: bool) -> None:
    answers = {"quarter": quarter, "base": base, "first_payment": "2026-12-15"}
    if claim:
        assert income("US", "california", **answers).amount == 42_00
    else:
        with pytest.raises(RefusedError, match="no claim"):
            worked("US", "california", **answers)


def test_a_base_period_is_never_less_than_its_best_quarter() -> None:
    with pytest.raises(RefusedError, match="less than its best quarter"):
        worked("US", "california", quarter=5000, base=4000, first_payment="2026-12-15")


def test_the_marketplace_counts_from_the_end_of_cover_and_cobra_from_the_later_notice() -> None:
    assert days("US", "health", cover_ends="2026-11-30", notice="2026-12-14") == {
        "Last day to choose COBRA": date(2027, 2, 12),
        "Last day to pay for COBRA, if chosen then": date(2027, 3, 29),
        "Last day to choose a Marketplace plan": date(2027, 1, 29),
    }


def test_the_grace_of_a_visa_ends_with_the_i94() -> None:
    assert days("US", "visa", last_day="2026-11-10", i94="2026-12-20") == {
        "Work visa: last day of grace": date(2026, 12, 20)
    }


@pytest.mark.parametrize(("who", "on"), [("alone", date(2026, 12, 11)), ("group", date(2027, 1, 4))])
def test_from_forty_on_an_offer_may_be_considered(who: str, on: date) -> None:
    assert list(days("US", "offer", who=who, given="2026-11-20").values()) == [on]


# -- India


@pytest.mark.parametrize(("first", "owed"), [("2016-05-24", 317_307_69), ("2016-06-25", 288_461_54)])
def test_a_part_of_more_than_six_months_counts_as_a_year(first: str, owed: int) -> None:
    answers = {"contract": "permanent", "wages": 50_000, "first_day": first, "last_day": "2026-11-24"}
    assert lump("IN", "gratuity", **answers).amount == owed


@pytest.mark.parametrize(("into_fifth_year", "proposed"), [(240, True), (239, False)])
def test_from_240_days_into_the_fifth_year_courts_differ(into_fifth_year: int, *, proposed: bool) -> None:
    last = date(2025, 1, 1) + timedelta(days=into_fifth_year - 1)
    answers = {"contract": "permanent", "wages": 26_000, "first_day": "2021-01-01", "last_day": last}
    if proposed:
        assert amounts("IN", "gratuity", **answers) == [75_000_00]
    else:
        with pytest.raises(RefusedError, match="five years") as refused:
            worked("IN", "gratuity", **answers)
        assert "240 days" in refused.value.message


@pytest.mark.parametrize(
    ("first", "owed", "disputed"), [("2025-11-25", 15_000_00, False), ("2025-12-25", 13_750_00, True)]
)
def test_a_fixed_term_is_paid_in_proportion_and_disputed_below_a_year(first: str, owed: int, *, disputed: bool) -> None:
    answers = {"contract": "fixed_term", "wages": 26_000, "first_day": first, "last_day": "2026-11-24"}
    (found,) = worked("IN", "gratuity", **answers)
    assert amounts("IN", "gratuity", **answers) == [owed]
    assert ("disputed" in found.sum) is disputed


@pytest.mark.parametrize(
    ("daily", "owed"), [("twenty_six", [60_000_00, 15_000_00]), ("thirty", [52_000_00, 13_000_00])]
)
def test_retrenchment_pay_and_the_fund(daily: str, owed: list[int]) -> None:
    answers = {"daily": daily, "wages": 26_000, "first_day": "2023-01-01", "last_day": "2026-11-24"}
    assert amounts("IN", "retrenchment", **answers) == owed  # 3 years and more than 6 months
    assert worked("IN", "retrenchment", **answers)[1].line.on == date(2027, 1, 8)  # type: ignore[union-attr]
    with pytest.raises(RefusedError, match="before a year"):
        worked("IN", "retrenchment", **answers | {"first_day": "2026-01-01"})


def test_the_provident_fund_is_taken_in_two_parts() -> None:
    assert amounts("IN", "epf", balance=400_000, last_day="2026-11-24") == [300_000_00, 100_000_00]


# -- Germany


@pytest.mark.parametrize(
    ("insured", "age", "months"),
    [(12, 30, 6), (16, 30, 8), (20, 30, 10), (24, 30, 12), (60, 49, 12), (30, 50, 15), (36, 55, 18), (48, 58, 24)],
)
def test_how_long_arbeitslosengeld_is_paid(insured: int, age: int, months: int) -> None:
    found = income("DE", "alg", net=2000, child="no", insured=insured, age=age, first_payment="2026-12-28")
    assert found.until is not None
    assert (found.until.year - 2026) * 12 + found.until.month - 12 + 1 == months


def test_too_few_insured_months_and_the_most_with_a_child() -> None:
    answers = {"net": 6000, "child": "yes", "age": 30, "first_payment": "2026-12-28"}
    assert income("DE", "alg", insured=12, **answers).amount == 2_950_00
    with pytest.raises(RefusedError, match="12 insured months"):
        income("DE", "alg", insured=11, **answers)


@pytest.mark.parametrize(
    ("told", "last", "by"),
    [
        ("2026-11-20", "2026-12-31", date(2026, 11, 23)),  # short notice: three days after learning of it
        ("2026-06-01", "2026-12-31", date(2026, 9, 30)),  # long notice: three months before the end
        ("2026-09-29", "2026-12-31", date(2026, 10, 2)),  # in between: the three days end later
    ],
)
def test_registering_as_looking_for_work(told: str, last: str, by: date) -> None:
    assert days("DE", "register", told=told, last_day=last) == {
        "Last day to register as looking for work": by,
        "Register as unemployed": date(2027, 1, 1),
    }


# -- dates that end a claim


@pytest.mark.parametrize(
    ("country", "rule", "key", "on"),
    [
        ("AE", "time-limits", "last_day", [date(2028, 11, 10)]),
        ("DE", "time-limits", "received", [date(2026, 12, 1)]),
        ("DE", "permit", "told", [date(2026, 11, 24)]),
        ("GB", "time-limits", "last_day", [date(2027, 2, 9), date(2027, 5, 9)]),
        ("SG", "time-limits", "last_day", [date(2026, 12, 10)]),
    ],
)
def test_a_deadline_is_counted_from_its_day(country: str, rule: str, key: str, on: list[date]) -> None:
    assert list(days(country, rule, **{key: "2026-11-10"}).values()) == on
