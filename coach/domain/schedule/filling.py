"""What blocks are for: the actions of the guide flow into blocks of the fitting theme."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from coach.domain.progress import current_step
from coach.domain.schedule.block import Block
from coach.domain.schedule.terms import FITTING
from coach.domain.schedule.week import Week
from coach.domain.today import Judge
from coach.domain.transition import Transition
from coach.guide.models import Action

NOTHING_FITS: frozenset[str] = frozenset()


def fillings(transition: Transition, week: Week, today: date) -> Mapping[tuple[str, date], Action]:
    """For every block from `today` on that says no more than its theme, an action that fits, by the block's place.

    Those of the current step come first, then the others in the order in which they would be offered; each once.
    """
    here = current_step(transition)
    offered = list(Judge(transition, today, count_today=True).suggestions())
    offered.sort(key=lambda action: here is None or action.step != here.number)
    taken = {transition.guide.current_id(block.action) for block in week.blocks}
    found: dict[tuple[str, date], Action] = {}
    for block in week.blocks:
        if block.day < today or block.done or block.is_filled:
            continue
        action = next((each for each in offered if each.id not in taken and _fits(transition, each, block)), None)
        if action:
            taken.add(action.id)
            found[block.place] = action
    return found


def _fits(transition: Transition, action: Action, block: Block) -> bool:
    return transition.guide.step(action.step).theme in FITTING.get(block.theme, NOTHING_FITS)
