"""Amounts with how often they come, as people say them."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.amounts import grouped
from coach.domain.money_phrases import monthly_amount, parse_money_phrase, phrase_words, rhythm_named
from coach.domain.runway.plan import EVERY, Every
from coach.domain.runway.results import A_MONTH
from coach.errors import RefusedError


@pytest.mark.parametrize(
    ("text", "amount", "every"),
    [
        ("1300", 1300, None),
        ("1,300/4", 325, None),
        ("1.3k", 1300, None),
        ("75 a week", 75, "week"),
        ("75/wk", 75, "week"),
        ("75 pw", 75, "week"),
        ("75 p.w.", 75, "week"),
        ("Weekly 75", 75, "week"),
        ("every week: 75", 75, "week"),
        ("75 Per Week", 75, "week"),
        ("2,100 every 2 weeks", 2100, "2 weeks"),
        ("2,100 every other week", 2100, "2 weeks"),
        ("2,100 a fortnight", 2100, "2 weeks"),
        ("2,100 fortnightly", 2100, "2 weeks"),
        ("2,100 every four weeks", 2100, "4 weeks"),
        ("640 twice a month", 640, "twice a month"),
        ("640 semi-monthly", 640, "twice a month"),
        ("875 pcm", 875, "month"),
        ("875 per calendar month", 875, "month"),
        ("875pm", 875, "month"),
        ("6.5k monthly", 6500, "month"),
        ("6.5 k a month", 6500, "month"),
        ("6600/12 a month", 550, "month"),
        ("310 every two months", 310, "2 months"),
        ("310 every other month", 310, "2 months"),
        ("930 each quarter", 930, "quarter"),
        ("930 every 3 months", 930, "quarter"),
        ("930 quarterly", 930, "quarter"),
        ("930 every 4 months", 930, "4 months"),
        ("930 half-yearly", 930, "6 months"),
        ("930 twice a year", 930, "6 months"),
        ("12k p.a.", 12_000, "year"),
        ("12k / year", 12_000, "year"),
        ("12k per annum", 12_000, "year"),
        ("15 a day", 15, "day"),
        ("15 daily", 15, "day"),
        ("99 once", 99, "once"),
        ("99 one-off", 99, "once"),
        ("36,000 a year in 2 cheques", 18_000, "6 months"),
        ("36,000 a year in three cheques", 12_000, "4 months"),
        ("36,000 per annum, in 4 checks", 9_000, "quarter"),
        ("36,000 yearly paid in 6 cheques", 6_000, "2 months"),
        ("36,000 a year in 12 instalments", 3_000, "month"),
        ("36,000 a year in 1 cheque", 36_000, "year"),
        ("36,000 in 3 cheques", 12_000, "4 months"),
        ("36,000 in 3 cheques a year", 12_000, "4 months"),
        ("3 cheques of 12,000", 12_000, "4 months"),
        ("1,400 a month in 2 payments", 700, "twice a month"),
    ],
)
def test_common_phrases_are_understood(text: str, amount: int, every: str | None) -> None:
    assert parse_money_phrase(text, 0, "AED") == (amount, every, "AED")


@pytest.mark.parametrize(
    ("text", "currency"),
    [
        ("$75 a week", "USD"),
        ("$75 a week", "AUD"),
        ("75$ a week", "CAD"),
        ("S$75 a week", "SGD"),
        ("US$ 75 a week", "USD"),
        ("£75 a week", "GBP"),
        ("75 € a week", "EUR"),
        ("₹75 a week", "INR"),
        ("Rs. 75 a week", "PKR"),
        ("75 kr a week", "NOK"),
        ("Dhs 75 a week", "AED"),
        ("75 zł a week", "PLN"),
        ("CHF75 a week", "CHF"),
        ("75 chf a week", "CHF"),
    ],
)
def test_the_sign_or_code_of_the_plans_currency_is_fine(text: str, currency: str) -> None:
    assert parse_money_phrase(text, 2, currency) == (7_500, "week", currency)


@pytest.mark.parametrize("text", ["$75", "£75 a week", "75 €", "EUR 75", "75 eur a month", "₹75"])
def test_another_currency_is_refused_and_named(text: str) -> None:
    with pytest.raises(RefusedError, match="the plan is in AED") as refused:
        parse_money_phrase(text, 2, "AED")
    assert refused.value.message == "Write every amount in AED."


def test_where_no_currency_is_chosen_a_code_is_kept_and_a_sign_of_many_is_none() -> None:
    assert parse_money_phrase("EUR 5 a day", 2, "") == (500, "day", "EUR")
    assert parse_money_phrase("$5 a day", 2, "") == (500, "day", "")


@pytest.mark.parametrize(
    "text",
    [
        *("", "rent", "a week", "75 a", "75 every", "75 every 3 weeks", "75 bimonthly", "75 per cent", "-75 a week"),
        *("900 in 3 payments", "900 a year in 5 cheques", "900 a week in 2 cheques", "900 a month in 3 cheques"),
        *("75 a week a month", "0 cheques of 5", "4.500 a month", "9" * 200, "75 a w\x1b[2Jeek", "7,5,0 a week"),
    ],
)
def test_unknown_phrases_are_refused_in_words(text: str) -> None:
    with pytest.raises(RefusedError) as refused:
        parse_money_phrase(text, 2, "AED")
    assert refused.value.message.endswith(".")
    assert "\x1b" not in refused.value.title


@given(
    st.integers(0, 10**12), st.sampled_from([0, 2, 3]), st.sampled_from(EVERY), st.sampled_from(["AED", "USD", "JPY"])
)
def test_the_words_of_a_line_are_read_back_as_that_line(minor: int, digits: int, every: Every, currency: str) -> None:
    for amount in (grouped(minor, digits), f"{currency} {grouped(minor, digits)}"):
        assert parse_money_phrase(phrase_words(amount, every), digits, currency) == (minor, every, currency)


@given(st.text(max_size=40) | st.text("0123456789.,/ $€kmaweyrinchqus", max_size=30))
def test_no_text_is_more_than_refused(text: str) -> None:
    with suppress(RefusedError):
        phrase = parse_money_phrase(text, 2, "AED")
        assert phrase.amount >= 0
        assert phrase.every is None or phrase.every in EVERY


def test_an_amount_that_is_asked_for_a_month_says_what_another_one_comes_to() -> None:
    assert (
        monthly_amount(parse_money_phrase("200", 2, "AED"), 2, A_MONTH)
        == monthly_amount(parse_money_phrase("200 pcm", 2, "AED"), 2, A_MONTH)
        == 20_000
    )
    with pytest.raises(RefusedError, match="not an amount for a month") as refused:
        monthly_amount(parse_money_phrase("84 a week", 2, "AED"), 2, A_MONTH)
    assert "365.24" in refused.value.message


@pytest.mark.parametrize(
    ("text", "named"),
    [("fortnight", "2 weeks"), ("monthly", "month"), ("a week", "week"), ("quarter", "quarter"), ("moon", "moon")],
)
def test_a_rhythm_may_be_named_in_other_words(text: str, named: str) -> None:
    assert rhythm_named(text) == named


@given(st.sampled_from(EVERY))
def test_every_rhythm_names_itself(every: Every) -> None:
    assert rhythm_named(every) == every
