"""Saves what was logged in one line, and completes the block of the week that it belongs to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.schedule.carried_out import blocks_done_by
from coach.domain.schedule.events import BlockDone
from coach.domain.search.line_facts import events_of_line

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.event import Event
    from coach.domain.schedule.block import Block
    from coach.domain.search.quick_log import ParsedLine
    from coach.domain.state import State
    from coach.storage.store import Store


def save_line(store: Store, quick: ParsedLine) -> list[Block]:
    """Save a line in one transaction, so that one undo reverts all of it; return the blocks that it completes.

    Raises RefusedError for what has to be clarified first, JournalError.
    """
    kept: list[BlockDone] = []

    def choose(newest: State) -> list[tuple[Event, date | None]]:
        events = events_of_line(quick, newest.search, newest.schedule.keys)
        kept[:] = blocks_done_by(events, newest, store.clock.now().date()) if newest.entries_of("schedule") else []
        return [*events, *((event, None) for event in kept)]

    store.apply_all(choose)
    found = (store.state.schedule.planned(event.key, event.day) for event in kept)
    return [block for block in found if block]
