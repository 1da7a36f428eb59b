"""Balances as a proof: from one row to the next the balance must change by the amount, in either order of time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

ENOUGH = 0.8  # of the steps; missing pages and bookings at the same moment break a few


class Proof(NamedTuple):
    """How well balances follow from amounts: `fitting` of `steps` rows, with the amounts as written or inverted."""

    fitting: int
    steps: int
    newest_first: bool = False
    turned: bool = False

    @property
    def holds(self) -> bool:
        """Whether it is reliable."""
        return self.steps > 0 and self.fitting >= ENOUGH * self.steps

    @property
    def words(self) -> str:
        """The sentence for the person."""
        order = "the newest first" if self.newest_first else "the oldest first"
        return f"{self.fitting} of {self.steps} balances fit the amounts, {order}"


def prove(amounts: Sequence[int | None], balances: Sequence[int | None]) -> Proof:
    """The best of the four readings. Both lists are by row; None for a row without one."""
    rows = _with_balance(amounts, balances)
    best = Proof(0, max(0, len(rows) - 1))
    for newest_first in (False, True):
        for turned in (False, True):
            fitting = sum(
                later == earlier + (-amount if turned else amount)
                for amount, earlier, later in _steps(rows, newest_first=newest_first)
            )
            if fitting > best.fitting:
                best = Proof(fitting, best.steps, newest_first, turned)
    return best


def prove_sizes(amounts: Sequence[int | None], balances: Sequence[int | None]) -> bool:
    """Whether balances change by the amounts in either direction: that tells amounts from balances, not in from out."""
    rows = _with_balance(amounts, balances)
    for newest_first in (False, True):
        steps = _steps(rows, newest_first=newest_first)
        fitting = sum(abs(later - earlier) == abs(amount) for amount, earlier, later in steps)
        if steps and fitting >= ENOUGH * len(steps):
            return True
    return False


def _with_balance(amounts: Sequence[int | None], balances: Sequence[int | None]) -> list[tuple[int, int]]:
    return [(amount or 0, balance) for amount, balance in zip(amounts, balances, strict=True) if balance is not None]


def _steps(rows: Sequence[tuple[int, int]], *, newest_first: bool) -> list[tuple[int, int, int]]:
    """Each step as (amount, balance before it, balance after it)."""
    if newest_first:
        return [(rows[n][0], rows[n + 1][1], rows[n][1]) for n in range(len(rows) - 1)]
    return [(rows[n][0], rows[n - 1][1], rows[n][1]) for n in range(1, len(rows))]
