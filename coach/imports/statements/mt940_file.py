"""Statements in MT940 and MT942 (SWIFT), with or without their envelopes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.runway.statement import Balance, Booking, Decision, SkippedRow, Statement
from coach.errors import RefusedError
from coach.imports.statements.accumulator import StatementAccumulator, with_bookings
from coach.imports.statements.amounts import Amounts
from coach.imports.statements.limits import (
    LONGEST_PAYEE,
    LONGEST_REFERENCE,
    LONGEST_TEXT,
    NO_BOOKINGS,
    TOLD_EVERY,
    UnreadableError,
    clean,
    day_of,
)
from coach.imports.statements.mt940_text import parse_field_86
from coach.imports.table.declared_encoding import text_of

if TYPE_CHECKING:
    from coach.imports.progress import Progress

LARGEST = 20_000_000  # bytes
_FIELD = re.compile(r":([0-9]{2}[A-Z]?):(.*)")
_ENTRY = re.compile(
    r"(?P<day>[0-9]{6})(?P<entry>[0-9]{4}|\s{4})?\s?(?P<mark>R?[CD]|E[CD])(?P<funds>[A-Z])?\s?"
    r"(?P<amount>[0-9]{0,15}[.,]?[0-9]{0,6})(?:[A-Z][A-Z0-9 ]{3})?(?P<reference>.*)"
)
_BALANCE = re.compile(r"(?P<mark>[CD])(?P<day>[0-9]{6})(?P<currency>[A-Z]{3})(?P<amount>[0-9]{1,15}[.,]?[0-9]{0,6})")
_GOES = frozenset(("D", "RC"))  # a debit, or a reversed credit


def read_mt940(content: bytes, name: str, digits: int, progress: Progress) -> tuple[Statement, ...]:
    """The bookings of the file, one statement per account. The day is the entry date, else the value date.

    A reversed credit (RC) is money out, a reversed debit (RD) money in. Expected entries (EC, ED) are left out. Raises
    RefusedError if there are no bookings.
    """
    if len(content) > LARGEST:
        raise RefusedError(f"{name} is too large", "Ask the bank for fewer months. The limit for MT940 is 20 MB.")
    text, encoding = text_of(content)
    reader = _Reader(digits, text.count(":61:"), progress)
    progress(0, reader.of)
    for tag, lines in fields_of(text):
        reader.see(tag, lines)
    is_whole = reader.close(is_cut=not text.endswith(("\n", "\r")))
    found = with_bookings(list(reader.accounts.values()))
    if not any(each.bookings for each in found):
        raise RefusedError(f"{name} has no bookings", NO_BOOKINGS)
    progress(reader.of, reader.of)
    told = [
        Decision("form", "MT940", "Its fields say so."),
        Decision("encoding", encoding, "The whole file can be read this way."),
    ]
    if not is_whole:
        told.append(Decision("end", "cut off", "It ends before a closing balance: bookings may be missing."))
    return tuple(each.statement(name, (*told, *reader.amounts.decisions())) for each in found)


def fields_of(text: str) -> Iterator[tuple[str, list[str]]]:
    """The fields in order, each with its lines, without the envelope and the final dash."""
    tag, lines = "", list[str]()
    for written in text.replace("{4:", "\n").splitlines():
        line = written.rstrip()
        found = _FIELD.match(line)
        if not found and (line in ("-", "-}") or line.startswith(("{", "-}"))):
            continue
        if found:
            if tag:
                yield tag, lines
            tag, lines = found[1], [found[2]]
        elif line:
            lines.append(line)
    if tag:
        yield tag, lines


class _Reader:
    """Handles the fields in order. An entry is booked once the next field shows that its text is complete."""

    def __init__(self, digits: int, of: int, progress: Progress) -> None:
        self.amounts, self.of, self._progress = Amounts(",", digits), of, progress
        self.accounts: dict[tuple[str, str], StatementAccumulator] = {}
        self._number = 0
        self._is_ended = False
        self._begin()

    def _begin(self) -> None:
        self._account, self._currency = "", ""
        self._opening: Balance | None = None
        self._closing: Balance | None = None
        self._entry: list[str] = []
        self._words: list[str] = []
        self._bookings: list[Booking] = []
        self._left_out: list[SkippedRow] = []

    def see(self, tag: str, lines: list[str]) -> None:
        """Handle one field."""
        if tag == "86":
            if self._entry and not self._words:
                self._words = lines
            return
        self._book()
        if tag == "20":
            self.close()
        elif tag[:2] == "25":
            self._account = lines[0].strip()
        elif tag == "34F":
            self._currency = self._currency or lines[0][:3]
        elif tag[:2] == "60":
            self._opening = self._balance(lines[0])
        elif tag[:2] == "62":
            self._closing, self._is_ended = self._balance(lines[0]), True
        elif tag[:2] == "90":
            self._is_ended = True
        elif tag == "61":
            self._entry, self._words, self._is_ended = lines, [], False

    def close(self, *, is_cut: bool = False) -> bool:
        """Finish the current statement; return whether there was one.

        If the file is cut off within the line of an entry, its amount may have lost a digit: it is left out.
        """
        if is_cut and len(self._entry) == 1 and not self._words:
            self._number, self._entry = self._number + 1, []
            self._left_out.append(SkippedRow(self._number, "the file ends in the middle of it"))
        self._book()
        gathered = self.accounts.setdefault(
            (self._account, self._currency), StatementAccumulator(self._account.rpartition("/")[2], self._currency)
        )
        gathered.bookings += self._bookings
        gathered.left_out += self._left_out
        moved = sum(booking.amount for booking in self._bookings)
        gathered.prove(self._opening, self._closing, moved, sum(each.why != "pending" for each in self._left_out))
        if self._opening and self._closing:
            gathered.cover(self._opening.on, self._closing.on)
        self._begin()
        return self._is_ended

    def _book(self) -> None:
        if not self._entry:
            return
        self._number += 1
        if self._number % TOLD_EVERY == 0:
            self._progress(min(self._number, self.of), self.of)
        try:
            self._bookings.append(self._booking(self._entry))
        except UnreadableError as error:
            self._left_out.append(SkippedRow(self._number, str(error)))
        self._entry, self._words = [], []

    def _booking(self, lines: list[str]) -> Booking:
        found = _ENTRY.match(lines[0])
        if not found:
            raise UnreadableError(f"{clean(lines[0], 30)!r} is not an entry")
        if found["mark"].startswith("E"):
            raise UnreadableError("pending")
        on = _entry_day(_day(found["day"]), found["entry"] or "")
        minor = self._minor(found["amount"])
        words = parse_field_86(self._words) if self._words else parse_field_86(lines[1:])
        own, _, bank = found["reference"].partition("//")
        reference = next((each for each in (bank, words.reference, own) if each.strip() not in ("", "NONREF")), "")
        text = clean(words.text, LONGEST_TEXT)
        payee = clean(words.payee, LONGEST_PAYEE) or clean(text, LONGEST_PAYEE)
        amount = -minor if found["mark"] in _GOES else minor
        kept = clean(reference, LONGEST_REFERENCE)
        return Booking(on, amount, payee, kept, self._number, "" if text == payee else text)

    def _minor(self, text: str) -> int:
        return self.amounts.read(text if "," in text else text.replace(".", ","))

    def _balance(self, line: str) -> Balance | None:
        found = _BALANCE.match(line.strip())
        if not found:
            return None
        self._currency = found["currency"]
        try:
            minor = self._minor(found["amount"])
            return Balance(_day(found["day"]), -minor if found["mark"] == "D" else minor)
        except UnreadableError:
            return None


def _day(figures: str) -> date:
    century = "20" if int(figures[:2]) < 80 else "19"
    return day_of(f"{century}{figures[:2]}", figures[2:4], figures[4:], figures)


def _entry_day(value: date, figures: str) -> date:
    """The entry date, which has no year: the one nearest to the value date."""
    near = []
    for year in (value.year - 1, value.year, value.year + 1):
        try:
            near.append(date(year, int(figures[:2]), int(figures[2:])))
        except ValueError:
            continue
    return min(near, key=lambda day: abs((day - value).days), default=value)
