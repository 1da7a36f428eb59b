"""Amounts, as people type them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import grouped, parse_amount, plain
from coach.errors import RefusedError


@pytest.mark.parametrize(
    ("text", "digits", "minor"),
    [
        ("4500", 2, 450000),
        ("4,500", 2, 450000),
        ("4 500", 2, 450000),
        ("4\u202f500,50", 2, 450050),
        ("4'500.50", 2, 450050),
        ("4,500.50", 2, 450050),
        ("4.500,50", 2, 450050),
        ("1,234,567", 2, 123456700),
        ("1.234.567,8", 2, 123456780),
        ("20,00,000", 2, 200000000),
        ("4.5k", 2, 450000),
        ("4,5k", 2, 450000),
        ("1.25M", 2, 125000000),
        ("1.125k", 2, 112500),
        ("4500/12", 2, 37500),
        ("100/3", 2, 3333),
        ("4.5k / 12", 2, 37500),
        ("12,5", 2, 1250),
        ("12.5", 2, 1250),
        ("0", 2, 0),
        ("1.250", 3, 1250),
        ("1,250", 3, 1250000),
        ("4500", 0, 4500),
        ("4,500", 0, 4500),
        ("AED 4,500", 2, 450000),
        ("4500 aed", 2, 450000),
        ("€12.50", 2, 1250),
        ("12,50 €", 2, 1250),
    ],
)
def test_amounts_are_read_as_people_write_them(text: str, digits: int, minor: int) -> None:
    assert parse_amount(text, digits) == minor


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("", 2),
        ("rent", 2),
        ("4,50,0.0.1", 2),
        ("4.500", 2),
        ("1e3", 2),
        ("nan", 2),
        ("-50", 2),
        ("4,5,0", 2),
        ("4..5", 2),
        ("1,23.456.7", 2),
        ("4.505", 0),
        ("12.5", 0),
        ("12.345", 2),
        ("12,3456", 2),
        ("5/0", 2),
        ("5/", 2),
        ("9" * 16, 2),
        ("9" * 5000, 2),
        ("٤٥٠٠", 2),
        ("4500\x1b[2J", 2),
        ("0.0 0", 2),
        ("1,5 0", 2),
        ("4500 5", 2),
    ],
)
def test_what_is_no_amount_is_refused_in_words(text: str, digits: int) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_amount(text, digits)
    assert refused.value.message.endswith(".")
    assert "\x1b" not in refused.value.title


def test_a_point_that_may_mean_two_things_is_asked_about() -> None:
    with pytest.raises(RefusedError, match="two ways") as refused:
        parse_amount("4.500", 2)
    assert "Write 4500 for thousands, or 4.50 for the decimal point." in refused.value.message


@given(st.integers(0, 10**15), st.sampled_from([0, 2, 3]))
def test_what_is_written_is_read_again(minor: int, digits: int) -> None:
    assert parse_amount(plain(minor, digits), digits) == minor
    assert parse_amount(grouped(minor, digits), digits) == minor


@pytest.mark.parametrize(
    ("minor", "digits", "text"), [(450050, 2, "4,500.50"), (450000, 2, "4,500"), (-450000, 2, "-4,500"), (5, 0, "5")]
)
def test_amounts_for_people_are_grouped(minor: int, digits: int, text: str) -> None:
    assert grouped(minor, digits) == text


@pytest.mark.parametrize(
    ("text", "country", "minor"),
    [
        ("1.500", "DE", 150_000),
        ("1.200,50", "DE", 120_050),
        ("1.200,50", "US", 120_050),
        ("1,200.50", "DE", 120_050),
        ("1,500", "US", 150_000),
        ("1,500", "", 150_000),
        ("12,5", "FR", 1_250),
        ("1.5k", "DE", 150_000),
        ("2 500", "FR", 250_000),
        ("1.500.000", "BR", 150_000_000),
    ],
)
def test_thousands_are_read_as_the_country_writes_them(text: str, country: str, minor: int) -> None:
    assert parse_amount(text, 2, country) == minor


@pytest.mark.parametrize(
    ("text", "country", "both"),
    [("1,500", "DE", "1500 for thousands, or 1,50 for"), ("1.500", "US", "1500 for thousands, or 1.50 for")],
)
def test_an_amount_that_can_be_read_in_two_ways_tells_both(text: str, country: str, both: str) -> None:
    with pytest.raises(RefusedError, match="two ways") as refused:
        parse_amount(text, 2, country)
    assert both in refused.value.message
