"""A parsed bank statement: its bookings, decisions made, rows left out, open questions."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

DAY_ORDERS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}
"""The orders in which dates can be written, by the name used in decisions and answers."""


class Booking(NamedTuple):
    """One booking. `amount` is in minor units; money going out is negative.

    `payee` is the other party, or the bank's text if the file has no column for it; `text` is the purpose given with
    it. `number` is its row (or position) in the file, from 1.
    """

    on: date
    amount: int
    payee: str
    reference: str = ""
    number: int = 0
    text: str = ""


class SkippedRow(NamedTuple):
    """A row that was left out, and why, as a clause: "no day", "pending"."""

    row: int
    why: str


class Decision(NamedTuple):
    """A decision made while parsing: "encoding" was taken as "windows-1251", because of `why`."""

    step: str
    what: str
    why: str


class OpenQuestion(NamedTuple):
    """An ambiguity in the file. `about` names the option that answers it; `choices` are pairs of a value
    and its label.
    """

    about: str
    words: str
    choices: tuple[tuple[str, str], ...] = ()


class Balance(NamedTuple):
    """The account's balance at the end of a day, according to the bank, in minor units."""

    on: date
    amount: int


class Statement(NamedTuple):
    """The bookings of one account in one file.

    `account` identifies the account, as far as the file does. `first` and `last` are the days that the file covers, if
    it says so. `is_card` is for a card, whose incoming payments mostly come from the person's other accounts. While
    there are `questions`, the bookings are only one possible reading.
    """

    name: str
    bookings: tuple[Booking, ...]
    currency: str = ""
    account: str = ""
    left_out: tuple[SkippedRow, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    first: date | None = None
    last: date | None = None
    balance: Balance | None = None
    is_card: bool = False
