"""A rule's source has a date, a kind and sometimes an expiry, and the person is warned if it is old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.benefits.source_age import kept_source, warning
from coach.domain.source_age import dated
from coach.export.benefits_data import rules_data
from coach.export.benefits_document import rules_document, source_line
from coach.export.text import document_text
from coach.guide.money import MoneyRule, countries, country_money

YEAR = timedelta(days=366)


def rule(source_on: str, ends_on: date | None = None) -> MoneyRule:
    return country_money("GB").rule("jsa")._replace(source_on=source_on, ends_on=ends_on)


@pytest.mark.parametrize(
    ("source_on", "today", "warned"),
    [
        ("2026-04-06", date(2027, 4, 6), False),
        ("2026-04-06", date(2027, 4, 7), True),
        ("2026-04", date(2027, 4, 1), False),  # a month counts from its first day, so that nothing is too young
        ("2026-04", date(2027, 4, 2), True),
        ("2024-02-29", date(2025, 2, 28), False),
        ("2024-02-29", date(2025, 3, 1), True),
    ],
)
def test_a_source_of_more_than_a_year_is_warned_of(source_on: str, today: date, *, warned: bool) -> None:
    said = warning(rule(source_on), today)
    assert ("more than a year old" in said) is warned


def test_a_source_without_a_date_says_so_on_every_day() -> None:
    assert warning(rule("undated"), date(2026, 11, 29)) == "This source has no date. Check that it is still right."
    assert kept_source(rule("undated")).endswith("(no date)")


def test_figures_that_have_ended_say_until_when_they_held() -> None:
    ended = rule("2027-03", date(2027, 4, 5))
    assert warning(ended, date(2027, 4, 5)) == ""
    assert "valid until 5 April 2027" in warning(ended, date(2027, 4, 6))


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 2000))
def test_once_warned_of_a_rule_stays_warned_of(today: date, later: int) -> None:
    old = rule("2026-04", date(2027, 4, 5))
    assert not warning(old, today) or warning(old, today + timedelta(days=later))


def test_dates_are_said_as_precisely_as_they_are_known() -> None:
    assert dated("2026-04") == "April 2026"
    assert dated("2026-04-06") == "6 April 2026"
    assert kept_source(rule("2026-04")).endswith("(April 2026)")


def test_the_source_line_has_the_kind_the_date_and_the_end() -> None:
    said = source_line(rule("2026-04", date(2027, 4, 5)))
    assert "Kind: a newspaper" in said
    assert "Date: April 2026" in said
    assert "until 5 April 2027" in said


@pytest.mark.parametrize("country", countries())
def test_every_rule_is_warned_of_in_the_text_and_in_json_once_it_is_old(country: str) -> None:
    money = country_money(country)
    later = date(2026, 11, 30) + YEAR
    text = "\n".join(document_text(rules_document(money, money.rules, later), 500))
    data = rules_data(money, money.rules, later)["rules"]
    assert text.count("Careful: ") == len(money.rules)
    assert all(each["warning"] in text for each in data)


def test_a_rule_that_is_fresh_has_no_warning() -> None:
    money = country_money("GB")
    data = rules_data(money, [money.rule("jsa")], date(2026, 11, 29))["rules"]
    assert (data[0]["warning"], data[0]["ends_on"], data[0]["source_on"]) == (None, "2027-04-05", "2026-04")
