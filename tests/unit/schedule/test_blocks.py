"""Blocks: in local time, past midnight, over clock changes; and as people type them."""

from __future__ import annotations

from datetime import UTC, date, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.lengths import parse_minutes
from coach.domain.schedule.block import Block, check_zone, parse_clock
from coach.domain.schedule.changes import new_key
from coach.errors import RefusedError
from tests.factories import GULF, MONDAY, days

BERLIN = ZoneInfo("Europe/Berlin")
FORWARD, BACK = date(2026, 3, 29), date(2026, 10, 25)  # the clocks change at 2 and at 3 in the morning


def at(day: date, start: str, minutes: int, zone: str = "") -> Block:
    return Block("one", day, day, start, minutes, "learning", zone=zone)


@given(st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.integers(0, 1439), st.integers(5, 1440))
def test_minutes_are_minutes_that_pass_whatever_the_clocks_do(day: date, start: int, minutes: int) -> None:
    block = at(day, f"{start // 60:02}:{start % 60:02}", minutes)
    passed = block.ends(BERLIN).astimezone(UTC) - block.begins(BERLIN).astimezone(UTC)
    assert passed == timedelta(minutes=minutes)


@pytest.mark.parametrize(
    ("day", "start", "minutes", "hours"),
    [
        (MONDAY, "09:30", 90, "09:30-11:00"),
        (MONDAY, "23:00", 120, "23:00-01:00 +1"),
        (FORWARD, "01:30", 60, "01:30-03:30"),
        (FORWARD, "02:30", 60, "03:30-04:30"),  # there is no half past two that night
        (BACK, "02:30", 60, "02:30-02:30"),  # half past two comes twice
        (BACK, "01:00", 180, "01:00-03:00"),
    ],
)
def test_hours_are_wall_clock_times(day: date, start: str, minutes: int, hours: str) -> None:
    assert at(day, start, minutes).hours(BERLIN) == hours


def test_a_block_in_another_zone_is_shown_in_local_time() -> None:
    call = at(MONDAY, "15:00", 45, "America/New_York")
    assert call.hours(GULF) == "00:00-00:45"
    assert call.begins(GULF).date() == MONDAY + timedelta(days=1)
    assert call.hours(BERLIN) == "21:00-21:45"
    assert at(MONDAY, "15:00", 45, "Nowhere/Atlantis").hours(BERLIN) == "15:00-15:45"  # a zone this machine has not


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("9", "09:00"),
        ("9:30", "09:30"),
        ("09.30", "09:30"),
        ("0930", "09:30"),
        ("14h15", "14:15"),
        ("9am", "09:00"),
        ("12 am", "00:00"),
        ("2:30 pm", "14:30"),
        ("12pm", "12:00"),
    ],
)
def test_times_of_day_as_people_type_them(text: str, clock: str) -> None:
    assert parse_clock(text) == clock


@pytest.mark.parametrize("text", ["", "24", "9:60", "13pm", "noonish", "-3", "99999", "9:3"])
def test_an_invalid_time_of_day_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match=r"Write it as"):
        parse_clock(text)


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("40", 40),
        ("40 min", 40),
        ("1h", 60),
        ("1h30", 90),
        ("1.5 h", 90),
        ("1,5h", 90),
        ("2 hours", 120),
        ("1 h 15 min", 75),
    ],
)
def test_lengths_as_people_type_them(text: str, minutes: int) -> None:
    assert parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["", "long", "-5", "1d", "h"])
def test_an_invalid_length_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        parse_minutes(text)


def test_zones_have_their_official_names() -> None:
    assert check_zone("Europe/London") == "Europe/London"
    assert check_zone(" America/New York ") == "America/New_York"
    for name in ("Atlantis", "../etc/passwd", "", "/etc/localtime"):
        with pytest.raises(RefusedError):
            check_zone(name)


def test_a_block_that_does_not_repeat_is_named_by_its_day_and_start_whoever_names_it() -> None:
    friday = days(4)
    assert new_key("networking", friday, (), "15:00") == f"networking-{friday:%m%d}-1500"
    assert new_key("networking", friday, (), "15:00") != new_key("networking", days(11), (), "15:00")
    assert new_key("networking", friday, (), "15:00") != new_key("networking", friday, (), "16:00")
    assert new_key("networking", friday, {"networking-fri"}) == "networking-fri-2"
