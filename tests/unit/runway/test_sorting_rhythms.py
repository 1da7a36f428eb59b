"""Generated households are recognised as their lines; what ended, was refunded or has no rhythm is reported."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coach.domain.runway.recurrence import months_after
from coach.domain.runway.recurring import find_recurring
from coach.domain.runway.state import MoneyState
from coach.domain.runway.statement import Booking, Statement
from coach.domain.runway.suggestions import as_event, is_known, summary_words

STEPS = {"month": 1, "2 months": 2, "quarter": 3, "4 months": 4, "6 months": 6}
DAYS = {"week": 7, "2 weeks": 14, "4 weeks": 28}
START = date(2024, 1, 1)
END = date(2026, 10, 31)


def due_days(every: str, day: int) -> list[date]:
    if every in DAYS:
        first = START + timedelta(days=day)
        return [first + timedelta(days=DAYS[every] * n) for n in range((END - first).days // DAYS[every] + 1)]
    if every == "twice a month":
        return [months_after(START, n, at) for n in range(34) for at in (15, 30)]
    return [months_after(START, n, day) for n in range(0, 34, STEPS[every])]


def moved(day: date) -> date:
    """As a bank books: not on a weekend."""
    return day + timedelta(days=max(0, 8 - day.isoweekday()) if day.isoweekday() > 5 else 0)


@given(
    st.sampled_from([*STEPS, *DAYS, "twice a month"]), st.sampled_from([1, 5, 12, 20, 27]), st.integers(1_000, 900_000)
)
def test_a_household_comes_back_as_its_lines(every: str, day: int, amount: int) -> None:
    rows = tuple(
        Booking(moved(on), -amount, f"POS PURCHASE OAK HOUSE {n * 7919 + 10_000} DUBAI AE")
        for n, on in enumerate(due_days(every, day))
    )
    (line,) = find_recurring([Statement("a.csv", rows)]).proposals
    assert (line.name, line.amount, line.every, line.spread) == ("Oak House", amount, every, False)


def test_the_last_day_of_the_month_is_its_rhythm() -> None:
    rows = tuple(Booking(months_after(START, n, 31), 5_000, "Pay") for n in range(8))
    assert (find_recurring([Statement("a", rows)]).proposals[0].every, rows[1].on.day) == ("month", 29)
    assert find_recurring([Statement("a", rows)]).proposals[0].day == 31


def test_a_new_price_counts_once_it_held_twice() -> None:
    def rent(*amounts: int) -> int:
        rows = tuple(Booking(months_after(START, n), -each, "Rent") for n, each in enumerate(amounts))
        return find_recurring([Statement("a", rows)]).proposals[0].amount

    assert (rent(500, 500, 500, 500, 540), rent(500, 500, 500, 540, 540)) == (500, 540)


def test_irregular_income_and_refunds_are_reported() -> None:
    rows = (
        Booking(date(2026, 5, 4), 300_000, "Client A"),
        Booking(date(2026, 6, 19), 70_000, "Client B"),
        Booking(date(2026, 6, 1), -9_900, "Lamp Shop"),
        Booking(date(2026, 6, 9), 9_900, "LAMP SHOP REFUND"),
    )
    found = find_recurring([Statement("a", rows)])
    assert (found.irregular, found.refunds, found.proposals) == ((2, 370_000, 70_000, 300_000), 1, ())
    assert "2 incomes of AED 3,700 in all are not regular (between 700 and 3,000)" in " ".join(
        summary_words(found, "AED", 2)
    )


def test_a_payment_already_in_the_balance_is_due_a_period_later() -> None:
    rows = tuple(Booking(months_after(date(2026, 3, 24), n), 5_000, "Northern Pay") for n in range(6))
    line = find_recurring([Statement("a", rows)]).proposals[0]
    assert as_event(line, MoneyState(), 2, date(2026, 8, 24)).since == date(2026, 9, 24)
    assert not is_known(line, MoneyState())


def test_files_of_two_accounts_are_averaged_over_their_own_days() -> None:
    card = tuple(Booking(date(2026, 9, n), -2_000, f"Shop {chr(96 + n)}x") for n in range(1, 16))
    fees = tuple(Booking(date(2026, n, n * 3), -100, "Service Fee") for n in range(2, 10))
    found = find_recurring([Statement("card.csv", card), Statement("giro.csv", fees)])
    assert 60_000 <= sum(line.amount for line in found.proposals) <= 60_200


def test_one_booking_in_two_forms_is_one() -> None:
    days = [months_after(START, n) for n in range(6)]
    table = tuple(Booking(on, -700, "STREAMBOX.COM") for on in days)
    other = tuple(Booking(on, -700, "STREAMBOX", text="STREAMBOX DUBAI CARD") for on in days)
    found = find_recurring([Statement("a.csv", table), Statement("b.ofx", other)])
    assert (found.duplicates, len(found.proposals)) == (6, 1)
