"""A money line as it is typed, field by field, on the screen or in the shell."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from coach.domain.amounts import parse_amount, plain
from coach.domain.dates import parse_any_day
from coach.domain.runway.meanings import FIELDS, NAMES
from coach.errors import RefusedError

_WHOLE_NUMBERS = ("day", "discomfort", "after_days", "delay_days")


def typed_fields(what: str, texts: Mapping[str, str], digits: int, today: date) -> dict[str, Any]:
    """The fields of a `LineSet` of the kind `what`, from their texts; an empty text is None.

    Raises RefusedError, naming the field, for one that can't be read or that such a line does not have.
    """
    for name in texts:
        if name not in FIELDS[what]:
            others = ", ".join(FIELDS[what])
            raise RefusedError(f"A line of the kind {what} has no {name}", f"It has a name and: {others}.")
    return {name: _read(name, text.strip(), digits, today) for name, text in texts.items()}


def _read(name: str, text: str, digits: int, today: date) -> object:
    if not text:
        return None
    try:
        if name in ("amount", "minimum"):
            return plain(parse_amount(text, digits), digits)
        if name in ("since", "until", "due"):
            return parse_any_day(text, today)
    except RefusedError as error:
        raise RefusedError(error.title, f"For {NAMES[name]}: {error.message}") from error
    if name == "spread":
        return True if text == "yes" else None
    return _number(name, text) if name in _WHOLE_NUMBERS else text.lower()


def _number(name: str, text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 6):
        raise RefusedError(f"{text[:40]!r} is no whole number", f"Give {NAMES[name]} in figures.")
    return int(text)
