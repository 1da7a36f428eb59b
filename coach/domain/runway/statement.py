"""A bank statement as it was read: rows with a day, an amount and a payee."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple


class Row(NamedTuple):
    """One booking. `amount` is in minor units; what goes is below zero. `number` is its row in the file, from 1."""

    on: date
    amount: int
    payee: str
    reference: str = ""
    number: int = 0


class Statement(NamedTuple):
    """The bookings of one file. `doubt` is a sentence for the person, where something could be read in two ways."""

    name: str
    rows: tuple[Row, ...]
    currency: str = ""
    skipped: int = 0
    doubt: str = ""
