"""One booking in two files is one; two people paid the same sum on one day stay two."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.runway.exclusions import without_duplicates
from coach.domain.runway.statement import Booking, Statement

DAY = date(2026, 9, 4)


def dropped(one: list[Booking], other: list[Booking], accounts: tuple[str, str] = ("", "")) -> int:
    files = (Statement("a.csv", tuple(one), account=accounts[0]), Statement("b.ofx", tuple(other), account=accounts[1]))
    return without_duplicates(files)[1]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Maria Silva", "Maria Costa Ltd"),
        ("OAK CAFE DUBAI", "ELM GRILL DUBAI"),
        ("Metro Market", "City Market"),
        ("Card payment Noor", "Card payment Omar"),
    ],
)
def test_two_payees_paid_the_same_sum_on_one_day_stay_two(one: str, other: str) -> None:
    assert dropped([Booking(DAY, -5_000, one)], [Booking(DAY, -5_000, other)]) == 0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("STREAMBOX.COM", "Streambox Amsterdam NL"),
        ("POS 1211 HARBOUR COFFEE DUBAI", "Harbour Coffee LLC"),
        ("ZUG", "ZUG"),
        ("桜食堂", "デビット 桜食堂"),
    ],
)
def test_one_payee_in_two_forms_is_one(one: str, other: str) -> None:
    assert dropped([Booking(DAY, -5_000, one)], [Booking(DAY, -5_000, other)]) == 1


def rows(names: str, *, step: int = 3, first: date = DAY) -> list[Booking]:
    return [Booking(first + timedelta(days=n * step), -100 * (n + 3), f"{names}{n}x") for n in range(8)]


def test_files_that_hold_the_same_bookings_need_no_names() -> None:
    assert dropped(rows("Quill"), rows("Tern")) == 8


def test_files_that_share_a_few_sums_by_chance_do() -> None:
    others = [row if n < 2 else row._replace(amount=row.amount - 7) for n, row in enumerate(rows("Tern"))]
    assert dropped(rows("Quill"), others) == 0


def test_accounts_with_other_numbers_share_nothing() -> None:
    assert dropped(rows("Quill"), rows("Quill"), ("GB11 0001", "GB11 0002")) == 0
    assert dropped(rows("Quill"), rows("Quill"), ("GB11 0001", "XXXX 0001")) == 8
