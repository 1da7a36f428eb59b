"""The time spent on each day, counted once however it was recorded.

A block that was done, the tick it carries and the conversation logged in it are one hour, not three. So each theme of a
day has the longest of three totals: its done blocks, the minutes of its ticks, and the minutes of its activities. An
activity whose time of day is outside all done blocks of its theme is added. This may be too low if two things of one
theme were recorded in two ways on one day; it never counts an hour twice.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from types import MappingProxyType

from coach.domain.derived import cached_by_identity
from coach.domain.schedule.block import Block
from coach.domain.schedule.constants import FITTING, REST
from coach.domain.schedule.themes import theme_on
from coach.domain.search.state import Activity
from coach.domain.state import State
from coach.guide.models import Action

OTHER = "other"
_NONE: Counter[str] = Counter()
_CLOCK = re.compile(r"([0-9]{2}):([0-9]{2})")
OF_THE_DAY = "day"
THEMES_OF_EFFORTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        **dict.fromkeys(("message", "call", "conversation", "event"), ("networking", "visit")),
        **dict.fromkeys(("application", "interview"), ("applications",)),
        "course": ("learning",),
        "practice": ("practice",),
    }
)
"""The themes of blocks in which an activity may have been done, most likely first."""
THEME_OF_STEPS: Mapping[str, str] = MappingProxyType(
    {step: theme for theme, steps in FITTING.items() for step in steps}
)
THEMES_OF_TICKS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"networking": ("networking", "visit"), "visit": ("visit", "networking")}
)
"""The themes of blocks in which an action of that theme may have been done."""


def minutes_on(state: State, day: date) -> Counter[str]:
    """The minutes of one day, by theme."""
    return minutes_by_day(state, day, day).get(day, Counter())


def minutes_between(state: State, first: date, last: date) -> Counter[str]:
    """The total minutes of these days, by theme."""
    return sum(minutes_by_day(state, first, last).values(), Counter())


def minutes_by_day(state: State, first: date, last: date) -> dict[date, Counter[str]]:
    """The minutes of each day that has any, by theme. Each day is computed once for a state."""
    known = _known_days(state)
    days = [first + timedelta(days=number) for number in range((last - first).days + 1)]
    if unknown := [day for day in days if day not in known]:
        found = _worked_out(state, unknown[0], unknown[-1])
        known.update((day, found.get(day, _NONE)) for day in days if unknown[0] <= day <= unknown[-1])
    return {day: known[day] for day in days if known[day]}


@cached_by_identity()
def _known_days(_state: State) -> dict[date, Counter[str]]:
    return {}


def _worked_out(state: State, first: date, last: date) -> dict[date, Counter[str]]:
    kept = dict(_done_blocks(state, first, last))
    ticks = _ticks(state, first, last, kept)
    noted: dict[date, Counter[str]] = {}
    apart: dict[date, Counter[str]] = {}
    for effort in state.search.between(first, last):
        theme, outside = _place(effort, kept.get(effort.on, []))
        (apart if outside else noted).setdefault(effort.on, Counter())[theme] += effort.minutes or 0
    found = {}
    for day in sorted({*kept, *ticks, *noted, *apart}):
        blocks = Counter[str]()
        for block in kept.get(day, ()):
            blocks[block.theme] += block.took
        longest = blocks | ticks.get(day, Counter()) | noted.get(day, Counter())
        if total := longest + apart.get(day, Counter()):
            found[day] = total
    return found


def _done_blocks(state: State, first: date, last: date) -> Iterator[tuple[date, list[Block]]]:
    """The days with done blocks, and those blocks."""
    if not state.schedule.done:
        return
    for number in range((last - first).days + 1):
        day = first + timedelta(days=number)
        if blocks := [block for block in state.schedule.blocks_on(day) if block.done]:
            yield day, blocks


def _ticks(state: State, first: date, last: date, kept: Mapping[date, list[Block]]) -> dict[date, Counter[str]]:
    """The minutes of ticks by day and theme: the theme of the action's block, or of its step."""
    found: dict[date, Counter[str]] = {}
    for action in state.guide.actions.values():
        for day, minutes in state.history_of(action.id).minutes_between(first, last):
            found.setdefault(day, Counter())[_theme_of_tick(state, action, day, kept.get(day, []))] += minutes
    return found


def _theme_of_tick(state: State, action: Action, day: date, kept: list[Block]) -> str:
    """The theme of the block for the action, or else of the done block in which it was probably done.

    Without such a block, the action's own theme or that of its step; a visit counts as networking, like a talk.
    """
    if carrier := next((block.theme for block in kept if block.action == action.id), ""):
        return carrier
    usual = THEME_OF_STEPS.get(state.guide.step(action.step).theme, OTHER)
    if action.theme == OF_THE_DAY:
        of_day = theme_on(state, day)
        return kept[0].theme if kept else usual if of_day == REST else of_day
    themes = THEMES_OF_TICKS.get(action.theme or usual, (action.theme or usual,))
    there = {block.theme for block in kept}
    return next((each for each in themes if each in there), "networking" if "visit" in themes else themes[0])


def _place(effort: Activity, kept: list[Block]) -> tuple[str, bool]:
    """The theme of an activity, and whether it happened outside the done blocks of that theme."""
    about = {effort.person, effort.application} - {""}
    carrier = next((block.theme for block in kept if about & {block.person, block.application}), "")
    themes = (carrier,) if carrier else THEMES_OF_EFFORTS.get(effort.what, (OTHER,))
    theme = next((each for each in themes if any(block.theme == each for block in kept)), themes[0])
    there = [block for block in kept if block.theme == theme]
    begins = _minute(effort.start)
    outside = begins is not None and bool(there)
    return theme, outside and not any(_overlaps(begins or 0, effort.minutes or 0, block) for block in there)


def _overlaps(begins: int, minutes: int, block: Block) -> bool:
    at = _minute(block.start) or 0
    return begins < at + block.took and at < begins + max(1, minutes)


def _minute(clock: str) -> int | None:
    """The minute of the day; None for an invalid time, such as one written by hand."""
    found = _CLOCK.fullmatch(clock)
    return int(found[1]) * 60 + int(found[2]) if found else None
