"""Contacts and applications from a CSV file: read with a bar, proposed as a whole, kept after a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from coach.tui.screens.search_deciding import SearchDeciding


def import_records(room: SearchDeciding) -> None:
    """Ask for a file, say what is in it, and keep it after a yes."""
    room.deciding.tell("Not built yet.")
