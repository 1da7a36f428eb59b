"""Amounts in files that programs write: a sign, digits, one decimal mark, sometimes grouped thousands."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, Decimal

from coach.domain.amounts import LONGEST, MOST
from coach.domain.runway.statement import Decision, OpenQuestion
from coach.domain.sanitize import shown
from coach.imports.statements.answers import NO_ANSWERS, Answers
from coach.imports.statements.limits import UnreadableError
from coach.imports.table.numbers import find_decimal_mark, parse_number

_PLAIN = re.compile(r"[+-]?[0-9]+(?:[.][0-9]*)?|[+-]?[.][0-9]+")
_GROUPED = re.compile(
    r"[+-]?[0-9]{1,3}(?:,[0-9]{3})+(?:[.][0-9]*)?|[+-]?[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?:[.][0-9]*)?"
)
_SPACES = str.maketrans({"\u2212": "-", **dict.fromkeys(" '’_\u00a0\u202f\u2009", "")})


class Amounts:
    """Reads the amounts of one file into minor units, and counts those that had to be rounded."""

    def __init__(self, decimal: str, digits: int) -> None:
        self.decimal, self.digits, self.rounded = decimal, digits, 0

    def read(self, text: str) -> int:
        """The minor units, negative with a minus; extra decimal places are rounded half to even.

        Raises UnreadableError if it is not an amount, or is out of bounds.
        """
        bare = text.translate(_SPACES)
        if self.decimal == ",":
            bare = bare.translate({44: ".", 46: ","})
        if len(text) > LONGEST or not (_PLAIN.fullmatch(bare) or _GROUPED.fullmatch(bare)):
            raise UnreadableError(f"{shown(text)[:30]!r} is not an amount" if text else "it has no amount")
        exact = Decimal(bare.replace(",", "")).scaleb(self.digits)
        minor = int(exact.to_integral_value(ROUND_HALF_EVEN))
        if abs(minor) > MOST:
            raise UnreadableError("its amount is too large")
        self.rounded += exact != minor
        return minor

    def decisions(self) -> tuple[Decision, ...]:
        """What was decided about the amounts, once all are read."""
        if not self.rounded:
            return ()
        many = "1 amount has" if self.rounded == 1 else f"{self.rounded:,} amounts have"
        what = f"rounded to {self.digits} decimal places" if self.digits else "rounded to whole units"
        return (Decision("amounts", what, f"{many} more decimal places than the currency."),)


def amounts_of(
    cells: Iterable[str], digits: int, answers: Answers = NO_ANSWERS
) -> tuple[Amounts, tuple[Decision, ...], tuple[OpenQuestion, ...]]:
    """How to read the amounts of a file, the decisions behind that, and the questions that stay open."""
    numbers = [number for cell in cells if (number := parse_number(cell)) is not None]
    found = find_decimal_mark(numbers, digits, answers.country, answers.decimal)
    return Amounts(found.mark, digits), (found.decision,), (found.question,) if found.question else ()
