"""Statements in CAMT.052, CAMT.053 and CAMT.054 (ISO 20022), of any version."""

from __future__ import annotations

import re
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
from coach.imports.statements.xml_parts import Part, read_parts

if TYPE_CHECKING:
    from coach.imports.progress import Progress

LARGEST = 30_000_000  # bytes
_STATEMENTS = frozenset(("Stmt", "Rpt", "Ntfctn"))
_NOT_BOOKED = {"PDNG": "pending", "INFO": "only announced", "FUTR": "not booked yet"}
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_AMOUNTS = ("Amt", "AmtDtls/TxAmt/Amt")


def read_camt(content: bytes, name: str, digits: int, progress: Progress) -> tuple[Statement, ...]:
    """The bookings of the file, one statement per account; several statements of one account are merged.

    A batch entry is split into its payments if each has an amount and they add up to it; otherwise it stays whole.
    Raises RefusedError for a file that is cut short, declares a document type, or has no bookings.
    """
    if len(content) > LARGEST:
        raise RefusedError(f"{name} is too large", "Ask the bank for fewer months. The limit for CAMT is 30 MB.")
    reader = _Reader(digits, len(re.findall(rb"<(?:\w{1,20}:)?Ntry>", content)), progress)
    progress(0, reader.of)
    read_parts(content, name, 4, reader.see)
    reader.close()
    found = with_bookings(list(reader.accounts.values()))
    if not any(each.bookings for each in found):
        raise RefusedError(f"{name} has no bookings", NO_BOOKINGS)
    progress(reader.of, reader.of)
    told = (Decision("form", "CAMT", "Its elements say so."), *reader.decisions())
    return tuple(each.statement(name, told) for each in found)


