"""Parse money lines from typed text, field by field, for forms and the command line."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple

from coach.domain.amounts import grouped, plain
from coach.domain.dates import day_with_year, parse_any_day
from coach.domain.field_types import Day, Number
from coach.domain.money_phrases import (
    MoneyPhrase,
    monthly_amount,
    parse_money_phrase,
    phrase_words,
    rhythm_named,
    rhythm_words,
)
from coach.domain.runway.events import LINE_FIELDS, LineSet
from coach.domain.runway.plan import Every
from coach.domain.runway.results import A_MONTH
from coach.errors import RefusedError


class Currency(NamedTuple):
    """The currency of typed amounts: its ISO 4217 code ("" if none is chosen), its digits, and the country's code."""

    code: str
    digits: int
    country: str = ""


def typed_fields(what: str, texts: Mapping[str, str], money: Currency, today: date) -> dict[str, Any]:
    """Parse the fields of a `LineSet` of the kind `what`; an empty text is None.

    An amount may include how often it comes, such as "120 a week", which sets `every`. Raises RefusedError, naming the
    field, for a text that can't be parsed or a field that such a line doesn't have.
    """
    for name in texts:
        if name not in LINE_FIELDS[what]:
            others = ", ".join(LINE_FIELDS[what])
            raise RefusedError(f"A line of type {what} has no {name}", f"It can have a name and: {others}.")
    found = {name: _read(name, text.strip(), money, today) for name, text in texts.items()}
    phrase = found.get("amount")
    if not isinstance(phrase, MoneyPhrase):
        return found
    found["amount"] = plain(phrase.amount, money.digits)
    if phrase.every is not None:
        found["every"] = _agreed_rhythm(what, phrase.every, found.get("every"))
    return found


def _agreed_rhythm(what: str, said: Every, chosen: object) -> str:
    """Return the rhythm given with the amount, unless another was chosen too. Raises RefusedError."""
    if "every" not in LINE_FIELDS[what]:
        raise RefusedError(
            "That amount says how often it comes",
            "This line is a single sum. Remove how often it comes, or add an expense or income instead.",
            "amount",
        )
    if chosen not in (None, said):
        raise RefusedError(
            "How often it comes is given twice",
            f"The amount says {rhythm_words(said)}, and the other field says {rhythm_words(str(chosen))}. Remove one "
            "of them.",
            "every",
        )
    return said


def reading(name: str, text: str, money: Currency, today: date) -> str:
    """Say how a field's text was understood; "" if it is used as it is. Raises RefusedError."""
    value = _read(name, text, money, today)
    if isinstance(value, date):
        return day_with_year(value)
    if isinstance(value, MoneyPhrase):
        amount = f"{money.code} {grouped(value.amount, money.digits)}".strip()
        return phrase_words(amount, value.every) if value.every else amount
    return f"{money.code} {value}".strip() if name == "minimum" else ""


def _phrase(text: str, money: Currency) -> MoneyPhrase:
    return parse_money_phrase(text, money.digits, money.code, money.country)


def _read(name: str, text: str, money: Currency, today: date) -> object:
    if not text:
        return None
    try:
        if name == "amount":
            return _phrase(text, money)
        if name == "minimum":
            return plain(monthly_amount(_phrase(text, money), money.digits, A_MONTH), money.digits)
        if isinstance(LineSet.declared[name], Day):
            return parse_any_day(text, today, money.country)
    except RefusedError as error:
        raise RefusedError(error.title, error.message, name) from error
    if name == "spread":
        return True if text == "yes" else None
    if name == "every":
        return rhythm_named(text.lower())
    return _number(name, text) if isinstance(LineSet.declared[name], Number) else text.lower()


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise RefusedError(
            f"{text[:40]!r} is not a whole number", f"Give {LineSet.declared[name].what} in figures.", name
        )
    return int(text)
