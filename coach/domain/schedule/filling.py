"""What blocks are for: the actions of the guide flow into blocks of the fitting theme."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from coach.domain.progress import current_step
from coach.domain.schedule.block import Block
from coach.domain.schedule.terms import FITTING, REVIEW
from coach.domain.schedule.week import Week
from coach.domain.search.live import accepted_one
from coach.domain.today.choosing import Judge
from coach.domain.transition import Transition
from coach.guide.models import Action

NOTHING_FITS: frozenset[str] = frozenset()


def fillings(transition: Transition, week: Week, today: date) -> Mapping[tuple[str, date], Action]:
    """For every block from `today` on that says no more than its theme, an action that fits, by the block's place.

    Those of the step at hand come first, then the others in the order in which they would be offered; each once. None
    once a job was said yes to.
    """
    if accepted_one(transition.search):
        return {}
    here = current_step(transition, today)
    offered = list(Judge(transition, today, count_today=True).suggestions())
    offered.sort(key=lambda action: here is None or action.step != here.number)
    taken = {transition.guide.current_id(block.action) for block in week.blocks}
    found: dict[tuple[str, date], Action] = {}
    for block in week.blocks:
        if block.day < today or block.done or block.is_filled:
            continue
        if action := fitting(transition, offered, taken, block):
            taken.add(action.id)
            found[block.place] = action
    return found


def fitting(transition: Transition, offered: Sequence[Action], taken: Collection[str], block: Block) -> Action | None:
    """The first of `offered` that fits into a block and is not `taken`.

    A block for the review is for the review itself, whatever else its day is good for.
    """
    if block.theme == REVIEW:
        return None
    themes = FITTING.get(block.theme, NOTHING_FITS)
    fits = (each for each in offered if transition.guide.step(each.step).theme in themes)
    return next((each for each in fits if each.id not in taken), None)
