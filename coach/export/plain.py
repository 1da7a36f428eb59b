"""The state in plain text, for a terminal, a pipe or a screen reader: no colour, no markup, ASCII marks."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from coach.domain.dates import day_beside
from coach.domain.progress import progress
from coach.domain.sanitize import shown
from coach.domain.wording import count, duration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.progress import Finish
    from coach.domain.state import State
    from coach.guide.models import Action

Lines = list[str]


def tick_line(action: Action, *, done: bool, width: int, about: str = "") -> Lines:
    """ "[x] 4.2  Grow the list to thirty people (45 min)", with what follows hanging under its title."""
    mark = f"[{'x' if done else ' '}] {action.id:<4} "
    return wrap(f"{action.title} ({about or duration(action.minutes)})", width, first=mark, rest=" " * len(mark))


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> Lines:
    """One paragraph in lines of at most `width`; long words such as addresses stay whole."""
    return textwrap.wrap(
        shown(text),
        width,
        initial_indent=first,
        subsequent_indent=rest,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [first.rstrip()]


def prose(text: str, width: int, indent: str = "") -> Lines:
    """Prose of the content: paragraphs flow, list items hang, templates (lines that begin with >) keep their lines."""
    lines: Lines = []
    for number, paragraph in enumerate(text.strip().split("\n\n")):
        if number:
            lines.append("")
        for block, hanging in _blocks(paragraph):
            lines += wrap(block, width, first=indent, rest=indent + hanging)
    return lines


def _blocks(paragraph: str) -> Iterator[tuple[str, str]]:
    """The pieces of a paragraph that begin a line of their own, and how far their further lines hang."""
    flowing: list[str] = []
    for line in paragraph.splitlines():
        if line.startswith((">", "- ")):
            if flowing:
                yield " ".join(flowing), ""
                flowing = []
            yield line, "  "
        else:
            flowing.append(line.strip())
    if flowing:
        yield " ".join(flowing), ""


def ring_lines(state: State, today: date, width: int) -> Lines:
    """Where somebody can ring on a bad day, as a list."""
    from coach.domain.help_lines import rings

    told = rings(state.profile.country, today)
    return [line for each in told for line in wrap(each, width, first="- ", rest="  ")]


def check_in_words(mood: int | None, energy: int | None) -> str:
    """ "mood 3 of 5, energy 2 of 5"."""
    return f"mood {mood} of 5{f', energy {energy} of 5' if energy else ''}"


def steps_text(state: State, today: date, width: int) -> Lines:
    """The ten steps with their actions."""
    lines: Lines = []
    for step in state.guide.steps:
        so_far = progress(state, step)
        status = f"{so_far.done} of {so_far.total} done{', skipped' if so_far.skipped else ''}"
        lines += [""] if lines else []
        lines += wrap(f"{step.title} ({status})", width, first=f"{step.number}. ", rest="   ")
        for action in step.actions:
            record = state.history_of(action.id)
            lines += tick_line(
                action, done=record.times > 0, width=width, about=_history(record.times, record.last_on, today, action)
            )
    return lines


def _history(times: int, last_on: date | None, today: date, action: Action) -> str:
    if last_on is None:
        often = "" if action.repeat == "once" else f", {action.how_often}"
        return f"{duration(action.minutes)}{often}"
    last = day_beside(last_on, today)
    return f"done {last}" if times == 1 else f"{times} times, last {last}"


def finish_text(finish: Finish, state: State, today: date, width: int) -> Lines:
    """What a finished step came to, and what comes next."""
    minutes = f", {duration(finish.minutes)}" if finish.minutes else ""
    first, last = day_beside(finish.first, today), day_beside(finish.last, today)
    days = first if first == last else f"from {first} to {last}"
    came_to = f"Step {finish.step.number} is finished: {count(finish.ticks, 'tick')}{minutes}, {days}."
    lines = ["", *wrap(came_to, width), "", *prose(state.guide.final_word["When a step is finished"], width), ""]
    if finish.following:
        following = f"Next, when you like: step {finish.following.number}, {finish.following.title}."
        return lines + wrap(f"{following} `coach step {finish.following.number}` opens it.", width)
    return lines + prose(state.guide.final_word["At the end"], width)
