"""The accounts of an OFX file and their bookings, as text."""

from __future__ import annotations

from collections.abc import Callable

from coach.domain.sanitize import shown
from coach.imports.statements.limits import TOLD_EVERY
from coach.imports.statements.ofx_tags import Tag, tags_of

_ACCOUNTS = frozenset(("STMTRS", "CCSTMTRS"))
_INVESTMENTS = "INVSTMTRS"
_WITHIN = frozenset(("PAYEE", "CURRENCY", "ORIGCURRENCY", "BANKACCTTO", "CCACCTTO", "IMAGEDATA"))  # inside a booking
_PARTS = frozenset(("BANKACCTFROM", "CCACCTFROM", "BANKTRANLIST", "LEDGERBAL", "AVAILBAL", "BALLIST", "BAL"))
_KINDS = {
    "CHECKING": "checking",
    "SAVINGS": "savings",
    "MONEYMRKT": "money market",
    "CREDITLINE": "credit line",
    "CD": "deposit",
}


class RawBooking:
    """The values of one <STMTTRN>; those of a nested element have its name in front, as in "PAYEE/NAME"."""

    __slots__ = ("is_cut", "number", "values")

    def __init__(self, number: int) -> None:
        self.number, self.is_cut = number, True  # until its end tag, or the next booking
        self.values: dict[str, str] = {}

    def get(self, name: str) -> str:
        """A value, or ""."""
        return self.values.get(name, "")


class RawAccount:
    """The values of one account and its bookings."""

    def __init__(self, *, is_card: bool) -> None:
        self.is_card, self.label = is_card, ""
        self.values: dict[str, str] = {}
        self.bookings: list[RawBooking] = []
        self.pending: list[int] = []

    def get(self, name: str) -> str:
        """A value, or ""."""
        return self.values.get(name, "")

    @property
    def currency(self) -> str:
        """Its currency code, or ""."""
        code = self.get("CURDEF").upper()
        return code if len(code) == 3 and code.isascii() and code.isalpha() else ""

    @property
    def first(self) -> str:
        """The first day it covers, as written."""
        return self.get("BANKTRANLIST/DTSTART")

    @property
    def last(self) -> str:
        """The last day it covers, as written."""
        return self.get("BANKTRANLIST/DTEND")

    @property
    def balance(self) -> str:
        """The balance, as written."""
        return self.get("LEDGERBAL/BALAMT")

    @property
    def balance_on(self) -> str:
        """The day of the balance, as written."""
        return self.get("LEDGERBAL/DTASOF")

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two statements belong to the same account."""
        part = "CCACCTFROM" if self.is_card else "BANKACCTFROM"
        names = (f"{part}/BANKID", f"{part}/ACCTID", f"{part}/ACCTTYPE")
        return (*(self.get(name) for name in names), self.currency, "card" if self.is_card else "")

    def take_in(self, other: RawAccount) -> None:
        """Merge another statement of the same account: its bookings, the wider range of days, and the later balance."""
        self.bookings += other.bookings
        self.pending += other.pending
        starts = [each.first for each in (self, other) if each.first]
        ends = [each.last for each in (self, other) if each.last]
        self.values |= {"BANKTRANLIST/DTSTART": min(starts, default=""), "BANKTRANLIST/DTEND": max(ends, default="")}
        if other.balance_on > self.balance_on:
            self.values |= {"LEDGERBAL/BALAMT": other.balance, "LEDGERBAL/DTASOF": other.balance_on}


class OfxFile:
    """The accounts found so far in a file, from its tags in order."""

    def __init__(self) -> None:
        self.accounts: list[RawAccount] = []
        self.investments, self.is_whole, self.bookings = 0, False, 0
        self._account: RawAccount | None = None
        self._booking: RawBooking | None = None
        self._part, self._in_investments = "", False

    def see(self, tag: Tag) -> None:
        """Handle one tag."""
        if tag.ends:
            self._end(tag.name)
        elif tag.name in _ACCOUNTS:
            self._account, self._part, self._in_investments = RawAccount(is_card=tag.name == "CCSTMTRS"), "", False
            self.accounts.append(self._account)
        elif tag.name == _INVESTMENTS:
            self.investments, self._in_investments = self.investments + 1, True
        elif tag.name in ("STMTTRN", "STMTTRNP"):
            self._begin(tag.name)
        elif self._booking is not None:
            self._value_of_booking(self._booking, tag)
        elif tag.name in _PARTS:
            self._part = tag.name
        elif self._account is not None:
            self._account.values.setdefault(f"{self._part}/{tag.name}" if self._part else tag.name, tag.text)

    def _begin(self, name: str) -> None:
        self._finish()
        if self._in_investments:
            return
        if self._account is None:  # a file that starts in the middle
            self._account = RawAccount(is_card=False)
            self.accounts.append(self._account)
        self.bookings += 1
        if name == "STMTTRNP":
            self._account.pending.append(self.bookings)
            self._booking = RawBooking(self.bookings)  # collects its values, and is dropped
            return
        self._booking = RawBooking(self.bookings)
        self._account.bookings.append(self._booking)

    def _value_of_booking(self, booking: RawBooking, tag: Tag) -> None:
        if tag.name in _WITHIN and not tag.text:
            self._part = tag.name
        else:
            key = f"{self._part}/{tag.name}" if self._part in _WITHIN else tag.name
            booking.values.setdefault(key, tag.text)

    def _end(self, name: str) -> None:
        if name in ("STMTTRN", "STMTTRNP", "BANKTRANLIST", "BANKTRANLISTP", "STMTRS", "CCSTMTRS", "OFX"):
            self._finish()
        if name == _INVESTMENTS:
            self._in_investments = False
        if name in _ACCOUNTS:
            self._account = None
        self.is_whole = self.is_whole or name == "OFX"
        if name == self._part:
            self._part = ""

    def _finish(self) -> None:
        if self._booking is not None:
            self._booking.is_cut, self._booking, self._part = False, None, ""


def find_accounts(text: str, told: Callable[[int], None]) -> OfxFile:
    """The accounts of a file, each once, with a short label; never with its whole number.

    `told` is called with the number of bookings so far, from time to time.
    """
    file = OfxFile()
    for count, tag in enumerate(tags_of(text)):
        file.see(tag)
        if count % TOLD_EVERY == 0:
            told(file.bookings)
    once: dict[tuple[str, ...], RawAccount] = {}
    for account in file.accounts:
        if account.identity in once:
            once[account.identity].take_in(account)
        else:
            once[account.identity] = account
    file.accounts = list(once.values())
    _name(file.accounts)
    return file


def _name(accounts: list[RawAccount]) -> None:
    seen: dict[str, int] = {}
    for account in accounts:
        _, number, kind, *_ = account.identity
        label = label_of(number, "card" if account.is_card else _KINDS.get(kind.upper(), ""))
        seen[label] = seen.get(label, 0) + 1
        account.label = label if seen[label] == 1 else f"{label} ({seen[label]})".strip()


def label_of(number: str, kind: str = "") -> str:
    """The last digits of an account's number and its type: "…1234 checking". A short number is not shown at all."""
    bare = "".join(each for each in number if each.isalnum())
    end = bare[-4:] if len(bare) >= 8 else bare[-2:] if len(bare) >= 4 else ""
    return shown(" ".join(part for part in (f"…{end}" if end else "", kind) if part))
