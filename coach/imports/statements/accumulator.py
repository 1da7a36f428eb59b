"""Collects the bookings of one account while its file is read, and makes the statement of them."""

from __future__ import annotations

from datetime import date

from coach.domain.runway.statement import Balance, Booking, Decision, OpenQuestion, SkippedRow, Statement
from coach.imports.statements.ofx_accounts import label_of


class StatementAccumulator:
    """The bookings, balances and days of one account. Amounts are in minor units."""

    def __init__(self, number: str = "", currency: str = "", label: str = "") -> None:
        self.label, self.currency = label or label_of(number), currency
        self.bookings: list[Booking] = []
        self.left_out: list[SkippedRow] = []
        self.first: date | None = None
        self.last: date | None = None
        self.balance: Balance | None = None
        self._proofs: list[bool] = []

    def prove(self, opening: Balance | None, closing: Balance | None, moved: int, left_out: int) -> None:
        """Add the balances of one statement: its bookings must lead from the first to the second."""
        if closing and (self.balance is None or closing.on >= self.balance.on):
            self.balance = closing
        if opening and closing and not left_out:
            self._proofs.append(opening.amount + moved == closing.amount)

    def cover(self, first: date | None, last: date | None) -> None:
        """Add the days that one statement covers."""
        self.first = min(day for day in (first, self.first) if day) if first or self.first else None
        self.last = max(day for day in (last, self.last) if day) if last or self.last else None

    def statement(self, name: str, told: tuple[Decision, ...], asked: tuple[OpenQuestion, ...] = ()) -> Statement:
        """The statement; its days are extended to cover all of its bookings."""
        days = [booking.on for booking in self.bookings]
        first = min([self.first, *days]) if self.first else None
        last = max([self.last, *days]) if self.last else None
        return Statement(
            name,
            tuple(self.bookings),
            self.currency,
            self.label,
            tuple(self.left_out),
            (*told, *self._proof()),
            asked,
            first,
            last,
            self.balance,
        )

    def _proof(self) -> tuple[Decision, ...]:
        if not self._proofs:
            return ()
        if all(self._proofs):
            why = "The bookings take each opening balance to its closing balance."
            return (Decision("balance", "adds up", why),)
        bad = self._proofs.count(False)
        why = f"In {bad} of {len(self._proofs)} statements the bookings do not add up to the closing balance."
        return (Decision("balance", "does not add up", why),)


def with_bookings(found: list[StatementAccumulator]) -> list[StatementAccumulator]:
    """The accounts that have anything to show, with distinct labels."""
    kept = [each for each in found if each.bookings or each.left_out]
    seen: dict[str, int] = {}
    for each in kept:
        seen[each.label] = seen.get(each.label, 0) + 1
        if seen[each.label] > 1:
            each.label = f"{each.label} ({seen[each.label]})".strip()
    return kept
