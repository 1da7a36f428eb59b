"""Parse and format amounts of money. Inside the program they are whole minor units."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import NamedTuple

from coach.domain.sanitize import shown
from coach.errors import RefusedError

MOST = 10**15  # minor units; anything more is a typing error
LONGEST = 60  # characters
_SIGNS = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2009": " ", "’": "'", "_": " ", "\u2212": "-"})
_TERM = re.compile(r"(?P<number>[0-9][0-9 ,.']*)(?P<scale>[kKmM]?)")
_NAMED = {".": "point", ",": "comma"}
_SCALES = {"": 1, "k": 1_000, "m": 1_000_000}
_CURRENCY = re.compile(r"^[A-Za-z]{3} ?(?=[0-9])|(?<=[0-9kKmM]) ?[A-Za-z]{3}$|^[$€£¥₹] ?|(?<=[0-9kKmM]) ?[$€£¥₹]$")
_HOW = "Write it in figures, such as 4500, 4,500.50, 4.5k or 4500/12."


def parse_amount(text: str, digits: int, country: str = "") -> int:
    """Return the minor units that `text` names, in a currency with `digits` decimal places.

    Accepts grouped thousands ("4,500", "4 500", "4.500,00"), a decimal point or comma, "k" and "m", one division
    ("4500/12", rounded half to even), and the currency's code or sign before or after. If both separators occur, the
    last one is the decimal point. A comma before three digits groups thousands. A point before three digits is
    ambiguous, so it is refused unless the currency has three decimal places, or people in `country` write a decimal
    comma, in which case the point groups. Raises RefusedError for anything else, and below zero.
    """
    typed = text.translate(_SIGNS).strip()
    words = _CURRENCY.sub("", typed).strip()
    if len(words) > LONGEST:
        raise RefusedError("That is too long for an amount", _HOW)
    if words.startswith("-"):
        raise RefusedError(
            "An amount can't be below zero", "Write it without the minus. Money that you pay out is an expense."
        )
    above, slash, below = (part.strip() for part in words.partition("/"))
    written = _Written(text, digits, country)
    value = _term(above, written)
    if slash:
        parts = _term(below, written)
        if parts == 0:
            raise RefusedError("Nothing can be divided by zero", _HOW)
        value /= parts
    elif (value * 10**digits).denominator != 1:
        room = f"{digits} digits" if digits != 1 else "1 digit"
        after = (
            f"This currency has {room} after the decimal point." if digits else "This currency has no decimal places."
        )
        raise RefusedError(f"{shown(text)[:40]!r} has too many decimal places", f"{after} Round it.")
    minor: int = round(value * 10**digits)
    if minor > MOST:
        raise RefusedError("That is too large", _HOW)
    return minor


class _Written(NamedTuple):
    """What was typed, with the digits of its currency and the country."""

    whole: str
    digits: int
    country: str


def _term(text: str, written: _Written) -> Fraction:
    found, whole = _TERM.fullmatch(text), written.whole
    if not found:
        raise RefusedError(
            f"{shown(whole).strip()[:40]!r} is not an amount" if whole.strip() else "There is no amount", _HOW
        )
    number = found["number"].strip()
    plain_number = _with_point(number, written, scaled=bool(found["scale"]))
    return Fraction(plain_number) * _SCALES[found["scale"].lower()]


def _with_point(number: str, written: _Written, *, scaled: bool) -> str:
    """Return the number as digits and one decimal point only."""
    whole, digits = written.whole, written.digits
    separators = set(re.findall(r"[ ,.']", number))
    last = number[max(number.rfind(","), number.rfind("."))] if separators & {",", "."} else ""
    digits_after = len(number) - number.rfind(last) - 1 if last else 0
    once = number.count(last) == 1 if last else False
    groups = _groups(last, digits_after, digits, scaled=scaled) and _is_grouped(number)
    if last and once and (len(separators) > 1 or not groups):
        left, _, right = number.rpartition(last)
        if right.isdigit() and _is_grouped(left):
            return f"{re.sub(r'[^0-9]', '', left)}.{right}"
    elif last in (".", ",") and once and digits != 3 and not _is_thousands(last, written.country):
        raise RefusedError(
            f"{shown(whole).strip()[:40]!r} can be read in two ways",
            f"Write {re.sub(r'[^0-9]', '', number)} for thousands, or {number[:-1]} for the decimal {_NAMED[last]}.",
        )
    elif _is_grouped(number):
        return re.sub(r"[^0-9]", "", number)
    raise RefusedError(f"{shown(whole).strip()[:40]!r} is not an amount", _HOW)


def _is_thousands(sign: str, country: str) -> bool:
    """Whether a lone sign before three digits can only be a thousands separator."""
    from coach.domain.places import writes_decimal_comma

    return writes_decimal_comma(country) if sign == "." else not (country and writes_decimal_comma(country))


def _groups(last: str, digits_after: int, digits: int, *, scaled: bool) -> bool:
    """Whether a lone separator may group thousands."""
    return digits_after == 3 and not scaled and not (last == "." and digits == 3)


def _is_grouped(number: str) -> bool:
    """Whether the digits are grouped in thousands (or Indian lakhs) with one separator, or not grouped at all."""
    return number.isdigit() or bool(
        re.fullmatch(r"[0-9]{1,3}(([ ,.'])[0-9]{2,3}(\2[0-9]{2,3})*)?(?<=[0-9]{3})", number)
    )


def plain(amount: int, digits: int) -> str:
    """The amount in digits with a point: "4500.00", "-12.50"; without one if the currency has no minor unit."""
    sign, figures = "-" if amount < 0 else "", f"{abs(amount):0{digits + 1}d}"
    return f"{sign}{figures[:-digits]}.{figures[-digits:]}" if digits else f"{sign}{figures}"


def grouped(amount: int, digits: int) -> str:
    """The amount for people, with grouped thousands: "4,500.50"; whole amounts without their zeros: "4,500"."""
    sign, text = "-" if amount < 0 else "", plain(abs(amount), digits)
    whole, _, rest = text.partition(".")
    return f"{sign}{int(whole):,}{f'.{rest}' if rest.strip('0') else ''}"


def about(amount: int, digits: int) -> str:
    """The amount in whole units, for a narrow column: "4,501"."""
    return f"{round(Fraction(amount, 10**digits)):,}"
