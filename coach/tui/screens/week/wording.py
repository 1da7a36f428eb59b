"""The texts of the week room: its headline, the selected block, and the tasks chosen for the week."""

from __future__ import annotations

from datetime import date, tzinfo
from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.dates import short_day
from coach.domain.sanitize import shown
from coach.domain.schedule.timers import running_timer
from coach.domain.schedule.wording import band_words, happened_words
from coach.domain.wording import count, duration
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from coach.domain.schedule.block import Block
    from coach.domain.schedule.week import Week
    from coach.tui.view import View

EMPTY = """\
A plan gives your days a shape. Press g, and in five minutes you have one: the hours you can give, a block for each \
working day, three things to do, and what you will do when it gets hard. You can move everything afterwards, and \
coach never counts what you miss."""


def headline(view: View, week: Week) -> Content:
    """Return which week it is, the running timer, and how many hours of the frame are planned."""
    today = view.day.date
    which = "this week" if week.first <= today <= week.last else "past" if week.last < today else "to come"
    parts = [
        Content.styled(f"{short_day(week.first)} to {short_day(week.last)}", "bold $primary"),
        Content.styled(f"   {which}", MUTED),
    ]
    timer = running_timer(view.state.schedule, view.now)
    if timer:
        ran = "still running; t stops it" if timer.forgotten else duration(timer.minutes)
        parts.append(Content.styled(f"   timer: {shown(timer.block.theme)}, {ran}", "bold $accent"))
    nothing = "" if view.day.accepted else EMPTY
    return Content.assemble(*parts, "\n", band_words(week) if view.state.schedule.is_set else nothing)


def day_words(week: Week, day: date) -> Content:
    """Return what happened on a day, for when no block is selected."""
    found = next((each for each in week.days if each.date == day), None)
    said = happened_words(found.happened) if found else ""
    return Content.assemble((short_day(day), "bold"), (f"   {said or 'press a to add a block'}", MUTED))


def block_words(block: Block, home: tzinfo, purpose: str) -> Content:
    """Return a block's time, theme and purpose."""
    took = f", took {duration(block.took)}" if block.done else ""
    zone = f" (clock of {block.zone})" if block.zone else ""
    return Content.assemble(
        (f"{short_day(block.day)}, {block.hours(home)}{zone}", "bold"),
        f"   {shown(block.theme)}, {duration(block.minutes)}{took}",
        (f"{', weekly' if block.weekly else ''}{', offered again' if block.again else ''}", MUTED),
        f"\n{purpose}" if purpose else "",
    )


def plan_lines(week: Week) -> list[Content]:
    """Return what was chosen for the week, line by line."""
    if week.plan is None:
        return []
    lines = [
        Content.assemble(
            ("[x] " if number in week.plan.done else "[ ] ", "$success" if number in week.plan.done else ""),
            (f"{number + 1} ", MUTED),
            shown(thing),
        )
        for number, thing in enumerate(week.plan.things)
    ]
    return lines + [Content.styled(f"If {shown(when)}, then {shown(then)}.", MUTED) for when, then in week.plan.plans]


def fitting(lines: list[Content], room: int) -> list[Content]:
    """Return the lines that fit. If some don't, the last one says how many more there are."""
    if len(lines) <= room:
        return lines
    kept = lines[: room - 1]
    said = f"{len(lines) - len(kept)} more" if kept else count(len(lines), "thing for the week", "things for the week")
    return [*kept, Content.styled(f"{said}: v shows them", MUTED)]
