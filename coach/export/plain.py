"""The state in plain text, for a terminal, a pipe or a screen reader: no colour, no markup, ASCII marks."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from coach.domain.care import rings
from coach.domain.dates import day_beside, long_day
from coach.domain.progress import progress
from coach.domain.text import shown
from coach.domain.today import week_words
from coach.domain.wording import count, duration

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from coach.domain.progress import Finish
    from coach.domain.today import Day, WeekSoFar
    from coach.domain.transition import Transition
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


def today_text(day: Day, transition: Transition, width: int) -> Lines:
    """The day as `coach today` prints it outside the quiet of the first 48 hours."""
    lines = [long_day(day.date)]
    if day.pause:
        return lines + _pause_lines(day, width)
    if day.step:
        so_far = progress(transition, day.step)
        lines += wrap(f"Step {day.step.number}: {day.step.title} ({so_far.done} of {so_far.total} done)", width)
    else:
        lines += ["", *prose(transition.guide.final_word["At the end"], width)]
    free = f"{shown(day.holiday)}: a day off." if day.holiday else "A day off by your settings."
    lines += wrap(f"Theme of the day: {day.theme}." if day.working else free, width)
    if day.block:
        words = f"{day.block.start} {shown(day.block.title or day.block.theme)}, {duration(day.block.minutes)}"
        lines += wrap(f"Next block: {words}. `coach week` shows the week.", width)
    if day.tasks:
        lines += ["", *_ticks(((task.action, task.done) for task in day.tasks), width)]
    if day.more:
        heading = "All of that is done, and that can be enough for today. If you want more:"
        lines += ["", *wrap(heading, width), *_ticks(((action, False) for action in day.more), width)]
    lines += ["", *wrap(week_line(day.week), width)]
    lines += wrap(_check_in_line(day), width)
    still_open = next((task.action for task in day.tasks if not task.done), None)
    if still_open:
        lines += wrap(
            f"`coach done {still_open.id}` ticks {still_open.id}; `coach step {still_open.step}` shows how to do it.",
            width,
        )
    return lines


def _ticks(tasks: Iterable[tuple[Action, bool]], width: int) -> Lines:
    return [line for action, done in tasks for line in tick_line(action, done=done, width=width)]


def _pause_lines(day: Day, width: int) -> Lines:
    assert day.pause is not None
    until = f" until {day_beside(day.pause.until, day.date)}" if day.pause.until else ""
    since = day_beside(day.pause.since, day.date)
    return wrap(
        f"Paused since {since}{until}. Nothing is counted and nothing is lost. `coach resume` ends the pause.", width
    )


def quiet_text(day: Day, transition: Transition, width: int) -> Lines:
    """The day in the first 48 hours: the hours that are left, what is all right to feel, and what can't wait."""
    assert day.quiet is not None
    words, ends = transition.guide.quiet, day.quiet.ends
    lines = [long_day(day.date)]
    left = f"The first 48 hours: {day.quiet.left_in_words} left, until {long_day(ends)} at {ends:%H:%M}."
    lines += wrap(f"{left} You do not have to do anything in that time.", width)
    if day.pause:
        lines += _pause_lines(day, width)
    lines += ["", "All right to feel", *prose(words["All right to feel"], width)]
    if day.tasks:
        lines += ["", "Only this can't wait", *_ticks(((task.action, task.done) for task in day.tasks), width)]
    lines += ["", "When to see somebody", *prose(words["When to see somebody"], width)]
    lines += ring_lines(transition, width)
    ending = [] if day.pause else ["", *wrap("`coach resume` ends the quiet time early, whenever you like.", width)]
    return [*lines, *ending]


def ring_lines(transition: Transition, width: int) -> Lines:
    """Where somebody can ring on a bad day, as a list."""
    return [line for each in rings(transition.profile.country) for line in wrap(each, width, first="- ", rest="  ")]


def week_line(week: WeekSoFar) -> str:
    """ "This week so far: 3 things done, 2 efforts on 2 days, 1 h 5 min in all, 1 check-in." """
    done = week_words(week) or "nothing yet"
    return f"This week so far: {done}, {count(week.check_ins, 'check-in')}."


def _check_in_line(day: Day) -> str:
    if day.check_in is None:
        return "How are you? `coach checkin --mood 1-5` saves it, from 1 (low) to 5 (high)."
    return f"Checked in today: {check_in_words(day.check_in.number('mood'), day.check_in.number('energy'))}."


def check_in_words(mood: int | None, energy: int | None) -> str:
    """ "mood 3 of 5, energy 2 of 5"."""
    return f"mood {mood} of 5{f', energy {energy} of 5' if energy else ''}"


def steps_text(transition: Transition, today: date, width: int) -> Lines:
    """The ten steps with their actions."""
    lines: Lines = []
    for step in transition.guide.steps:
        so_far = progress(transition, step)
        state = f"{so_far.done} of {so_far.total} done{', skipped' if so_far.skipped else ''}"
        lines += [""] if lines else []
        lines += wrap(f"{step.title} ({state})", width, first=f"{step.number}. ", rest="   ")
        for action in step.actions:
            record = transition.record_of(action.id)
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


def finish_text(finish: Finish, transition: Transition, today: date, width: int) -> Lines:
    """What a finished step came to, and what comes next."""
    minutes = f", {duration(finish.minutes)}" if finish.minutes else ""
    first, last = day_beside(finish.first, today), day_beside(finish.last, today)
    days = first if first == last else f"from {first} to {last}"
    came_to = f"Step {finish.step.number} is finished: {count(finish.ticks, 'tick')}{minutes}, {days}."
    lines = ["", *wrap(came_to, width), "", *prose(transition.guide.final_word["When a step is finished"], width), ""]
    if finish.following:
        following = f"Next, when you like: step {finish.following.number}, {finish.following.title}."
        return lines + wrap(f"{following} `coach step {finish.following.number}` opens it.", width)
    return lines + prose(transition.guide.final_word["At the end"], width)
