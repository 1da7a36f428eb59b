"""Dates and amounts of a statement. How they are written is found out from the whole column, not from one cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import pairwise
from typing import NamedTuple

from coach.domain.text import shown
from coach.errors import RefusedError
from coach.imports.statements.columns import Columns

FORMS = (
    *("%Y-%m-%d", "%d.%m.%Y", "%d.%m.%y", "%d/%m/%Y", "%m/%d/%Y", "%d/%m/%y", "%m/%d/%y", "%Y/%m/%d", "%d-%m-%Y"),
    *("%m-%d-%Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y", "%b %d, %Y", "%d %B %Y", "%Y%m%d", "%Y年%m月%d日", "%Y.%m.%d"),
)
_NUMBER = re.compile(r"[0-9]+(?:[.,' \u00a0\u202f’][0-9]+)*")
MOST = 10**15


class Dates(NamedTuple):
    """How the days are written; `doubt` is a sentence where they could be read in two ways."""

    form: str
    name: str
    doubt: str = ""

    @classmethod
    def found_in(cls, cells: Sequence[tuple[int, str]], name: str) -> Dates:
        """The form that fits every cell (rows by their numbers). Raises RefusedError, naming the row that fits none."""
        fitting = [form for form in FORMS if all(_reads(text, form) for _, text in cells[:1])]
        best, reached = "", -1
        whole = []
        for form in fitting:
            at = next((place for place, (_, text) in enumerate(cells) if not _reads(text, form)), len(cells))
            if at == len(cells):
                whole.append(form)
            elif at > reached:
                best, reached = form, at
        if not whole:
            number, text = cells[max(reached, 0)]
            hint = f"The rows before it are written as {best}. " if best else ""
            raise RefusedError(f"{name}, row {number}: {shown(text)[:30]!r} is no day", f"{hint}Put the row right.")
        ordered = [form for form in whole if _in_order([_read(text, form) for _, text in cells])]
        if len(whole) > 1 and len(ordered) != 1:
            first = cells[0][1]
            readings = " or ".join(f"{_read(first, form):%d %B %Y}" for form in whole[:2])
            return cls(whole[0], name, f"{shown(first)} could be {readings}; it was taken as the first.")
        return cls((ordered or whole)[0], name)

    def read(self, text: str, number: int) -> date:
        """The day in a cell. Raises RefusedError."""
        try:
            return _read(text, self.form)
        except ValueError as error:
            raise RefusedError(f"{self.name}, row {number}: {shown(text)[:30]!r} is no day", "Put it right.") from error


class Amounts(NamedTuple):
    """How the amounts are written: with a decimal comma or a decimal point, and how many digits are kept."""

    comma: bool
    digits: int
    name: str

    @classmethod
    def found_in(cls, cells: Iterable[str], digits: int, name: str) -> Amounts:
        """Whether a comma or a point comes before the last digits, by all cells together."""
        commas = points = 0
        for text in cells:
            last = max(text.rfind(","), text.rfind("."))
            if last < 0:
                continue
            behind = len(re.sub(r"[^0-9]", "", text[last:]))
            if behind != 3 or ("," in text and "." in text):
                commas += text[last] == ","
                points += text[last] == "."
        return cls(commas > points, digits, name)

    def of(self, columns: Columns, row: list[str], number: int) -> int:
        """The amount of a booking in minor units; what went is below zero. Raises RefusedError."""
        amount, debit, credit = columns.amounts_of(row)
        if amount:
            return self.read(amount, number) * columns.sign_of(row)
        gone = abs(self.read(debit, number)) if debit else 0
        return (abs(self.read(credit, number)) if credit else 0) - gone

    def read(self, text: str, number: int) -> int:
        """One amount. Raises RefusedError, naming the row."""
        found = _NUMBER.findall(text)
        if len(found) != 1 or len(text) > 60:
            raise RefusedError(
                f"{self.name}, row {number}: {shown(text)[:30]!r} is no amount", "Put the row right, or take it out."
            )
        figures = found[0]
        decimal = "," if self.comma else "."
        whole, _, rest = figures.rpartition(decimal) if decimal in figures else (figures, "", "")
        units = re.sub(r"[^0-9]", "", whole) or "0"
        if not rest.isdigit() and rest:
            raise RefusedError(f"{self.name}, row {number}: {shown(text)[:30]!r} is no amount", "Put the row right.")
        if rest[self.digits :].strip("0"):
            raise RefusedError(
                f"{self.name}, row {number}: {shown(text)[:30]!r} is too exact",
                f"The currency has {self.digits} digits after the point.",
            )
        minor = int(units + rest[: self.digits].ljust(self.digits, "0"))
        if minor > MOST:
            raise RefusedError(f"{self.name}, row {number}: that amount is too large", "Put the row right.")
        return -minor if _is_negative(text) else minor


def _is_negative(text: str) -> bool:
    bare = text.strip().upper()
    return (
        bare.startswith(("-", "\u2212", "(")) or bare.endswith(("-", "DR", "D")) or bool(re.match(r"^[^0-9]*-", bare))
    )


def _read(text: str, form: str) -> date:
    cut = text.strip()
    if form == "%Y-%m-%d":
        return date.fromisoformat(cut[:10]) if cut[10:11] in ("", " ", "T") else date.fromisoformat(cut)
    return datetime.strptime(cut.split("  ")[0], form).date()  # noqa: DTZ007 - a day has no zone


def _reads(text: str, form: str) -> bool:
    try:
        _read(text, form)
    except ValueError:
        return False
    return True


def _in_order(days: Sequence[date]) -> bool:
    """Statements go forwards or backwards in time."""
    pairs = list(pairwise(days))
    return all(a <= b for a, b in pairs) or all(a >= b for a, b in pairs)
