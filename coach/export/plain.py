"""The state in plain text, for a terminal, a pipe or a screen reader: no colour, no markup, ASCII marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import day_beside
from coach.domain.document import prose as paragraphs_of
from coach.domain.progress import progress
from coach.domain.wording import count, duration
from coach.export.text import Lines, parts_text, wrap

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.progress import Finish
    from coach.domain.state import State
    from coach.guide.models import Action


def tick_line(action: Action, *, done: bool, width: int, about: str = "") -> Lines:
    """ "[x] 4.2  Grow the list to thirty people (45 min)", with what follows hanging under its title."""
    mark = f"[{'x' if done else ' '}] {action.id:<4} "
    return wrap(f"{action.title} ({about or duration(action.minutes)})", width, first=mark, rest=" " * len(mark))


def prose(text: str, width: int, depth: int = 0) -> Lines:
    """Prose of the content."""
    return parts_text((each._replace(depth=depth) if each.text else each for each in paragraphs_of(text)), width)


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
