"""Fill blocks with actions of the guide that fit their theme."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from coach.domain.progress import current_step
from coach.domain.schedule.block import Block
from coach.domain.schedule.constants import FITTING, REVIEW
from coach.domain.schedule.week import Week
from coach.domain.search.next_move import accepted_one
from coach.domain.state import State
from coach.domain.today.suggestions import ActionSuggester
from coach.guide.models import Action

NOTHING_FITS: frozenset[str] = frozenset()


def fillings(state: State, week: Week, today: date) -> Mapping[tuple[str, date], Action]:
    """For every block from `today` on that has only a theme, a fitting action, by the block's place.

    Actions of the current step come first, then the others in the order of the suggestions; each once. None after an
    acceptance.
    """
    if accepted_one(state.search):
        return {}
    here = current_step(state, today)
    offered = list(ActionSuggester(state, today, count_today=True).suggestions())
    offered.sort(key=lambda action: here is None or action.step != here.number)
    taken = {state.guide.current_id(block.action) for block in week.blocks}
    found: dict[tuple[str, date], Action] = {}
    for block in week.blocks:
        if block.day < today or block.done or block.is_filled:
            continue
        if action := fitting(state, offered, taken, block):
            taken.add(action.id)
            found[block.place] = action
    return found


def fitting(state: State, offered: Sequence[Action], taken: Collection[str], block: Block) -> Action | None:
    """The first of `offered` that fits a block and is not `taken`.

    A review block is for the review itself, whatever actions its day suits.
    """
    if block.theme == REVIEW:
        return None
    themes = FITTING.get(block.theme, NOTHING_FITS)
    fits = (each for each in offered if state.guide.step(each.step).theme in themes)
    return next((each for each in fits if each.id not in taken), None)
