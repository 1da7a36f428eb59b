"""Ticks actions and blocks."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.entries import Entry
    from coach.domain.events import Done, Undone
    from coach.domain.state import State
    from coach.storage.store import Store


class TickResult(NamedTuple):
    """The entries of a tick, and the states before and after it."""

    entries: list[Entry]
    before: State
    after: State


def save_ticks(store: Store, ticks: Iterable[Done]) -> tuple[str, ...]:
    """Write these ticks, without actions that the guide does not have, and return the actions. Raises JournalError."""
    known = [tick for tick in ticks if store.state.guide.find(tick.action)]
    for tick in known:
        store.append(tick)
    return tuple(tick.action for tick in known)


def tick(store: Store, choose: Callable[[State], Done | Undone], on: date) -> TickResult:
    """Tick an action for a day, or remove the tick, and do the same with a block that is about it.

    `choose` makes the event of the newest state. Raises JournalError.
    """
    from coach.domain.ticks import with_blocks

    before = store.state
    entries = store.apply_all(lambda now: [(event, on) for event in with_blocks(now, choose(now), on)])
    return TickResult(entries, before, store.state)
