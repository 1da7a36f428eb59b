"""Ticking what was finished by something that was kept."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.facts import Done
    from coach.journal.coach import Coach


def keep_ticks(coach: Coach, ticks: Iterable[Done]) -> tuple[str, ...]:
    """Write these ticks, but for actions that the guide does not have, and return the actions. Raises JournalError."""
    known = [tick for tick in ticks if coach.transition.guide.find(tick.action)]
    for tick in known:
        coach.record(tick)
    return tuple(tick.action for tick in known)
