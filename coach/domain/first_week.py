"""The first week with coach: what a beginner does not need yet is available, but kept out of the way."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.domain.state import State

FIRST_WEEK = timedelta(days=7)
ALL = "all"
"""The value of the profile's `keys` that shows everything from the first day."""
_ABOUT = {
    "week": ("schedule",),
    "runway": ("money",),
    "search": ("applications", "activities", "employers", "people"),
    "library": ("reading", "reading places", "margins", "own reading"),
}
"""The streams that fill each room. A room not listed here always has something to show."""


def is_beginner(state: State, today: date) -> bool:
    """Whether the person is in the first seven days with coach and did not ask for everything."""
    if state.profile.keys == ALL:
        return False
    entries = state.entries_of("profile")
    return not entries or today - min(entry.on for entry in entries) < FIRST_WEEK


def empty_rooms(state: State) -> frozenset[str]:
    """The rooms in which nothing has been recorded yet."""
    return frozenset(room for room, about in _ABOUT.items() if not any(map(state.is_told, about)))
