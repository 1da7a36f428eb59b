"""Toggle ticks, and add details to them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.events import Done, Undone
from coach.domain.schedule.events import BlockDone, BlockUndone
from coach.domain.state import State

if TYPE_CHECKING:
    from coach.domain.schedule.block import Block


def toggle_tick(state: State, action_id: str, today: date) -> Done | Undone:
    """Tick the action for today, or remove today's ticks."""
    ticked = state.history_of(action_id).times_on(today)
    return Undone(action_id) if ticked else Done(action_id)


def tick_on(state: State, action_id: str, day: date) -> Entry | None:
    """The last tick of that day, if its entry is available."""
    ticks = state.history_of(action_id).by_day.get(day)
    return ticks[-1] if ticks else None


def with_blocks(state: State, event: Done | Undone, day: date) -> list[Event]:
    """The tick, and the event that marks the day's block for that action done; unticking reopens the block.

    Of several blocks the first open one is marked. A block with a recorded time stays done.
    """
    blocks = [block for block in _blocks(state, day) if block.action == event.action]
    if isinstance(event, Done):
        return [event, *(BlockDone(*block.place, event.minutes) for block in blocks if not block.done)][:2]
    return [event, *(BlockUndone(*block.place) for block in blocks if block.done and block.done_minutes is None)]


def _blocks(state: State, day: date) -> list[Block]:
    if not state.entries_of("schedule"):
        return []
    from coach.domain.schedule.week import blocks_shown

    return blocks_shown(state, day)


def tick_once_only(state: State, tick: Done, day: date) -> Done | None:
    """The tick, if it adds anything to the day: an action ticked again on the command line counts once.

    Minutes and note of the existing tick stay if this one has none.
    """
    before = tick_on(state, tick.action, day)
    if before is None:
        return tick
    if tick.minutes is None and tick.note is None:
        return None
    minutes = before.number("minutes") if tick.minutes is None else tick.minutes
    note = tick.note if tick.note is not None else before.text("note") or None
    return tick._replace(minutes=minutes, note=note, replaces=before.id)


def with_details(state: State, tick: Done, day: date) -> Done:
    """A tick with minutes or a note; it replaces an existing tick of that day."""
    before = tick_on(state, tick.action, day)
    return tick._replace(replaces=before.id) if before else tick
