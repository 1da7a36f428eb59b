"""Today's blocks, and the guide's actions for them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from coach.domain.dates import start_of_week
from coach.domain.progress import current_step
from coach.domain.state import State
from coach.domain.today.suggestions import ActionSuggester
from coach.guide.models import Action

if TYPE_CHECKING:
    from coach.domain.schedule.block import Block


def todays_blocks(state: State, today: date, *, holiday: bool, calm: bool) -> tuple[Block, ...]:
    """All blocks of the day in order, except in a break.

    On a holiday, and after an acceptance (`calm`), a weekly block is included only if it was done.
    """
    if not state.entries_of("schedule") or state.rested(today):
        return ()
    blocks = state.schedule.blocks_on(today)
    return tuple(block for block in blocks if block.done or not (block.weekly and (holiday or calm)))


def running_or_next(blocks: Sequence[Block], now: datetime) -> Block | None:
    """The current or next block; None if there is none left."""
    assert now.tzinfo is not None
    return next((block for block in blocks if not block.done and block.ends(now.tzinfo) > now), None)


def is_appointment(block: Block) -> bool:
    """Whether a block has the person's own title or somebody to meet, and no action."""
    return bool(block.person or block.application or block.title) and not block.action


def actions_for(
    state: State, past: ActionSuggester, today: date, blocks: Sequence[Block]
) -> list[tuple[Block, Action]]:
    """The action of each of today's blocks: its own, or a fitting one, as the week proposes it.

    Actions that are finished are left out.
    """
    from coach.domain.schedule.autofill import fitting

    if not blocks:
        return []
    guide, here = state.guide, current_step(state, today)
    offered = sorted(past.suggestions(), key=lambda action: here is None or action.step != here.number)
    taken = _named_this_week(state, today)
    found = []
    for block in blocks:
        action = guide.find(block.action) if block.action else None
        if action is None and not block.is_filled and not block.done:
            action = fitting(state, offered, taken, block)
            taken |= {action.id} if action else set()
        if action and not past.is_over(action):
            found.append((block, action))
    return found


def _named_this_week(state: State, today: date) -> set[str]:
    """The actions set in this week's blocks."""
    first = start_of_week(today, state.profile.first_weekday)
    days = (first + timedelta(days=number) for number in range(7))
    named = (block.action for day in days for block in state.schedule.blocks_on(day))
    return {state.guide.current_id(action) for action in named if action}
