"""The first 48 hours: how long they last, anywhere and at any time."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.events import ProfileSet, QuietLeft
from coach.domain.quiet_period import QUIET_HOURS, QuietPeriod, check_lost_on, quiet_period
from coach.domain.state import State
from coach.errors import RefusedError
from tests.factories import MONDAY, NINE, Diary, entry

BERLIN = ZoneInfo("Europe/Berlin")


def told(lost_on: date, at: datetime) -> State:
    diary = Diary()
    diary.write(ProfileSet(lost_on=lost_on.isoformat()), on=at.date(), at=at)
    return diary.state


def left_at(state: State, now: datetime) -> timedelta | None:
    running = quiet_period(state, now)
    return running.left if running else None


def test_it_is_never_quiet_for_somebody_who_gave_no_day() -> None:
    diary = Diary()
    assert quiet_period(diary.state, NINE) is None
    diary.write(ProfileSet(name="Amal"))
    assert quiet_period(diary.state, NINE) is None


def test_it_is_quiet_for_48_hours_from_the_telling() -> None:
    state = told(MONDAY, NINE)
    assert quiet_period(state, NINE) == QuietPeriod(ends=NINE + QUIET_HOURS, left=QUIET_HOURS)
    assert left_at(state, NINE + timedelta(hours=47, minutes=59)) == timedelta(minutes=1)
    assert left_at(state, NINE + QUIET_HOURS) is None


def test_told_a_day_later_a_day_of_it_is_left() -> None:
    assert left_at(told(MONDAY - timedelta(days=1), NINE), NINE) == timedelta(hours=24)


def test_told_two_days_later_it_is_over() -> None:
    assert left_at(told(MONDAY - timedelta(days=2), NINE), NINE) is None


def test_left_early_it_is_over_and_undoing_that_brings_it_back() -> None:
    diary = Diary()
    diary.write(ProfileSet(lost_on=MONDAY.isoformat()), at=NINE)
    diary.write(QuietLeft())
    assert quiet_period(diary.state, NINE) is None
    diary.undo()
    assert quiet_period(diary.state, NINE) is not None


def test_another_day_told_later_counts_from_then() -> None:
    diary = Diary()
    diary.write(ProfileSet(lost_on="2026-11-20"), at=NINE)
    diary.write(ProfileSet(lost_on=MONDAY.isoformat()), at=NINE + timedelta(hours=2))
    assert left_at(diary.state, NINE + timedelta(hours=3)) == timedelta(hours=47)


@pytest.mark.parametrize(
    ("begin", "clock_shows"),
    [
        pytest.param(datetime(2026, 10, 24, 15, 0, tzinfo=BERLIN), 14, id="an hour is added in the night"),
        pytest.param(datetime(2026, 3, 28, 15, 0, tzinfo=BERLIN), 16, id="an hour is taken away in the night"),
    ],
)
def test_the_48_hours_are_real_ones_over_a_change_of_the_clocks(begin: datetime, clock_shows: int) -> None:
    state = told(begin.date(), begin)
    real_end = (begin.astimezone(UTC) + QUIET_HOURS).astimezone(BERLIN)
    running = quiet_period(state, real_end - timedelta(minutes=1))
    assert running is not None
    assert running.left == timedelta(minutes=1)
    assert (running.ends.hour, running.ends.tzinfo) == (clock_shows, BERLIN)
    assert quiet_period(state, real_end) is None


def test_it_lasts_as_long_for_somebody_who_flies_west() -> None:
    state = told(MONDAY, NINE)
    in_lisbon = (NINE + timedelta(hours=40)).astimezone(ZoneInfo("Europe/Lisbon"))
    running = quiet_period(state, in_lisbon)
    assert running is not None
    assert running.left == timedelta(hours=8)
    assert running.ends.isoformat() == "2026-11-25T05:00:00+00:00"


def test_it_is_quiet_where_it_is_still_the_day_before() -> None:
    soon_after_midnight = datetime(2026, 11, 23, 0, 30, tzinfo=NINE.tzinfo)
    state = told(MONDAY, soon_after_midnight)
    in_new_york = (soon_after_midnight + timedelta(hours=1)).astimezone(ZoneInfo("America/New_York"))
    assert in_new_york.date() < MONDAY
    assert left_at(state, in_new_york) == timedelta(hours=47)


def test_it_is_quiet_on_the_day_of_the_loss_where_the_clock_was_set_back() -> None:
    assert left_at(told(MONDAY, NINE), NINE - timedelta(hours=3)) == QUIET_HOURS


def test_it_is_not_quiet_before_a_day_that_a_wrong_clock_gave() -> None:
    assert left_at(told(date(2027, 11, 23), NINE.replace(year=2027)), NINE) is None


@pytest.mark.parametrize("lost_on", ["0001-01-01", "9999-12-31"])
@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2026-11-23", "", "soon"])
def test_days_at_the_ends_of_time_are_not_quiet_and_do_not_raise(lost_on: str, at: str) -> None:
    diary = Diary()
    diary.entries = [entry("profile", 1, at=at, lost_on=lost_on)]
    assert quiet_period(diary.state, NINE) is None


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (timedelta(hours=48), "48 hours"),
        (timedelta(hours=47, minutes=59, seconds=59), "48 hours"),
        (timedelta(hours=31, minutes=20), "31 hours"),
        (timedelta(hours=31, minutes=40), "32 hours"),
        (timedelta(hours=1, minutes=20), "1 hour"),
        (timedelta(hours=1), "1 hour"),
        (timedelta(minutes=59, seconds=59), "1 hour"),
        (timedelta(minutes=59, seconds=10), "59 minutes"),
        (timedelta(minutes=1, seconds=5), "1 minute"),
        (timedelta(seconds=5), "1 minute"),
    ],
)
def test_what_is_left_is_said_in_words(left: timedelta, words: str) -> None:
    assert QuietPeriod(NINE, left).left_in_words == words


def test_a_job_can_have_been_lost_today_or_before() -> None:
    assert check_lost_on(MONDAY, MONDAY) == MONDAY
    assert check_lost_on(date(2006, 1, 1), MONDAY) == date(2006, 1, 1)


@pytest.mark.parametrize("day", [MONDAY + timedelta(days=1), date(2005, 12, 31), date.min, date.max])
def test_a_day_to_come_or_long_ago_is_refused(day: date) -> None:
    with pytest.raises(RefusedError):
        check_lost_on(day, MONDAY)
