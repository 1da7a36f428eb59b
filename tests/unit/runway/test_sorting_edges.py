"""Irregular rhythms, ended payments, partial refunds, several files, and too few days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from coach.domain.runway.recurrence import months_after
from coach.domain.runway.recurring import LineProposal, find_recurring
from coach.domain.runway.state import MoneyState
from coach.domain.runway.statement import Booking, Statement
from coach.domain.runway.suggestions import as_event, summary_words

JAN = date(2026, 1, 5)
MONTHLY = [months_after(JAN, n) for n in range(10)]


def bookings(days: Sequence[date], payee: str = "Quill Gym", amount: int = -4_000) -> list[Booking]:
    return [Booking(day, amount, payee) for day in days]


def sort(*rows: Booking, last: date | None = None) -> tuple[LineProposal, ...]:
    return find_recurring([Statement("a.csv", rows, last=last)]).proposals


def test_a_monthly_line_that_did_not_come_twice_has_ended() -> None:
    statement = Statement("a.csv", tuple(bookings(MONTHLY[:5])), last=date(2026, 8, 1))
    found = find_recurring([statement])
    assert (found.proposals, [line.name for line in found.ended]) == ((), ["Quill Gym"])
    assert (
        "Quill Gym (AED 40 every month) seems to have ended (last seen 5 May 2026)" in summary_words(found, "AED", 2)[0]
    )
    assert sort(*bookings(MONTHLY[:5]), last=date(2026, 7, 1))[0].every == "month"


def test_a_yearly_line_that_did_not_come_once_has_ended() -> None:
    rows = bookings([date(2024, 3, 1), date(2025, 3, 1)])
    assert sort(*rows, last=date(2026, 3, 10))[0].every == "year"
    assert sort(*rows, last=date(2026, 4, 30)) == ()


@pytest.mark.parametrize("days", [MONTHLY[:4] + MONTHLY[5:], sorted([*MONTHLY, date(2026, 4, 17)])])
def test_one_missed_or_doubled_booking_keeps_the_rhythm(days: list[date]) -> None:
    line = sort(*bookings(days))[0]
    assert (line.every, line.day, line.spread) == ("month", 5, False)


def test_a_price_that_rose_in_the_midst_is_the_new_price() -> None:
    rows = bookings(MONTHLY[:6]) + bookings(MONTHLY[6:], amount=-6_000)
    assert [(line.amount, line.every) for line in sort(*rows)] == [(6_000, "month")]


def test_constantly_changing_amounts_are_not_a_new_price() -> None:
    amounts = (2100, 2470, 2840, 3210, 2470, 2100, 3210, 2470, 2840, 2900)
    rows = [Booking(day, -amount, "Oak Market") for day, amount in zip(MONTHLY, amounts, strict=True)]
    assert sort(*rows)[0].spread


def test_the_fifteenth_and_the_last_are_twice_a_month() -> None:
    days = [months_after(date(2026, 1, 1), n, day) for n in range(6) for day in (15, 31)]
    line = sort(*bookings(days, "Northern Pay", 90_000))[0]
    assert (line.every, line.day) == ("twice a month", 15)


@pytest.mark.parametrize(
    ("told_on", "first", "second"),
    [
        (date(2026, 6, 30), date(2026, 7, 15), date(2026, 7, 30)),
        (date(2026, 7, 15), date(2026, 7, 30), date(2026, 8, 15)),
    ],
)
def test_pay_that_comes_twice_a_month_keeps_both_its_days(told_on: date, first: date, second: date) -> None:
    days = [months_after(date(2026, 1, 1), n, day) for n in range(6) for day in (15, 30)]
    line = sort(*bookings(days, "Northern Pay", 90_000))[0]
    event = as_event(line, MoneyState(), 2, told_on)
    assert (event.day, event.since) == (15, first)
    from coach.domain.runway.cash_flow import income_flows
    from coach.domain.runway.plan import Income

    income = Income("i", "Pay", 90_000, "twice a month", event.since, None, event.day)
    falls = [told_on + timedelta(days=day) for day, _ in income_flows(income, told_on)[:2]]
    assert falls == [first, second]


@pytest.mark.parametrize(
    ("days", "every", "day"),
    [
        ([date(2024, 2, 20), date(2024, 8, 20), date(2025, 2, 20), date(2025, 8, 20)], "6 months", 20),
        ([JAN + timedelta(days=28 * n) for n in range(8)], "4 weeks", None),
        ([months_after(JAN, n, 31) for n in range(6)], "month", 31),
    ],
)
def test_rarer_rhythms_and_the_last_day_are_found(days: list[date], every: str, day: int | None) -> None:
    line = sort(*bookings(days))[0]
    assert (line.every, line.day) == (every, day)


def test_income_of_the_last_day_stays_on_the_last_day() -> None:
    line = sort(*bookings([months_after(JAN, n, 31) for n in range(6)], "Northern Pay", 90_000))[0]
    event = as_event(line, MoneyState(), 2, date(2026, 6, 30))
    assert (event.since, event.day) == (date(2026, 7, 31), 31)


def test_a_refund_in_part_lowers_what_was_spent_there() -> None:
    days = [date(2026, 9, 1), date(2026, 9, 7), date(2026, 9, 20)]
    rows = [Booking(day, -amount, "Lamp Shop") for day, amount in zip(days, (9_000, 2_000, 31_000), strict=True)]
    rows += [Booking(date(2026, 9, 22), 12_000, "REFUND LAMP SHOP"), Booking(date(2026, 9, 30), -100, "Kiosk")]
    lines = sort(*rows)
    assert sum(line.amount for line in lines) == 30_100


def test_files_with_one_account_number_are_one_account() -> None:
    old = Statement("x.csv", tuple(bookings([date(2026, 8, n) for n in (1, 9, 31)])), account="NL88 1234")
    new = Statement("y.ofx", tuple(bookings([date(2026, 9, n) for n in (1, 17, 30)])), account="XX1234")
    other = new._replace(account="NL88 9999")
    assert sum(line.amount for line in find_recurring([old, new]).proposals) == 12_000
    assert sum(line.amount for line in find_recurring([old, other]).proposals) > 20_000


def test_ten_days_are_scaled_to_a_month_and_said() -> None:
    rows = [Booking(date(2026, 11, n), -1_000, f"Shop {chr(96 + n)}x") for n in range(1, 11)]
    found = find_recurring([Statement("a.csv", tuple(rows))])
    assert found.proposals[0].amount == 30_000
    assert found.notes == ("a.csv covers only 10 days: its amounts are scaled up to a month.",)


def test_nothing_is_needed_about_the_language() -> None:
    rows = tuple(bookings(MONTHLY, "LOYER APPARTEMENT"))
    found = find_recurring([Statement("a.csv", rows)], languages=frozenset())
    assert (found.proposals[0].category, found.proposals[0].reason) == ("essential", "because of LOYER")


def test_one_moved_booking_is_reported_in_the_singular() -> None:
    rows = (Booking(JAN, -4_000, "Ana Reyes"), Booking(JAN, -900, "Kiosk"))
    one = find_recurring([Statement("a.csv", rows)], ["Ana Reyes"])
    assert summary_words(one, "AED", 2)[0] == "1 booking moved money between your own accounts and is left out."
    two = find_recurring([Statement("a.csv", (*rows, rows[0]._replace(on=MONTHLY[1])))], ["Ana Reyes"])
    assert summary_words(two, "AED", 2)[0] == "2 bookings moved money between your own accounts and are left out."
