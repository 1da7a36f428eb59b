"""Weekly planning: a look back, blocks to offer again, and a short introduction."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.schedule.block import Block
from coach.domain.schedule.carried_out import carried_out_since
from coach.domain.schedule.state import ScheduleState, WeekPlan
from coach.domain.schedule.week import Week, week_of
from coach.domain.search.next_move import accepted_one
from coach.domain.state import State

AGAIN_AT_MOST = 5
PLANNED_FROM = 4  # from the fifth day of a week on, the next one is planned


class WeekReview(NamedTuple):
    """The start of weekly planning: the week that ends, the days to plan, and the blocks to offer again once."""

    week: Week
    planned: date
    again: tuple[Block, ...]
    things_left: tuple[str, ...]
    before: WeekPlan | None


def week_review(state: State, today: date) -> WeekReview:
    """The look back on `today`: late in a week the next one is planned, earlier the current one.

    After an acceptance, nothing is offered again.
    """
    this = week_of(state, today)
    towards_end = (today - this.first).days >= PLANNED_FROM
    ending = this if towards_end else week_of(state, this.first - timedelta(days=1))
    planned = ending.last + timedelta(days=1)
    calm = accepted_one(state.search) is not None
    missed = () if calm else unfinished_blocks(ending, state.schedule, today)
    plan = ending.plan
    left = (
        tuple(thing for number, thing in enumerate(plan.things) if number not in plan.done) if plan and not calm else ()
    )
    return WeekReview(
        ending,
        planned,
        tuple(each for each in missed if not _was_done(state, each, ending.first, today)),
        left,
        state.schedule.plan_of(planned, planned + timedelta(days=6)),
    )


def _was_done(state: State, block: Block, first: date, today: date) -> bool:
    """Whether a block's purpose was met in its week or later, so that nothing was missed."""
    if carried_out_since(state, block, today):
        return True
    last = state.history_of(block.action).last_on if block.action and not block.title else None
    return last is not None and last >= first


def unfinished_blocks(week: Week, record: ScheduleState, today: date) -> tuple[Block, ...]:
    """Blocks of a week that had a purpose and were not done.

    A block already offered is not offered again, nor is one that repeats every week anyway.
    """
    missed = [
        block
        for day in week.days
        for block in day.blocks
        if block.is_filled and not block.done and not block.again and not day.rested and day.date <= today
        if not block.weekly or block.place in record.once
    ]
    return tuple(missed[:AGAIN_AT_MOST])
