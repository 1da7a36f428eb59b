"""Statements in OFX or QFX, read by ofxparse."""

from __future__ import annotations

import warnings
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from coach.domain.runway.statement import Booking, Statement
from coach.errors import RefusedError
from coach.imports.statements.columns import LONGEST_PAYEE, LONGEST_REFERENCE
from coach.imports.statements.values import MOST

if TYPE_CHECKING:
    from coach.imports.progress import Progress

TOLD_EVERY = 500
LARGEST = 5_000_000  # bytes; a megabyte takes some seconds


def read_ofx(content: bytes, name: str, digits: int, progress: Progress) -> Statement:
    """The bookings of every account in the file. Raises RefusedError where it can't be read."""
    if len(content) > LARGEST:
        raise RefusedError(f"{name} is too large", "Ask the bank for fewer months, or for CSV; 5 MB of OFX at most.")
    accounts = _accounts(content, name)
    bookings = [booking for account in accounts for booking in account.statement.transactions]
    rows = []
    for number, booking in enumerate(bookings, 1):
        rows.append(_row(booking, number, name, digits))
        if number % TOLD_EVERY == 0:
            progress(number, len(bookings))
    if not rows:
        raise RefusedError(f"{name} has no bookings", "Ask the bank for a file that covers three months.")
    progress(len(rows), len(rows))
    currencies = {str(account.statement.currency or "").upper() for account in accounts}
    if len(currencies) > 1:
        raise RefusedError(f"{name} mixes currencies", f"It has {', '.join(sorted(currencies))}. Export one at a time.")
    return Statement(name, tuple(rows), currencies.pop())


def _accounts(content: bytes, name: str) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it calls its HTML parser by an old name
        from ofxparse import OfxParser

        try:
            return list(OfxParser.parse(BytesIO(content)).accounts)
        except Exception as error:
            raise RefusedError(f"{name} can't be read", "It is not in the form of OFX. Try the bank's CSV.") from error


def _row(booking: Any, number: int, name: str, digits: int) -> Booking:  # noqa: ANN401 - it has no types
    try:
        minor, on = Decimal(booking.amount).scaleb(digits), booking.date.date()
        whole = int(minor) if abs(minor) <= MOST else MOST + 1  # an exponent of a million takes a while to write out
    except (ArithmeticError, AttributeError, TypeError, ValueError) as error:
        raise RefusedError(f"{name}, booking {number} can't be read", "Its day or its amount is missing.") from error
    if abs(whole) > MOST:
        raise RefusedError(f"{name}, booking {number}: that amount is too large", "Put it right, or take it out.")
    if whole != minor:
        raise RefusedError(
            f"{name}, booking {number} is too exact", f"The currency has {digits} digits after the point."
        )
    payee = " ".join(f"{booking.payee or ''} {booking.memo or ''}".split())
    return Booking(on, whole, payee[:LONGEST_PAYEE], str(booking.id or "")[:LONGEST_REFERENCE], number)
