"""The dates of a QIF file: 6/ 1'26, 01/06/2026 or 1.6.26. Their order is worked out from all of them together."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from coach.domain.runway.statement import Decision, OpenQuestion
from coach.imports.statements.answers import Answers
from coach.imports.statements.limits import UnreadableError, clean, day_of

_DAY = re.compile(r"([0-9]{1,4})\s?([/.-])\s?([0-9]{1,2})\s?([/.'’-])\s?([0-9]{1,4})")
_MONTH_FIRST = frozenset(("US", "PH", "FM", "MH", "PW", "GU", "PR", "AS", "VI", "MP"))
_EITHER = frozenset(
    ("CA", "KE", "GH", "PA", "CN", "JP", "KR", "TW", "HU", "MN", "LT")
)  # both orders are written there, or neither
_WORDS = {"dmy": "the day comes first", "mdy": "the month comes first", "ymd": "the year comes first"}
_SAMPLE = 5_000


class QifDays(NamedTuple):
    """How the dates of a file are written: "dmy", "mdy" or "ymd"."""

    order: str

    def read(self, text: str) -> date:
        """Parse a date. Raises UnreadableError."""
        found = _DAY.fullmatch(text.strip())
        if not found:
            raise UnreadableError(f"{clean(text, 30)!r} is not a date" if text else "it has no date")
        one, two, three = found[1], found[3], found[5]
        if len(one) == 4:
            return day_of(one, two, three, text)
        year = three
        if len(three) <= 2:
            year = str(2000 + int(three)) if int(three) < 70 or found[4] in "'’" else str(1900 + int(three))
        return day_of(year, two, one, text) if self.order == "dmy" else day_of(year, one, two, text)


def find_day_order(
    cells: Sequence[str], answers: Answers
) -> tuple[QifDays, tuple[Decision, ...], tuple[OpenQuestion, ...]]:
    """The order of day and month: by the person's answer, the numbers, the order of the rows, the country.

    If none of these decides, return a question; until it is answered the day comes first.
    """
    if answers.day_order in _WORDS:
        return _decided(answers.day_order, "You said so.")
    figures = [found for cell in cells if (found := _DAY.fullmatch(cell.strip())) and len(found[1]) < 3]
    if not figures:
        return QifDays("ymd"), (), ()
    above = [sum(int(found[place]) > 12 for found in figures) for place in (1, 3)]
    if above[0] != above[1]:
        order = "dmy" if above[0] > above[1] else "mdy"
        return _decided(order, "A figure above 12 can only be a day.")
    ordered = [order for order in ("dmy", "mdy") if _in_order(cells[:_SAMPLE], order)]
    if len(ordered) == 1:
        return _decided(ordered[0], "Otherwise the bookings would be out of order.")
    if answers.country and answers.country.upper() not in _EITHER:
        order = "mdy" if answers.country.upper() in _MONTH_FIRST else "dmy"
        return _decided(order, "That is how days are written in your country.")
    return QifDays("dmy"), (), (_question(cells),)


def _decided(order: str, why: str) -> tuple[QifDays, tuple[Decision, ...], tuple[OpenQuestion, ...]]:
    return QifDays(order), (Decision("day-order", _WORDS[order], why),), ()


def _in_order(cells: Sequence[str], order: str) -> bool:
    """Whether the dates go in one direction, and are enough for that to mean something."""
    days = []
    for cell in cells:
        try:
            days.append(QifDays(order).read(cell))
        except UnreadableError:
            continue
    pairs = list(pairwise(days))
    return len(set(days)) > 2 and (all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs))


def _question(cells: Sequence[str]) -> OpenQuestion:
    """A question with an example of a date that is valid in both orders."""
    for cell in cells:
        try:
            readings = [QifDays(order).read(cell) for order in ("dmy", "mdy")]
        except UnreadableError:
            continue
        if readings[0] != readings[1]:
            choices = tuple(
                (order, f"{day.day} {day:%B %Y}") for order, day in zip(("dmy", "mdy"), readings, strict=True)
            )
            return OpenQuestion("day-order", f"Which day is {clean(cell, 30)}?", choices)
    return OpenQuestion("day-order", "Which comes first?", (("dmy", "The day"), ("mdy", "The month")))
