"""A week as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import short_day
from coach.domain.document import Document, Paragraph, section
from coach.domain.schedule.wording import band_words, day_remark, happened_words, purpose
from coach.domain.wording import duration

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, tzinfo

    from coach.domain.schedule.block import Block
    from coach.domain.schedule.timers import RunningTimer
    from coach.domain.schedule.week import Week, WeekDay
    from coach.domain.state import State
    from coach.guide.models import Action

EMPTY = "There is no plan for this week yet. `coach plan` makes one in five minutes."


def week_document(
    state: State, week: Week, filled: Mapping[tuple[str, date], Action], timer: RunningTimer | None, home: tzinfo
) -> Document:
    """A week: each day with its blocks and what was done, the things to do, the if-then plans."""
    head = [Paragraph(f"{short_day(week.first)} to {short_day(week.last)}. {band_words(week)}")]
    if timer:
        told = f"A timer has been running since {timer.since:%H:%M}: {timer.block.theme}, {duration(timer.minutes)}."
        head.append(Paragraph(told))
    days = (section(_day_words(day), _in_the_day(day, state, filled, home)) for day in week.days)
    empty = () if week.blocks or week.plan else (Paragraph(EMPTY),)
    last = (section("", parts) for parts in (list(_plan(week)), empty) if parts)
    return Document("", (section("", head), *days, *last))


def _day_words(day: WeekDay) -> str:
    return " · ".join(filter(None, (short_day(day.date), day_remark(day) or day.theme)))


def _in_the_day(
    day: WeekDay, state: State, filled: Mapping[tuple[str, date], Action], home: tzinfo
) -> Iterator[Paragraph]:
    for block in day.blocks:
        yield Paragraph(_block(block, state, filled, home), "detail", lead=f"[{'x' if block.done else ' '}] ")
    for each in day.busy:
        yield Paragraph(f"busy {each.begin:%H:%M}-{each.end:%H:%M} {each.words}".rstrip(), "row")
    if said := happened_words(day.happened):
        yield Paragraph(f"what happened: {said}", "detail")


def _block(block: Block, state: State, filled: Mapping[tuple[str, date], Action], home: tzinfo) -> str:
    words = purpose(block, state, filled.get(block.place))
    took = f", took {duration(block.took)}" if block.done and block.took != block.minutes else ""
    zone = f" ({block.zone})" if block.zone else ""
    head = f"{block.hours(home)}{zone} {block.theme}{f': {words}' if words else ''}"
    return f"{head}{took}{' (again)' if block.again else ''} ({block.key})"


def _plan(week: Week) -> Iterator[Paragraph]:
    if week.plan:
        for number, thing in enumerate(week.plan.things):
            yield Paragraph(thing, lead=f"[{'x' if number in week.plan.done else ' '}] {number + 1} ")
        for when, then in week.plan.plans:
            yield Paragraph(f"If {when}, then {then}.", "entry")
