"""The action that complete stories finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.events import Done
from coach.domain.review.stories import ENOUGH, FIVE_STORIES, is_complete

if TYPE_CHECKING:
    from coach.domain.state import State


def ticks_of_stories(before: State, after: State) -> list[Done]:
    """The tick that is due at the moment five stories are complete, if it was never given before."""
    was, now = (sum(map(is_complete, each.reviews.stories.values())) for each in (before, after))
    done = was < ENOUGH <= now and after.history_of(FIVE_STORIES).last_on is None
    return [Done(FIVE_STORIES)] if done else []
