"""Statements in QIF, which Quicken and later programs write."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.runway.statement import Booking, Decision, SkippedRow, Statement
from coach.errors import RefusedError
from coach.imports.statements.accumulator import StatementAccumulator, with_bookings
from coach.imports.statements.amounts import Amounts, amounts_of
from coach.imports.statements.answers import NO_ANSWERS, Answers
from coach.imports.statements.limits import (
    LONGEST_PAYEE,
    LONGEST_REFERENCE,
    LONGEST_TEXT,
    NO_BOOKINGS,
    TOLD_EVERY,
    UnreadableError,
    clean,
)
from coach.imports.statements.ofx_accounts import label_of
from coach.imports.statements.qif_days import QifDays, find_day_order
from coach.imports.table.declared_encoding import text_of

if TYPE_CHECKING:
    from coach.imports.progress import Progress

LARGEST = 20_000_000  # bytes
_BOOKED = frozenset(("bank", "cash", "ccard", "oth a", "oth l"))


class QifRecord(NamedTuple):
    """One booking as written: its values by their letters, and its account."""

    number: int
    account: str
    values: dict[str, str]
    is_cut: bool


def read_qif(
    content: bytes, name: str, digits: int, progress: Progress, answers: Answers = NO_ANSWERS
) -> tuple[Statement, ...]:
    """The bookings of the file, one statement per account. QIF has no currency.

    Splits are not split up, and an opening balance is not a booking. If the whole file leaves the order of day and
    month open, or whether a mark is the decimal one, there is a question. Raises RefusedError for a file of investments
    and for one that has no bookings.
    """
    if len(content) > LARGEST:
        raise RefusedError(f"{name} is too large", "Export fewer months. The limit for QIF is 20 MB.")
    text, encoding = text_of(content)
    of = len(re.findall(r"^\^", text, re.MULTILINE))
    progress(0, of)
    records, trades = _records(text, lambda done: progress(min(done, of), of))
    days, decided, asked = find_day_order([record.values.get("D", "") for record in records], answers)
    amounts, marks, doubts = amounts_of((_amount(record) for record in records), digits, answers)
    found = _accounts(records, days, amounts)
    if not any(each.bookings for each in found):
        raise _nothing(name, trades)
    progress(of, of)
    told = (*_about(encoding, trades), *decided, *marks, *amounts.decisions())
    return tuple(each.statement(name, told, (*asked, *doubts)) for each in found)


def _accounts(records: list[QifRecord], days: QifDays, amounts: Amounts) -> list[StatementAccumulator]:
    accounts: dict[str, StatementAccumulator] = {}
    for record in records:
        gathered = accounts.setdefault(record.account, StatementAccumulator(label=_label(record.account)))
        try:
            gathered.bookings.append(_booking(record, days, amounts.read))
        except UnreadableError as error:
            gathered.left_out.append(SkippedRow(record.number, str(error)))
    return with_bookings(list(accounts.values()))


def _about(encoding: str, trades: int) -> tuple[Decision, ...]:
    form = Decision("form", "QIF", "Its first line says so.")
    told = (form, Decision("encoding", encoding, "The whole file can be read this way."))
    if not trades:
        return told
    return (*told, Decision("accounts", "investments left out", "They list trades, not payments."))


def _records(text: str, told: Callable[[int], None]) -> tuple[list[QifRecord], int]:
    """The bookings, and the number of investment trades, which are skipped, as are lists of categories and the like."""
    records: list[QifRecord] = []
    trades, kind, account = 0, "bank", ""
    values: dict[str, str] = {}
    for written in text.splitlines():
        line = written.strip("\ufeff \t")
        if line.startswith("!"):
            kind, values = _kind(line, kind), {}
        elif line.startswith("^"):
            if kind == "account":
                account = values.get("N", "")
            elif kind in _BOOKED and values:
                records.append(QifRecord(len(records) + 1, account, values, is_cut=False))
                if len(records) % TOLD_EVERY == 0:
                    told(len(records))
            trades += kind == "invst" and bool(values)
            values = {}
        elif line:
            values.setdefault(line[0].upper(), line[1:].strip())
    if values and kind in _BOOKED:
        is_cut = not text.endswith(("\n", "\r")) or not {"D", "T"} <= values.keys()
        records.append(QifRecord(len(records) + 1, account, values, is_cut))
    return records, trades


def _kind(line: str, before: str) -> str:
    head, _, rest = line[1:].strip().lower().partition(":")
    if head == "type":
        return " ".join(rest.split())
    return "account" if head == "account" else before if head in ("option", "clear") else "other"


def _amount(record: QifRecord) -> str:
    return record.values.get("T") or record.values.get("U", "")


def _booking(record: QifRecord, days: QifDays, read: Callable[[str], int]) -> Booking:
    values = record.values
    if record.is_cut:
        raise UnreadableError("the file ends in the middle of it")
    payee, memo = clean(values.get("P", ""), LONGEST_PAYEE), clean(values.get("M", ""), LONGEST_TEXT)
    if payee.lower() == "opening balance":
        raise UnreadableError("an opening balance")
    on, amount = days.read(values.get("D", "")), read(_amount(record))
    payee = payee or clean(memo, LONGEST_PAYEE)
    reference = clean(values.get("N", ""), LONGEST_REFERENCE)
    return Booking(on, amount, payee, reference, record.number, "" if memo == payee else memo)


def _label(name: str) -> str:
    """The account's own name, unless it is or contains a number, which is private."""
    return label_of(name) if sum(each.isdigit() for each in name) > 4 else clean(name, 40)


def _nothing(name: str, trades: int) -> RefusedError:
    if trades:
        return RefusedError(
            f"{name} is a statement of investments",
            "It lists trades, not payments. Add their value as an account, and import the file of your bank account.",
        )
    return RefusedError(f"{name} has no bookings", NO_BOOKINGS)
