"""On which days each rhythm falls, over ten years."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.cash_flow import expense_flows, income_flows
from coach.domain.runway.plan import EVERY, Every, Expense, Income
from coach.domain.runway.recurrence import DAYS, MONTHS, due_days, horizon
from coach.domain.runway.results import A_MONTH, DAYS_A_MONTH

starts = st.dates(date(1970, 1, 1), date(2190, 12, 31))
TEN_YEARS = 120


def falls(every: Every, since: date, day: int | None = None, until: date | None = None) -> list[date]:
    return [since + timedelta(days=each) for each in due_days(every, since, day, since, until or horizon(since))]


@given(starts, st.sampled_from(sorted(MONTHS)))
def test_what_goes_by_months_falls_as_often_as_its_months_go_into_ten_years(start: date, every: Every) -> None:
    assert len(falls(every, start)) == TEN_YEARS // MONTHS[every]


@given(starts, st.sampled_from(sorted(DAYS)))
def test_what_goes_by_days_falls_as_often_as_its_days_go_into_ten_years(start: date, every: Every) -> None:
    days = (horizon(start) - start).days + 1
    assert len(falls(every, start)) == ceil(days / DAYS[every])


@given(starts)
def test_what_falls_twice_a_month_falls_on_two_days_of_every_month(start: date) -> None:
    found = falls("twice a month", start)
    assert len(found) == len(set(found)) == 2 * TEN_YEARS
    assert found[0] == start
    whole_months = [each for each in found if (each.year, each.month) != (start.year, start.month)][:-1]
    for each in {(each.year, each.month) for each in whole_months[2:-2]}:
        assert sum((day.year, day.month) == each for day in found) == 2


@pytest.mark.parametrize(
    ("day", "days"),
    [(1, (1, 16)), (10, (10, 25)), (13, (13, 28)), (15, (15, 30)), (16, (1, 16)), (28, (13, 28)), (31, (16, 31))],
)
@pytest.mark.parametrize(("year", "month"), [(2027, 2), (2028, 2), (2027, 4), (2027, 12)])
def test_the_two_days_of_a_month_are_15_apart_or_its_last(
    day: int, days: tuple[int, int], year: int, month: int
) -> None:
    last = monthrange(year, month)[1]
    found = falls("twice a month", date(year, month, 1), day, date(year, month, last))
    assert [each.day for each in found] == [min(each, last) for each in days]


@given(starts, st.sampled_from(EVERY))
def test_what_a_line_is_a_month_on_average_is_what_its_flows_come_to(start: date, every: Every) -> None:
    months = (
        (horizon(start) - start).days / DAYS_A_MONTH if every in DAYS else TEN_YEARS
    )  # a decade with 2100 is a day short
    expected = 10_000 * months * A_MONTH[every] if every != "once" else 10_000
    for line in (Expense("e", "E", 10_000, every, since=start), Expense("e", "E", 10_000, every)):
        came = sum(amount for _, amount in expense_flows(line, start))
        assert abs(float(came - expected)) <= 10_000
    income = sum(amount for _, amount in income_flows(Income("i", "I", 10_000, every), start))
    assert abs(float(income - expected)) <= 10_000


@given(starts, starts, st.sampled_from(EVERY), st.none() | st.integers(1, 31))
def test_a_line_never_falls_before_it_begins_and_its_days_only_rise(
    start: date, since: date, every: Every, day: int | None
) -> None:
    found = due_days(every, since, day, start, horizon(start))
    assert list(found) == sorted(set(found))
    assert all(0 <= each <= (horizon(start) - start).days for each in found)
    assert all(start + timedelta(days=each) >= since for each in found)
