"""What follows from what was made of the skills gap: the ticks of the actions of step 8 that it finishes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.events import Done
from coach.domain.skills.state import adverts_of, skills_of
from coach.domain.skills.stats import TABLE, skill_stats

if TYPE_CHECKING:
    from coach.domain.state import State

COUNTED, MARKED, CHOSEN, STUDIED = "8.3", "8.5", "8.6", "8.7"


def made(state: State) -> list[str]:
    """The actions of step 8 that are done once by what stands there, as the guide says when each is done.

    Ten adverts are kept and their skills are counted; all of those but the rare ones are marked, and what is marked as
    "have" has a proof; a course is chosen with its cost, its last day and what it leaves to show.
    """
    found = []
    if len(adverts_of(state)) >= TABLE:
        table = [each for each in skill_stats(state).skills if each.named]
        wanted = [each for each in table if not each.is_rare(len(adverts_of(state)))]
        if table:
            found.append(COUNTED)
        marks = [each.mark for each in wanted if each.mark and each.marked]
        if wanted and len(marks) == len(wanted) and all(mark.proof for mark in marks if mark.mark == "have"):
            found.append(MARKED)
    chosen = skills_of(state).chosen
    if chosen and chosen.whole:
        found.append(CHOSEN)
    return found


def ticks_of_table(before: State, after: State) -> list[Done]:
    """The ticks that are due after a change: of what was not made before and was never ticked."""
    was = made(before)
    return [Done(each) for each in made(after) if each not in was and after.history_of(each).last_on is None]


def tick_of_study(state: State, minutes: int, note: str, today: date) -> Done | None:
    """The tick of a block of study whose minutes and one thing learned are written down; once a day.

    The minutes stand in the effort; told with the tick as well, the review would count them twice.
    """
    if not (minutes and note) or state.history_of(STUDIED).last_on == today:
        return None
    return Done(STUDIED)