class _Reader:
    """Handles the elements of each statement in order: its account, its balances, its entries."""

    def __init__(self, digits: int, of: int, progress: Progress) -> None:
        self.amounts, self.of, self._progress = Amounts(".", digits), of, progress
        self.accounts: dict[tuple[str, str], StatementAccumulator] = {}
        self._number = self._taken_apart = 0
        self._begin()

    def _begin(self) -> None:
        self._account, self._currency = "", ""
        self._bookings: list[Booking] = []
        self._left_out: list[SkippedRow] = []
        self._balances: dict[str, Balance] = {}
        self._days: tuple[date | None, date | None] = (None, None)

    def see(self, above: tuple[str, ...], part: Part) -> None:
        """Handle one element of a statement."""
        if len(above) < 3 or above[2] not in _STATEMENTS:
            return
        if part.name == "Id":  # the first element of every statement
            self.close()
        elif part.name == "Acct":
            self._account = part.text("Id/IBAN", "Id/Othr/Id", "Id/PrtryAcct/Id")
            self._currency = part.text("Ccy").upper()[:3]
        elif part.name == "FrToDt":
            self._days = (_day_or_none(part.text("FrDtTm", "FrDt")), _day_or_none(part.text("ToDtTm", "ToDt")))
        elif part.name == "Bal":
            self._see_balance(part)
        elif part.name == "Ntry":
            self._see_entry(part)

    def close(self) -> None:
        """Finish the current statement."""
        key = (self._account, self._currency)
        gathered = self.accounts.setdefault(key, StatementAccumulator(self._account, self._currency))
        gathered.bookings += self._bookings
        gathered.left_out += self._left_out
        gathered.cover(*self._days)
        opening = self._balances.get("OPBD") or self._balances.get("PRCD")
        unread = sum(each.why not in _NOT_BOOKED.values() for each in self._left_out)
        moved = sum(booking.amount for booking in self._bookings)
        gathered.prove(opening, self._balances.get("CLBD"), moved, unread)
        self._begin()

    def decisions(self) -> tuple[Decision, ...]:
        """The decisions about amounts."""
        if not self._taken_apart:
            return self.amounts.decisions()
        why = f"{self._taken_apart:,} entries are made up of several payments."
        return (*self.amounts.decisions(), Decision("batches", "split", why))

    def _see_balance(self, part: Part) -> None:
        on = _day_or_none(part.text("Dt/Dt", "Dt/DtTm"))
        if on is None:
            return
        try:
            amount = self._amount(part, "")
        except UnreadableError:
            return
        self._balances.setdefault(part.text("Tp/CdOrPrtry/Cd"), Balance(on, amount))

    def _see_entry(self, part: Part) -> None:
        self._number += 1
        if self._number % TOLD_EVERY == 0:
            self._progress(min(self._number, self.of), self.of)
        state = part.text("Sts/Cd", "Sts").upper()
        if state in _NOT_BOOKED:
            self._left_out.append(SkippedRow(self._number, _NOT_BOOKED[state]))
            return
        try:
            self._bookings += self._bookings_of(part)
        except UnreadableError as error:
            self._left_out.append(SkippedRow(self._number, str(error)))

    def _bookings_of(self, entry: Part) -> list[Booking]:
        written = entry.text("BookgDt/Dt", "BookgDt/DtTm", "ValDt/Dt", "ValDt/DtTm")
        on = _day(written)
        whole = self._amount(entry, "")
        details = entry.all("NtryDtls/TxDtls")
        if len(details) > 1:
            try:
                parts = [self._amount(each, entry.text("CdtDbtInd")) for each in details]
            except UnreadableError:
                parts = []
            if parts and sum(parts) == whole:
                self._taken_apart += 1
                return [self._booking(on, one, each, entry) for one, each in zip(parts, details, strict=True)]
        if len(details) > 1:  # nobody knows whose money this is
            return [self._booking(on, whole, Part("TxDtls", {}), entry)]
        return [self._booking(on, whole, details[0] if details else Part("TxDtls", {}), entry)]

    def _amount(self, part: Part, direction: str) -> int:
        """The amount of an entry, a balance or a payment; a payment inherits the direction of its entry."""
        found = next((each for path in _AMOUNTS for each in part.all(path)), None)
        if found is None:
            raise UnreadableError("it has no amount")
        currency = found.attributes.get("Ccy", "").upper()[:3]
        self._currency = self._currency or currency
        if currency and currency != self._currency:
            raise UnreadableError(f"its amount is in {clean(currency, 3)}, the account is in {self._currency}")
        direction = part.text("CdtDbtInd") or direction
        if direction not in ("CRDT", "DBIT"):
            raise UnreadableError("it doesn't say whether the money came in or went out")
        minor = self.amounts.read("".join(found.letters).strip())
        return -minor if direction == "DBIT" else minor

    def _booking(self, on: date, amount: int, details: Part, entry: Part) -> Booking:
        is_reversal = entry.text("RvslInd").lower() in ("true", "1")
        side = "Cdtr" if (amount < 0) != is_reversal else "Dbtr"
        paths = (f"RltdPties/{side}/Nm", f"RltdPties/{side}/Pty/Nm", f"RltdPties/Ultmt{side}/Nm")
        purpose = " ".join("".join(each.letters) for each in details.all("RmtInf/Ustrd"))
        purpose = purpose or details.text("RmtInf/Strd/AddtlRmtInf", "AddtlTxInf") or entry.text("AddtlNtryInf")
        text = clean(purpose, LONGEST_TEXT)
        payee = clean(details.text(*paths, f"RltdPties/Ultmt{side}/Pty/Nm"), LONGEST_PAYEE) or clean(
            text, LONGEST_PAYEE
        )
        reference = details.text("Refs/AcctSvcrRef") or entry.text("AcctSvcrRef", "NtryRef")
        if not reference and details.text("Refs/EndToEndId") != "NOTPROVIDED":
            reference = details.text("Refs/EndToEndId")
        kept = clean(reference, LONGEST_REFERENCE)
        return Booking(on, amount, payee, kept, self._number, "" if text == payee else text)


def _day(text: str) -> date:
    found = _DAY.match(text)
    if not found:
        raise UnreadableError(f"{clean(text, 30)!r} is not a date" if text else "it has no date")
    return day_of(found[1], found[2], found[3], text)


def _day_or_none(text: str) -> date | None:
    try:
        return _day(text)
    except UnreadableError:
        return None
