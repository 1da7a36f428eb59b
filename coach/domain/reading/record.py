"""What the entries about reading add up to: what was read, and on which day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.entries import Entry

if TYPE_CHECKING:
    from coach.domain.transition import Transition


def read_on(transition: Transition) -> Mapping[str, date]:
    """The day on which each thing was read, by its id."""
    return transition.folded("reading", reading)


def reading(live: Sequence[Entry]) -> dict[str, date]:
    """Folded from the live entries about reading, in the order of their ids. What is marked again was read again."""
    found: dict[str, date] = {}
    for entry in live:
        if entry.fields.get("read") is True:
            found[entry.text("item")] = entry.on
        else:
            found.pop(entry.text("item"), None)
    return found
