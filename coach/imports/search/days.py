"""Days as lists of contacts and applications write them. Whether the day or the month comes first is found out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from coach.domain.dates import day_with_year
from coach.domain.search.likeness import folded_name
from coach.domain.text import shown

_YEAR_FIRST = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[\sT,].*)?")
_CLOSE = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NUMBERS = re.compile(r"(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?:[\s,].*)?")
_DAY_NAMED = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:de )?([^\W\d]{3,})[\s.,-]*(?:de )?(\d{4}|\d{2})(?:[\s,].*)?"
)
_MONTH_NAMED = re.compile(r"([^\W\d]{3,})[\s.]*(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})(?:[\s,].*)?")
_WEEKDAY = re.compile(r"^[^\W\d]+,\s+")
_MONTHS = (  # what the names begin with, in English, German, French, Spanish, Italian, Portuguese and Dutch
    *(
        ("jan", "ene", "gen"),
        ("feb", "fev"),
        ("mar", "maa", "mrt"),
        ("apr", "avr", "abr"),
        ("may", "mai", "mag", "mei"),
    ),
    *(
        ("jun", "juin", "giu"),
        ("jul", "juil", "lug"),
        ("aug", "aou", "ago"),
        ("sep", "set"),
        ("oct", "okt", "ott", "out"),
    ),
    *(("nov",), ("dec", "dez", "dic")),
)


class Days(NamedTuple):
    """How the days of a file are written; `doubt` is a sentence where that could not be found out."""

    month_first: bool = False
    doubt: str = ""

    @classmethod
    def found_in(cls, cells: Iterable[str]) -> Days:
        """The order that all the cells together show."""
        unsure, month_first, day_first = "", 0, 0
        for cell in cells:
            found = _NUMBERS.fullmatch(cell)
            if not found or found[2] == ".":
                continue
            one, two = int(found[1]), int(found[3])
            day_first += one > 12
            month_first += two > 12 or bool(re.search(r"[AaPp]\.?[Mm]", cell))
            if one != two:
                unsure = unsure or cell
        if day_first or month_first or not unsure:
            return cls(month_first > day_first)
        as_taken, other = cls().read(unsure), cls(month_first=True).read(unsure)
        if not as_taken or not other:
            return cls()
        readings = f"{day_with_year(as_taken)} or {day_with_year(other)}"
        return cls(doubt=f"{shown(unsure)} could be {readings}; it was taken as the first.")

    def read(self, cell: str) -> date | None:
        """The day in a cell; None where there is none."""
        text = _WEEKDAY.sub("", cell.strip())
        if found := _YEAR_FIRST.fullmatch(text) or _CLOSE.fullmatch(text):
            return _day(found[1], int(found[2]), found[3])
        if found := _NUMBERS.fullmatch(text):
            one, two = int(found[1]), int(found[3])
            swapped = found[2] != "." and ((self.month_first and one <= 12) or two > 12)
            return _day(found[4], one if swapped else two, str(two if swapped else one))
        if found := _DAY_NAMED.fullmatch(text):
            return _day(found[3], _month(found[2]), found[1])
        if found := _MONTH_NAMED.fullmatch(text):
            return _day(found[3], _month(found[1]), found[2])
        return None


def _month(name: str) -> int:
    word = folded_name(name)
    return next((number for number, begins in enumerate(_MONTHS, 1) if word.startswith(begins)), 0)


def _day(year: str, month: int, day: str) -> date | None:
    full = int(year) + (2000 if len(year) == 2 else 0)
    try:
        return date(full, month, int(day)) if 1950 <= full <= 2100 else None
    except ValueError:
        return None
