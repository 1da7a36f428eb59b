"""Weekdays and days to come, as people write them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.dates import WEEKDAYS
from coach.domain.weekdays import parse_coming_day, parse_weekday, parse_weekdays, weekdays_in_words
from coach.errors import RefusedError
from tests.factories import MONDAY


@pytest.mark.parametrize(("text", "number"), [("Monday", 0), (" tue", 1), ("SUNDAY", 6), ("satur", 5)])
def test_a_weekday_is_known_by_three_letters(text: str, number: int) -> None:
    assert parse_weekday(text) == number


@pytest.mark.parametrize("text", ["", "m", "mo", "montag", "mondays", "1", "x" * 1000])
def test_no_weekday_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="not a day of the week"):
        parse_weekday(text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("mon-fri", (0, 1, 2, 3, 4)),
        ("Sunday - Thursday", (0, 1, 2, 3, 6)),
        ("tue,thu , sat", (1, 3, 5)),
        ("mon-tue,tue-wed", (0, 1, 2)),
        ("wed", (2,)),
        ("mon-sun", (0, 1, 2, 3, 4, 5, 6)),
        ("none", ()),
    ],
)
def test_weekdays_are_ranges_and_lists(text: str, days: tuple[int, ...]) -> None:
    assert parse_weekdays(text) == days


@pytest.mark.parametrize("text", ["", "mon-", "-fri", "mon,,tue", "mon fri", "mon-wed-fri"])
def test_no_weekdays_are_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="not a day of the week"):
        parse_weekdays(text)


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ((0, 1, 2, 3, 4), "Monday to Friday"),
        ((0, 1, 2, 3, 6), "Sunday to Thursday"),
        ((0, 2), "Monday, Wednesday"),
        ((5, 6), "Saturday, Sunday"),
        ((0, 1, 4), "Monday, Tuesday, Friday"),
        (tuple(range(7)), "every day"),
        ((), "none"),
    ],
)
def test_weekdays_are_shown_in_words(days: tuple[int, ...], words: str) -> None:
    assert weekdays_in_words(days) == words


@given(st.sets(st.integers(0, 6)))
def test_shown_weekdays_can_be_typed(days: set[int]) -> None:
    words = weekdays_in_words(tuple(sorted(days)))
    typed = words.replace(" to ", "-").replace("every day", "mon-sun")
    assert parse_weekdays(typed) == tuple(sorted(days))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("today", date(2026, 11, 23)),
        ("Tomorrow", date(2026, 11, 24)),
        ("+3", date(2026, 11, 26)),
        ("+0", date(2026, 11, 23)),
        ("2026-12-24", date(2026, 12, 24)),
        ("tuesday", date(2026, 11, 24)),
        ("monday", date(2026, 11, 30)),
        ("sun", date(2026, 11, 29)),
    ],
)
def test_a_day_to_come_is_known_by_many_names(text: str, day: date) -> None:
    assert parse_coming_day(text, MONDAY) == day


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("yesterday", "is over"),
        ("", "not a date"),
        ("2027-02-29", "not a date"),
        ("+", "not a date"),
        ("+99999", "not a date"),
        ("+\u0663", "not a date"),
        ("2026-11-22", "is over"),
        ("+367", "far ahead"),
        ("9999-12-31", "far ahead"),
    ],
)
def test_a_day_that_is_none_is_over_or_too_far_ahead_is_refused(text: str, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason):
        parse_coming_day(text, MONDAY)


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_named_weekday_is_the_next_one(day: int, wanted: int) -> None:
    today = date(2026, 11, 23 + day)
    found = parse_coming_day(WEEKDAYS[wanted], today)
    assert found.weekday() == wanted
    assert 1 <= (found - today).days <= 7
