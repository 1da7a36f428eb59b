"""Keeping what one line says, and the block of the week that it carries out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.schedule.carried_out import kept_by
from coach.domain.schedule.facts import BlockDone
from coach.domain.search.line_facts import facts_of_line

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.fact import Fact
    from coach.domain.schedule.block import Block
    from coach.domain.search.quick_log import Quick
    from coach.domain.transition import Transition
    from coach.journal.coach import Coach


def keep_line(coach: Coach, quick: Quick) -> list[Block]:
    """Keep it in one go, so that one undo takes all of it back; the blocks that count as kept by it.

    Raises RefusedError for what has to be said first, JournalError.
    """
    kept: list[BlockDone] = []

    def choose(newest: Transition) -> list[tuple[Fact, date | None]]:
        facts = facts_of_line(quick, newest.search, newest.schedule.keys)
        kept[:] = kept_by(facts, newest, coach.clock.now().date()) if newest.told_of("schedule") else []
        return [*facts, *((fact, None) for fact in kept)]

    coach.decide_all(choose)
    found = (coach.transition.schedule.planned(fact.key, fact.day) for fact in kept)
    return [block for block in found if block]
