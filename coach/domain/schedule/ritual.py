"""Planning the next week: what was, what is offered again, and a few words to begin with."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.schedule.block import Block
from coach.domain.schedule.carried_out import carried_out_since
from coach.domain.schedule.record import ScheduleRecord, WeekPlan
from coach.domain.schedule.week import Week, week_of
from coach.domain.search.live import accepted_one
from coach.domain.transition import Transition

AGAIN_AT_MOST = 5
PLANNED_FROM = 4  # from the fifth day of a week on, its end is near enough to plan the next one


class LookBack(NamedTuple):
    """What the ritual begins with: the week that ends, the days of the one to plan, what is offered again once."""

    week: Week
    planned: date
    again: tuple[Block, ...]
    things_left: tuple[str, ...]
    before: WeekPlan | None


def look_back(transition: Transition, today: date) -> LookBack:
    """The look back on `today`: towards the end of a week the next one is planned, before that the one that runs.

    Once a job was said yes to, nothing is offered again.
    """
    this = week_of(transition, today)
    towards_end = (today - this.first).days >= PLANNED_FROM
    ending = this if towards_end else week_of(transition, this.first - timedelta(days=1))
    planned = ending.last + timedelta(days=1)
    calm = accepted_one(transition.search) is not None
    missed = () if calm else offered_again(ending, transition.schedule, today)
    plan = ending.plan
    left = (
        tuple(thing for number, thing in enumerate(plan.things) if number not in plan.done) if plan and not calm else ()
    )
    return LookBack(
        ending,
        planned,
        tuple(each for each in missed if not _was_done(transition, each, ending.first, today)),
        left,
        transition.schedule.plan_of(planned, planned + timedelta(days=6)),
    )


def _was_done(transition: Transition, block: Block, first: date, today: date) -> bool:
    """Whether what a block is for was done in its week or later: then nothing of it was missed."""
    if carried_out_since(transition, block, today):
        return True
    last = transition.record_of(block.action).last_on if block.action and not block.title else None
    return last is not None and last >= first


def offered_again(week: Week, record: ScheduleRecord, today: date) -> tuple[Block, ...]:
    """Blocks of a week that said what they were for and were not kept.

    One that was offered before is not again, and neither is what comes every week anyway.
    """
    missed = [
        block
        for day in week.days
        for block in day.blocks
        if block.is_filled and not block.done and not block.again and not day.rested and day.date <= today
        if not block.weekly or block.place in record.once
    ]
    return tuple(missed[:AGAIN_AT_MOST])
