"""Limits on what is read from a statement, and the cleaning of the bank's texts."""

from __future__ import annotations

from datetime import date

from coach.domain.sanitize import shown

LARGEST = 50_000_000  # bytes of a file
MOST_ROWS = 500_000
LONGEST_PAYEE, LONGEST_REFERENCE, LONGEST_TEXT = 200, 80, 400  # characters
FIRST_YEAR, LAST_YEAR = 1990, 2100  # banks write 1900 or 9999 for a missing day
TOLD_EVERY = 500  # bookings between two updates of the progress bar
NO_BOOKINGS = "Ask the bank for a file that covers three months."


class UnreadableError(Exception):
    """A booking that can't be read; the message is the reason, as a clause. The booking is then left out."""


def clean(text: str, longest: int) -> str:
    """The bank's text on one line, without control characters, and cut to `longest`."""
    return shown(" ".join(text[: longest * 4].split()))[:longest].rstrip()


def day_of(year: str, month: str, day: str, written: str) -> date:
    """The day of these digits. Raises UnreadableError for an impossible one, or a placeholder."""
    try:
        found = date(int(year), int(month), int(day))
    except ValueError as error:
        raise UnreadableError(f"{shown(written)[:30]!r} is not a date") from error
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise UnreadableError(f"{shown(written)[:30]!r} is not a likely date for a statement")
    return found
