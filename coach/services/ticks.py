"""Ticking what was finished by something that was kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.events import Done
    from coach.storage.store import Store


def keep_ticks(store: Store, ticks: Iterable[Done]) -> tuple[str, ...]:
    """Write these ticks, but for actions that the guide does not have, and return the actions. Raises JournalError."""
    known = [tick for tick in ticks if store.state.guide.find(tick.action)]
    for tick in known:
        store.append(tick)
    return tuple(tick.action for tick in known)
