"""Match activities to open blocks of the week: "call Ana" at ten, and later "called Ana" in one line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from coach.domain.event import Event
from coach.domain.schedule.block import Block
from coach.domain.schedule.events import BlockDone
from coach.domain.schedule.week import blocks_shown
from coach.domain.search.events import ActivitySet
from coach.domain.search.matching import folded_name
from coach.domain.search.quick_log import ParsedLine, read_line
from coach.domain.search.state import Activity
from coach.errors import RefusedError

if TYPE_CHECKING:
    from coach.domain.state import State

Effort: TypeAlias = "ActivitySet | Activity"
ALIKE: Mapping[str, str] = MappingProxyType({"call": "conversation"})
"""Kinds that count as one another: somebody who planned a coffee and rang instead has had the conversation."""
ABOUT_A_JOB = ("application", "interview")


def blocks_done_by(events: Iterable[tuple[Event, date | None]], state: State, today: date) -> list[BlockDone]:
    """The open blocks that these activities carry out, at most one for each, on the day of the activity itself."""
    found: dict[tuple[str, date], BlockDone] = {}
    for event, on in events:
        if not isinstance(event, ActivitySet):
            continue
        day = on or today
        for block in blocks_shown(state, day):
            if not block.done and block.place not in found and carries_out(event, block):
                found[block.place] = BlockDone(*block.place, event.minutes)
                break
    return list(found.values())


def carried_out_since(state: State, block: Block, today: date) -> bool:
    """Whether an activity from the block's day on did what it was for."""
    return any(carries_out(each, block) for each in state.search.between(block.day, today))


def carries_out(effort: Effort, block: Block) -> bool:
    """Whether an activity is of the block's kind, with the same person or for the same application."""
    parsed = _parse_title(block.title, block.day)
    if parsed and parsed.what != "other" and _alike(parsed.what) != _alike(effort.what):
        return False
    if block.person:
        return block.person == effort.person
    if block.application:
        return block.application == effort.application and (bool(parsed) or effort.what in ABOUT_A_JOB)
    if not parsed or parsed.what == "other":
        return False
    if parsed.people:
        return _is_with(effort, [named.name for named in parsed.people])
    return bool(parsed.employer) and folded_name(parsed.employer) == folded_name(effort.employer or "")


def _alike(what: str) -> str:
    return ALIKE.get(what, what)


@lru_cache(maxsize=512)
def _parse_title(title: str, day: date) -> ParsedLine | None:
    """A title parsed as a line; None if it can't be parsed."""
    try:
        return read_line(title, day) if title else None
    except RefusedError:
        return None


def _is_with(effort: Effort, names: Iterable[str]) -> bool:
    """Whether the activity was with one of these people, if a first name alone is enough."""
    met = [folded_name(name) for name in (effort.contact or "").split(",") if name.strip()]
    return any(_same(folded_name(name), other) for name in names for other in met)


def _same(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")
