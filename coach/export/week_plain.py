"""A week in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import short_day
from coach.domain.sanitize import shown
from coach.domain.schedule.wording import band_words, day_remark, happened_words, purpose
from coach.domain.wording import duration
from coach.export.text import Lines, wrap

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, tzinfo

    from coach.domain.schedule.block import Block
    from coach.domain.schedule.timers import RunningTimer
    from coach.domain.schedule.week import Week
    from coach.domain.state import State
    from coach.guide.models import Action

EMPTY = "There is no plan for this week yet. `coach plan` makes one in five minutes."


def week_text(
    state: State,
    week: Week,
    filled: Mapping[tuple[str, date], Action],
    timer: RunningTimer | None,
    home: tzinfo,
    width: int,
) -> Lines:
    """What `coach week` prints: each day with its blocks and what happened, the things chosen, the if-then plans."""
    lines = wrap(f"{short_day(week.first)} to {short_day(week.last)}. {band_words(week)}", width)
    if timer:
        lines += wrap(
            f"A timer has been running since {timer.since:%H:%M}: {timer.block.theme}, {duration(timer.minutes)}.",
            width,
        )
    for day in week.days:
        head = " · ".join(filter(None, (short_day(day.date), day_remark(day) or day.theme)))
        lines += ["", head]
        lines += [
            line
            for block in day.blocks
            for line in wrap(f"  {_block(block, state, filled, home)}", width, rest="      ")
        ]
        lines += [f"  busy {each.begin:%H:%M}-{each.end:%H:%M} {shown(each.words)}".rstrip() for each in day.busy]
        if said := happened_words(day.happened):
            lines += wrap(f"  what happened: {said}", width, rest="      ")
    if week.plan:
        lines += ["", *_plan(week, width)]
    return lines if week.blocks or week.plan else [*lines, "", *wrap(EMPTY, width)]


def _block(block: Block, state: State, filled: Mapping[tuple[str, date], Action], home: tzinfo) -> str:
    suggested = filled.get(block.place)
    words = purpose(block, state, suggested)
    took = f", took {duration(block.took)}" if block.done and block.took != block.minutes else ""
    zone = f" ({block.zone})" if block.zone else ""
    return (
        f"[{'x' if block.done else ' '}] {block.hours(home)}{zone} {shown(block.theme)}"
        f"{f': {words}' if words else ''}{took}{' (again)' if block.again else ''} ({block.key})"
    )


def _plan(week: Week, width: int) -> Lines:
    assert week.plan is not None
    lines: Lines = []
    for number, thing in enumerate(week.plan.things):
        lines += wrap(f"[{'x' if number in week.plan.done else ' '}] {number + 1} {shown(thing)}", width, rest="      ")
    for when, then in week.plan.plans:
        lines += wrap(f"If {shown(when)}, then {shown(then)}.", width, rest="    ")
    return lines
