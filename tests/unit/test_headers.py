"""The words in content/headers/ know the headings of real banks."""

from __future__ import annotations

import tomllib

import pytest

from coach.guide.content import read_file
from coach.guide.headers import header_words
from coach.imports.statements.table_file import money_headings

BANKS = tomllib.loads(read_file("headers/bank_examples.toml"))["banks"]


@pytest.mark.parametrize("bank", BANKS, ids=lambda bank: bank["name"])
def test_the_headings_of_a_bank_say_which_column_is_the_day_and_which_the_amount(bank: dict[str, list[str]]) -> None:
    fields = {field for heading in bank["headings"] for field in money_headings().read(heading).fields}
    assert fields & {"date", "value_date"}
    assert "amount" in fields or {"debit", "credit"} <= fields
    assert fields & {"payee", "text", "reference"}


def test_there_are_the_headings_of_more_than_a_hundred_banks() -> None:
    assert len(BANKS) > 100
    assert len({bank["country"] for bank in BANKS}) > 30


def test_headings_are_known_in_many_languages() -> None:
    languages = {language for field in ("date", "amount", "text") for language in header_words().fields[field].values()}
    assert len(languages) >= 35


def test_headings_that_resemble_an_amount_are_not_read_as_one() -> None:
    for heading in ("Umsatz getätigt von", "Amount due", "Original Amount", "Exchange Rate"):
        assert money_headings().read(heading).fields in ((), ("ignored",))
