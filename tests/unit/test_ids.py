"""Ids of entries: always later than what was known, whatever the clock does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.ids import is_id, next_id
from tests.factories import NINE

offsets = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
moments = st.datetimes(datetime(1971, 1, 1), datetime(9998, 1, 1), timezones=offsets)  # noqa: DTZ001
noises = st.integers(0, 2**32 - 1).map("{:08x}".format)


@given(st.lists(st.tuples(moments, noises), min_size=2))
def test_ids_sort_in_writing_order_whatever_the_clock_says(writes: list[tuple[datetime, str]]) -> None:
    made: list[str] = []
    for now, noise in writes:
        made.append(next_id(now, made[-1] if made else "", noise))
    assert made == sorted(made)
    assert len(set(made)) == len(made)
    assert all(map(is_id, made))


@given(moments, noises)
def test_an_id_begins_with_the_time(now: datetime, noise: str) -> None:
    made = next_id(now, "", noise)
    since_1970 = timedelta(milliseconds=int(made[:12], 16))
    assert abs(now - datetime(1970, 1, 1, tzinfo=UTC) - since_1970) < timedelta(milliseconds=2)
    assert made[13:] == noise


def test_an_id_continues_from_the_last_if_the_clock_was_set_back() -> None:
    last = next_id(NINE, "", "ffffffff")
    assert next_id(NINE - timedelta(days=365), last, "00000000") == f"{int(last[:12], 16) + 1:012x}-00000000"


def test_two_ids_of_the_same_moment_differ_in_time() -> None:
    first = next_id(NINE, "", "ffffffff")
    assert next_id(NINE, first, "00000000") > first


def test_a_clock_before_1970_makes_ids_all_the_same() -> None:
    made = next_id(datetime(1969, 12, 31, tzinfo=UTC), "", "0000000a")
    assert made == "000000000000-0000000a"


def test_the_last_possible_moment_makes_an_id_with_a_successor() -> None:
    last = next_id(datetime.max.replace(tzinfo=UTC), "", "00000000")
    assert is_id(last)
    assert next_id(NINE, last, "00000000") > last


@pytest.mark.parametrize(
    "text",
    [
        *("", "019ab", "019ab1c2d3e4", "019ab1c2d3e4-", "019AB1C2D3E4-00000000", "019ab1c2d3e4-000000000"),
        *("019ab1c2d3e4_00000000", " 019ab1c2d3e4-00000000", "019ab1c2d3e4-00000000\n", "ffffffffffff-00000000"),
        "\u066019ab1c2d3e4-00000000",
    ],
)
def test_an_invalid_id_has_no_successor(text: str) -> None:
    assert not is_id(text)
    assert next_id(NINE, text, "00000000") == next_id(NINE, "", "00000000")
