"""A bank statement as it was read: its bookings, what was decided on the way, what was left out, what is asked."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

DAY_ORDERS = {"dmy": "day, month, year", "mdy": "month, day, year", "ymd": "year, month, day"}
"""How days can be written, by the name that decisions and answers give it."""


class Booking(NamedTuple):
    """One booking. `amount` is in minor units; what goes is below zero.

    `payee` is the other side, or the bank's text where the file has no column for it; `text` is the purpose beside it.
    `number` is its row (or its place) in the file, from 1.
    """

    on: date
    amount: int
    payee: str
    reference: str = ""
    number: int = 0
    text: str = ""


class LeftOut(NamedTuple):
    """A row that was not taken, and why, as a clause: "no day", "pending"."""

    row: int
    why: str


class Decision(NamedTuple):
    """What one step of the reading decided: "encoding" was taken as "windows-1251", because of `why`."""

    step: str
    what: str
    why: str


class OpenQuestion(NamedTuple):
    """What the file leaves open. `about` names the option that answers it; `choices` are pairs of a value and words."""

    about: str
    words: str
    choices: tuple[tuple[str, str], ...] = ()


class Balance(NamedTuple):
    """What the bank says was in the account at the end of a day, in minor units."""

    on: date
    amount: int


class Statement(NamedTuple):
    """The bookings of one account in one file.

    `account` tells accounts apart, as far as the file does. `first` and `last` are the days that the file covers, where
    it says so. `is_card` is for a card: what comes in is mostly paid from another account of the person's own. While
    there are `questions`, the bookings are a reading that nobody has agreed to.
    """

    name: str
    bookings: tuple[Booking, ...]
    currency: str = ""
    account: str = ""
    left_out: tuple[LeftOut, ...] = ()
    decisions: tuple[Decision, ...] = ()
    questions: tuple[OpenQuestion, ...] = ()
    first: date | None = None
    last: date | None = None
    balance: Balance | None = None
    is_card: bool = False
