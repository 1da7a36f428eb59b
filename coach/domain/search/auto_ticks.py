"""The actions of step 4 that the people list and the logged messages finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.events import Done
from coach.domain.search.contact_prompts import (
    ENOUGH,
    FIRST,
    FIRST_MESSAGES,
    FIRST_NAMES,
    FIRST_SENT,
    WHOLE_LIST,
    incomplete_people,
    written_to,
)
from coach.domain.search.log import SearchLog

if TYPE_CHECKING:
    from coach.domain.state import State


def done_by_names(log: SearchLog) -> set[str]:
    """The actions of step 4 that the people list and the logged messages finish."""
    whole = len(log.people) - len(incomplete_people(log)) >= ENOUGH
    finished = {
        FIRST_NAMES: len(log.people) >= FIRST,
        WHOLE_LIST: whole,
        FIRST_SENT: len(written_to(log)) >= FIRST_MESSAGES,
    }
    return {action for action, done in finished.items() if done}


def ticks_of_names(before: State, after: State) -> list[Done]:
    """The ticks that are due after a change to the list.

    Once one of the actions is finished, all finished ones are ticked, if they never were.
    """
    now = done_by_names(after.search)
    if now <= done_by_names(before.search):
        return []
    return [Done(action) for action in sorted(now) if after.history_of(action).last_on is None]
