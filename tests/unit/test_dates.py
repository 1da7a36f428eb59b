"""Days as people write and read them."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dates import (
    WEEKDAYS,
    day_with_year,
    long_day,
    parse_any_day,
    parse_day,
    relative_day,
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
        *("", " ", "mo", "s", "tomorow", "3", "--3", "-3.5", "-", "-99999", "-²", "-٣", "23.13.2026", "23/11/2026/1"),
        *("2026-02-29", "2026-13-01", "2026-11-23T09:00", "\x00", "\ud800", "[/b]", "x" * 10_000),
        *(
            "32 november",
            "20 no",
            "nov",
            "20 nov 206",
            "29 february",
            "٢٠ november",
            "20 nov 2026 x",
            "november november",
        ),
    ],
)
def test_an_invalid_day_is_refused_in_one_short_line(text: str) -> None:
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


def test_in_january_december_means_the_past_one() -> None:
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
def test_a_day_is_named_as_people_would_today(day: date, words: str) -> None:
    assert relative_day(day, MONDAY) == words


def test_yesterday_can_lie_in_another_month_and_year() -> None:
    assert relative_day(date(2026, 12, 31), date(2027, 1, 1)) == "yesterday"
    assert relative_day(date(2028, 2, 29), date(2028, 3, 1)) == "yesterday"


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
def test_a_past_day_can_be_given_by_how_long_ago_it_was(text: str, day: date) -> None:
    assert parse_day(text, MONDAY) == day
    assert parse_any_day(text, MONDAY) == day or text.startswith("last")


def test_a_month_ago_from_its_last_day_is_a_day_of_that_month() -> None:
    assert parse_day("a month ago", date(2027, 3, 31)) == date(2027, 2, 28)
    with pytest.raises(RefusedError):
        parse_day("999 years ago", MONDAY)


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("11/2", "US", date(2026, 11, 2)),
        ("11/2", "GB", date(2027, 2, 11)),
        ("11/02/2026", "DE", date(2026, 2, 11)),
        ("11/02/26", "PH", date(2026, 11, 2)),
        ("25/10", "", date(2026, 10, 25)),
        ("10/25/2026", "", date(2026, 10, 25)),
        ("7/7", "", date(2026, 7, 7)),
    ],
)
def test_a_day_with_slashes_is_read_as_the_country_writes_it(text: str, country: str, day: date) -> None:
    assert typed_day(text, MONDAY, country) == day


def test_a_day_that_can_be_read_in_two_ways_is_asked_about() -> None:
    with pytest.raises(RefusedError, match="2 November or 11 February"):
        typed_day("11/2/2026", MONDAY)
    for text in ("13/13", "31/2/2026", "25/10"):
        with pytest.raises(RefusedError, match="not a date"):
            typed_day(text, MONDAY, "US")


WEDNESDAY = date(2026, 9, 16)


@pytest.mark.parametrize(
    ("text", "country", "day"),
    [
        ("today", "", "2026-09-16"),
        ("Tomorrow", "", "2026-09-17"),
        ("the day before yesterday", "", "2026-09-14"),
        ("day after tomorrow", "", "2026-09-18"),
        ("3 weeks ago", "", "2026-08-26"),
        ("two weeks ago", "", "2026-09-02"),
        ("a fortnight ago", "", "2026-09-02"),
        ("a couple of days ago", "", "2026-09-14"),
        ("six months back", "", "2026-03-16"),
        ("half a year ago", "", "2026-03-16"),
        ("a year ago", "", "2025-09-16"),
        ("in 2 weeks", "", "2026-09-30"),
        ("in a month", "", "2026-10-16"),
        ("10 days from now", "", "2026-09-26"),
        ("in 3 weeks time", "", "2026-10-07"),
        ("+30", "", "2026-10-16"),
        ("last friday", "", "2026-09-11"),
        ("last wednesday", "", "2026-09-09"),
        ("this friday", "", "2026-09-18"),
        ("next tuesday", "", "2026-09-22"),
        ("on thursday", "", "2026-09-17"),
        ("end of march", "", "2027-03-31"),
        ("the end of october", "", "2026-10-31"),
        ("end of the month", "", "2026-09-30"),
        ("end of next month", "", "2026-10-31"),
        ("start of next year", "", "2027-01-01"),
        ("end of 2026", "", "2026-12-31"),
        ("mid-november", "", "2026-11-15"),
        ("end of february 2028", "", "2028-02-29"),
        ("15 mar", "", "2027-03-15"),
        ("15th of March", "", "2027-03-15"),
        ("March 15th, 2026", "", "2026-03-15"),
        ("15-mar-26", "", "2026-03-15"),
        ("1 Sept.", "", "2026-09-01"),
        ("15.10.2026", "", "2026-10-15"),
        ("3.11.", "DE", "2026-11-03"),
        ("2026/10/03", "", "2026-10-03"),
        ("3/11", "US", "2027-03-11"),
        ("3/11", "IE", "2026-11-03"),
        ("3-11-2026", "AU", "2026-11-03"),
        ("25/10", "", "2026-10-25"),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, country: str, day: str) -> None:
    assert parse_any_day(text, WEDNESDAY, country) == date.fromisoformat(day)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("3/11", "11 March or 3 November"),
        ("next friday", "Fri 18 Sep or Fri 25 Sep"),
        ("soon", "Write it as 23 November"),
        ("in a while", "Write it as 23 November"),
        ("half a week ago", "Write it as 23 November"),
        ("31 april", "Write it as 23 November"),
        ("end of smarch", "Write it as 23 November"),
        ("last week", "Write it as 23 November"),
        ("in 999 years", "Write it as 23 November"),
        ("15 mar 206", "Write it as 23 November"),
    ],
)
def test_a_day_that_says_too_little_or_too_much_is_refused_with_what_to_write(text: str, said: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_any_day(text, WEDNESDAY)
    assert said in refused.value.message


@pytest.mark.parametrize(
    ("text", "day"), [("15 mar", "2026-03-15"), ("12/3", "2026-03-12"), ("mid june", "2026-06-15")]
)
def test_a_past_day_is_not_mistaken_for_one_far_ahead(text: str, day: str) -> None:
    assert parse_day(text, WEDNESDAY, "GB") == date.fromisoformat(day)


@given(st.dates(date(1950, 1, 1), date(2100, 12, 31)), st.dates(date(1960, 1, 1), date(2090, 12, 31)))
def test_a_day_with_its_year_is_read_the_same_however_it_is_written(day: date, today: date) -> None:
    for text in (
        day.isoformat(),
        day_with_year(day),
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert parse_any_day(text, today) == typed_day(text, today) == day
    assert typed_day(f"{day.month}/{day.day}/{day.year}", today, "US") == day
    assert typed_day(f"{day.day}/{day.month}/{day.year}", today, "FR") == day
