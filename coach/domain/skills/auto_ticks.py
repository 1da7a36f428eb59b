"""The actions of step 8 that work on the skills gap finishes."""

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
    """The actions of step 8 that are done, by the guide's own definition of each.

    Ten adverts are saved and their skills counted; all but the rare skills are marked, and those marked "have" have a
    proof; a course is chosen with its cost, its last day and its outcome.
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
    """The ticks that are due after a change: for actions newly done and never ticked."""
    was = made(before)
    return [Done(each) for each in made(after) if each not in was and after.history_of(each).last_on is None]


def tick_of_study(state: State, minutes: int, note: str, today: date) -> Done | None:
    """The tick for a block of study with minutes and one thing learned; once a day.

    The minutes are in the activity; with the tick as well, the review would count them twice.
    """
    if not (minutes and note) or state.history_of(STUDIED).last_on == today:
        return None
    return Done(STUDIED)
