"""Statements in OFX 1, OFX 2 and QFX: one for each account of the file."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.runway.statement import Balance, Booking, Decision, OpenQuestion, SkippedRow, Statement
from coach.errors import RefusedError
from coach.imports.statements.amounts import Amounts, amounts_of
from coach.imports.statements.answers import NO_ANSWERS, Answers
from coach.imports.statements.limits import (
    LONGEST_PAYEE,
    LONGEST_REFERENCE,
    LONGEST_TEXT,
    NO_BOOKINGS,
    UnreadableError,
    clean,
    day_of,
)
from coach.imports.statements.ofx_accounts import OfxFile, RawAccount, RawBooking, find_accounts
from coach.imports.statements.ofx_tags import looks_like_ofx, ofx_text

if TYPE_CHECKING:
    from coach.imports.progress import Progress

__all__ = ["LARGEST", "looks_like_ofx", "read_ofx"]
LARGEST = 20_000_000  # bytes
_DAY = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})")
_GOES = frozenset(("DEBIT", "CHECK", "PAYMENT", "ATM", "POS", "FEE", "SRVCHG", "DIRECTDEBIT", "REPEATPMT"))


def read_ofx(
    content: bytes, name: str, digits: int, progress: Progress, answers: Answers = NO_ANSWERS
) -> tuple[Statement, ...]:
    """The bookings of the file, one statement per account that has any; amounts with `digits` decimal places.

    Days are the bank's own, as written; a time and its zone after them (OFX 2.3, section 3.2.8.2) change nothing. A
    booking that can't be read is left out and reported. Raises RefusedError for a file of investments, and for one that
    has no bookings or is too large.
    """
    if len(content) > LARGEST:
        raise RefusedError(
            f"{name} is too large", f"Ask the bank for fewer months. The limit for OFX is {LARGEST // 1_000_000} MB."
        )
    text, encoding = ofx_text(content)
    of = len(re.findall(r"<STMTTRN>", text, re.IGNORECASE))
    progress(0, of)
    file = find_accounts(text, lambda done: progress(min(done, of), of))
    accounts = [account for account in file.accounts if account.bookings or account.pending]
    if not any(account.bookings for account in accounts):
        raise _nothing(file, name)
    amounts, decided, questions = amounts_of(
        (booking.get("TRNAMT") for account in accounts for booking in account.bookings),
        digits,
        answers,
    )
    signs, doubts = _signs(accounts, answers.flip)
    told = (*_about(file, encoding), *decided, *signs)
    asked = (*questions, *doubts)
    statements = tuple(_Reader(account, amounts, name, told, asked).read() for account in accounts)
    if not any(statement.bookings for statement in statements):
        first = statements[0].left_out[0]
        raise RefusedError(
            f"{name} has no booking that coach can read", f"Booking {first.row}: {first.why}. Try the bank's CSV."
        )
    progress(of, of)
    return statements


class _Reader:
    """Makes the statement of one account."""

    def __init__(
        self,
        account: RawAccount,
        amounts: Amounts,
        name: str,
        told: tuple[Decision, ...],
        questions: tuple[OpenQuestion, ...],
    ) -> None:
        self.account, self.amounts, self.name = account, Amounts(amounts.decimal, amounts.digits), name
        self.told, self.questions = list(told), questions
        self.currency = account.currency
        self.signs = next((decision.what for decision in told if decision.step == "sign"), "")

    def read(self) -> Statement:
        """Its bookings, and what was left out."""
        bookings: list[Booking] = []
        left_out: list[SkippedRow] = []
        for raw in self.account.bookings:
            try:
                bookings.append(self._booking(raw))
            except UnreadableError as error:
                left_out.append(SkippedRow(raw.number, str(error)))
        left_out += [SkippedRow(number, "pending") for number in self.account.pending]
        first, last = self._covered(bookings)
        return Statement(
            self.name,
            tuple(bookings),
            self.currency,
            self.account.label,
            tuple(left_out),
            (*self.told, *self.amounts.decisions()),
            self.questions,
            first,
            last,
            self._balance(),
            self.account.is_card,
        )

    def _booking(self, raw: RawBooking) -> Booking:
        if raw.is_cut:
            raise UnreadableError("the file ends in the middle of it")
        on = _day(raw.get("DTPOSTED"))
        amount = self.amounts.read(raw.get("TRNAMT"))
        other = raw.get("CURRENCY/CURSYM").upper()
        if other and self.currency and other != self.currency:
            raise UnreadableError(f"its amount is in {clean(other, 3)}, the account is in {self.currency}")
        goes = self.signs == "by the kind of booking" and raw.get("TRNTYPE").upper() in _GOES
        if goes or self.signs == "turned":
            amount = -amount
        short, memo = raw.get("NAME") or raw.get("PAYEE/NAME"), raw.get("MEMO")
        full = raw.get("EXTDNAME")
        payee = clean(full if full.startswith(short) else short, LONGEST_PAYEE) or clean(memo, LONGEST_PAYEE)
        text = clean(memo, LONGEST_TEXT)
        reference = clean(raw.get("FITID"), LONGEST_REFERENCE)
        return Booking(on, amount, payee, reference, raw.number, "" if text == payee else text)

    def _covered(self, bookings: list[Booking]) -> tuple[date | None, date | None]:
        """The days that the bank gives, extended to cover all bookings."""
        first, last = _day_or_none(self.account.first), _day_or_none(self.account.last)
        days = [booking.on for booking in bookings]
        if first and days:
            first = min(first, *days)
        if last and days:
            last = max(last, *days)
        return (first, last) if not (first and last and first > last) else (None, None)

    def _balance(self) -> Balance | None:
        on = _day_or_none(self.account.balance_on)
        if on is None:
            return None
        try:
            return Balance(on, Amounts(self.amounts.decimal, self.amounts.digits).read(self.account.balance))
        except UnreadableError:  # many banks leave it empty, and nothing needs it
            return None


def _signs(accounts: list[RawAccount], flip: str) -> tuple[tuple[Decision, ...], tuple[OpenQuestion, ...]]:
    """OFX amounts have signs; some banks leave them out, and rely on the type of booking."""
    if flip in ("yes", "no"):
        return (Decision("sign", "turned" if flip == "yes" else "as they are", "You said so."),), ()
    rows = [row for account in accounts for row in account.bookings]
    if any(row.get("TRNAMT").startswith(("-", "\u2212")) for row in rows):
        return (), ()
    goes = [row.get("TRNTYPE").upper() in _GOES for row in rows]
    if not any(goes):
        return (), ()
    if not all(goes):
        return (Decision("sign", "by the kind of booking", "No amount has a minus, though some are debits."),), ()
    words = "Every booking is marked as a debit, but none has a minus. Did this money go out?"
    return (), (OpenQuestion("flip", words, (("yes", "Yes, it went out"), ("no", "No, it came in"))),)


def _about(file: OfxFile, encoding: str) -> tuple[Decision, ...]:
    told = [
        Decision("form", "OFX", "Its tags say so."),
        Decision("encoding", encoding, "The whole file can be read this way."),
    ]
    if not file.is_whole:
        told.append(Decision("end", "cut off", "The file ends before </OFX>: bookings may be missing."))
    if file.investments:
        told.append(Decision("accounts", "investments left out", "They list trades, not payments."))
    return tuple(told)


def _nothing(file: OfxFile, name: str) -> RefusedError:
    if file.investments:
        return RefusedError(
            f"{name} is a statement of investments",
            "It lists trades, not payments. Add their value as an account, and import the file of your bank account.",
        )
    if not file.is_whole:
        return RefusedError(f"{name} is cut off", "The file ends before the first booking. Download it again.")
    return RefusedError(f"{name} has no bookings", NO_BOOKINGS)


def _day(text: str) -> date:
    found = _DAY.match(text)
    if not found:
        raise UnreadableError(f"{clean(text, 30)!r} is not a date" if text else "it has no date")
    return day_of(found[1], found[3], found[4], text)


def _day_or_none(text: str) -> date | None:
    try:
        return _day(text)
    except UnreadableError:
        return None
