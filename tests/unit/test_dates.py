"""Days as people write and read them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dates import (
    WEEKDAYS,
    day_beside,
    long_day,
    parse_any_day,
    parse_day,
    short_day,
    start_of_week,
    typed_day,
)
from coach.errors import RefusedError
from tests.factories import MONDAY, days

sane_days = st.dates(date(1900, 1, 1), date(2200, 1, 1))


@pytest.mark.parametrize(
    ("text", "ago"),
    [
        ("2026-11-23", 0),
        ("2026-11-01", 22),
        ("today", 0),
        (" Today ", 0),
        ("yesterday", 1),
        ("-0", 0),
        ("-3", 3),
        ("-9999", 9999),
        ("monday", 0),
        ("Sun", 1),
        ("TUESDAY", 6),
        ("tues", 6),
        ("2024-02-29", 998),
        ("20 November", 3),
        ("20 nov", 3),
        ("November 20", 3),
        ("nov 20, 2026", 3),
        ("20 nov 2025", 368),
        ("29 february 2024", 998),
        ("1 june", 175),
    ],
)
def test_a_day_is_understood(text: str, ago: int) -> None:
    assert parse_day(text, MONDAY) == days(-ago)


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "mo", "s", "tomorrow", "3", "--3", "-3.5", "-", "-99999", "-²", "-٣", "23.11.2026", "23/11/2026/1"),
        *("2026-02-29", "2026-13-01", "2026-11-23T09:00", "\x00", "\ud800", "[/b]", "x" * 10_000),
        *(
            "32 november",
            "20 no",
            "nov",
            "20 nov 26",
            "29 february",
            "٢٠ november",
            "20 nov 2026 x",
            "november november",
        ),
    ],
)
def test_what_is_no_day_is_refused_in_one_short_line(text: str) -> None:
    with pytest.raises(RefusedError, match="not a date") as refused:
        parse_day(text, MONDAY)
    assert refused.value.message.isprintable()
    assert len(refused.value.message) < 200


@pytest.mark.parametrize("text", ["2026-11-24", "9999-12-31", "31 December", "24 nov"])
def test_a_day_to_come_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="in the future"):
        parse_day(text, MONDAY)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 November", date(2026, 11, 1)),
        ("24 Nov", date(2026, 11, 24)),
        ("1 June", date(2027, 6, 1)),
        ("1 June 2026", date(2026, 6, 1)),
        ("10 January", date(2027, 1, 10)),
    ],
)
def test_a_day_without_its_year_is_near(text: str, day: date) -> None:
    assert parse_any_day(text, MONDAY) == day


def test_in_january_december_is_the_one_that_was() -> None:
    assert parse_day("20 december", date(2027, 1, 4)) == date(2026, 12, 20)


@given(sane_days, st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_one_with_today_included(today: date, name: str) -> None:
    day = parse_day(name, today)
    assert WEEKDAYS[day.weekday()] == name
    assert timedelta() <= today - day < timedelta(days=7)


@given(st.text(st.characters()), sane_days)
def test_any_text_is_a_day_that_is_not_to_come_or_refused(text: str, today: date) -> None:
    with suppress(RefusedError):
        assert parse_day(text, today) <= today


@given(sane_days, st.integers(0, 6))
def test_a_week_starts_on_its_first_weekday_at_most_six_days_ago(day: date, first: int) -> None:
    start = start_of_week(day, first)
    assert start.weekday() == first
    assert timedelta() <= day - start < timedelta(days=7)


def test_days_are_written_long_and_short() -> None:
    assert (long_day(MONDAY), short_day(MONDAY)) == ("Monday 23 November", "Mon 23 Nov")
    assert (long_day(date(2028, 2, 29)), short_day(date(2028, 2, 29))) == ("Tuesday 29 February", "Tue 29 Feb")


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (MONDAY, "today"),
        (days(-1), "yesterday"),
        (days(-2), "Sat 21 Nov"),
        (days(1), "Tue 24 Nov"),
        (date(2025, 11, 23), "Sun 23 Nov 2025"),
    ],
)
def test_a_day_is_said_as_one_would_say_it_today(day: date, words: str) -> None:
    assert day_beside(day, MONDAY) == words


def test_yesterday_can_lie_in_another_month_and_year() -> None:
    assert day_beside(date(2026, 12, 31), date(2027, 1, 1)) == "yesterday"
    assert day_beside(date(2028, 2, 29), date(2028, 3, 1)) == "yesterday"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3 weeks ago", date(2026, 11, 2)),
        ("10 days ago", date(2026, 11, 13)),
        ("a month ago", date(2026, 10, 23)),
        ("1 year ago", date(2025, 11, 23)),
        ("9 months ago", date(2026, 2, 23)),
        ("last friday", date(2026, 11, 20)),
        ("last monday", date(2026, 11, 16)),
        ("monday", MONDAY),
    ],
)
def test_a_day_that_is_over_can_be_told_by_how_long_ago_it_was(text: str, day: date) -> None:
    assert parse_day(text, MONDAY) == day
    assert parse_any_day(text, MONDAY) == day or text.startswith("last")


def test_a_month_ago_from_its_last_day_is_a_day_of_that_month() -> None:
    assert parse_day("a month ago", date(2027, 3, 31)) == date(2027, 2, 28)
    with pytest.raises(RefusedError):
        parse_day("999 years ago", MONDAY)


@pytest.mark.parametrize(
    ("text", "month_first", "day"),
    [
        ("11/2", True, date(2026, 11, 2)),
        ("11/2", False, date(2027, 2, 11)),
        ("11/02/2026", False, date(2026, 2, 11)),
        ("11/02/26", True, date(2026, 11, 2)),
        ("25/10", None, date(2026, 10, 25)),
        ("10/25/2026", None, date(2026, 10, 25)),
        ("7/7", None, date(2026, 7, 7)),
    ],
)
def test_a_day_with_slashes_is_read_as_the_country_writes_it(text: str, month_first: object, day: date) -> None:
    assert typed_day(text, MONDAY, month_first=month_first) == day  # type: ignore[arg-type]


def test_a_day_that_can_be_read_in_two_ways_is_asked_about() -> None:
    with pytest.raises(RefusedError, match="2 November or 11 February"):
        typed_day("11/2/2026", MONDAY)
    for text in ("13/13", "31/2/2026", "25/10"):
        with pytest.raises(RefusedError, match="not a date"):
            typed_day(text, MONDAY, month_first=True)
