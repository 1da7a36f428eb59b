"""The page of the day in plain text, with the commands that take it on."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.domain.dates import day_beside, day_with_year, long_day
from coach.domain.progress import progress
from coach.domain.sanitize import shown
from coach.domain.today.week_so_far import week_words
from coach.domain.today.wording import (
    day_words,
    greeting,
    money_days,
    more_due,
    now_words,
    state_words,
    week_counts,
    week_hours,
)
from coach.domain.wording import count
from coach.export.plain import Lines, check_in_words, prose, ring_lines, tick_line, wrap

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.domain.today.agenda import Thing
    from coach.domain.today.day import Day
    from coach.domain.today.page import TodayPage
    from coach.domain.today.week_so_far import WeekSoFar

SIGNS = 10
"""Cells before the title of a thing: its box and its label."""


def today_text(page: TodayPage, state: State, width: int) -> Lines:
    """What `coach today` prints."""
    if page.day.quiet:
        return _quiet_text(page.day, state, width)
    day = page.day
    lines = [f"{greeting(page)}. {day_words(page)}."]
    if day.pause:
        return lines + _pause_lines(day, width)
    now = page.running
    lines += wrap(f"{'Now' if now.runs else 'Next'}: {now_words(now)}." if now else state_words(page), width)
    if day.accepted:
        lines += wrap(
            "`coach ending` has the people to thank, and what to stop. If it does not last, `coach ending --again` "
            "takes your search up again.",
            width,
        )
    lines += _step_lines(day, state, width)
    if page.things:
        lines += ["", *(line for thing in page.things for line in _thing_lines(thing, width))]
    if day.more:
        heading = "All of that is done, and that can be enough for today. If you want more:"
        lines += ["", *wrap(heading, width)]
        lines += [line for action in day.more for line in tick_line(action, done=False, width=width)]
    lines += ["", *(line for words in _how_all_stands(page) for line in wrap(words, width, rest="  "))]
    still_open = next((task.action for task in day.tasks if not task.done), None)
    if still_open:
        words = (
            f"`coach done {still_open.id}` ticks {still_open.id}; `coach step {still_open.step}` shows how to do it."
        )
        lines += wrap(words, width)
    return lines


def _step_lines(day: Day, state: State, width: int) -> Lines:
    if day.accepted:
        return []
    if day.step is None:
        return ["", *prose(state.guide.final_word["At the end"], width)]
    so_far = progress(state, day.step)
    return wrap(f"Step {day.step.number}: {day.step.title} ({so_far.done} of {so_far.total} done)", width)


def _thing_lines(thing: Thing, width: int) -> Lines:
    mark = f"[{'x' if thing.done else ' '}]" if thing.has_box else "  >"
    behind = f" ({thing.behind})" if thing.behind else ""
    return wrap(f"{thing.title}{behind}", width, first=f"{mark} {thing.label:<5} ", rest=" " * SIGNS)


def _how_all_stands(page: TodayPage) -> Iterator[str]:
    """The pictures of the screen, a sentence each."""
    yield week_line(page.day.week)
    week, found = page.week, page.funnel
    if week.is_set or week.done:
        yield f"Week: {', '.join((week_hours(week), *week_counts(week)))}."
    yield _money(page)
    if any(found):
        ways = f"{found.sent} sent, {found.answered} answered, {found.interview} interviewed, {found.offer} offered"
        yield "; ".join(filter(None, (f"Search: {ways}", more_due(page)))) + "."
    steps = (f"{step.number} {_state(step.done, step.total, skipped=step.skipped)}" for step in page.steps)
    yield f"Steps: {', '.join(steps)}."
    yield _check_in_line(page.day)


def _money(page: TodayPage) -> str:
    glance = page.glance
    if glance is None or not glance.is_known:
        return "Money: `coach money add` starts it. Then you see how long your money lasts."
    if glance.runs_out is None:
        words = "the money does not run out within ten years"
    elif (days := money_days(page)) is None:
        words = f"it should have lasted until {day_with_year(glance.runs_out)}; say what you have today"
    else:
        words = f"{count(days, 'day')}, until {day_with_year(glance.runs_out)}"
    clock = f". Next date: {day_with_year(glance.clock.on)}, {shown(glance.clock.what)}" if glance.clock else ""
    return f"Money: {words}{clock}."


def _state(done: int, total: int, *, skipped: bool) -> str:
    return "skipped" if skipped else "done" if done >= total else f"{done}/{total}"


def _pause_lines(day: Day, width: int) -> Lines:
    assert day.pause is not None
    until = f" until {day_beside(day.pause.until, day.date)}" if day.pause.until else ""
    since = day_beside(day.pause.since, day.date)
    return wrap(
        f"Paused since {since}{until}. Nothing is counted and nothing is lost. `coach resume` ends the pause.", width
    )


def _quiet_text(day: Day, state: State, width: int) -> Lines:
    """The day in the first 48 hours: the hours that are left, what is all right to feel, and what can't wait."""
    assert day.quiet is not None
    words, ends = state.guide.quiet, day.quiet.ends
    lines = [long_day(day.date)]
    left = f"The first 48 hours: {day.quiet.left_in_words} left, until {long_day(ends)} at {ends:%H:%M}."
    lines += wrap(f"{left} You do not have to do anything in that time.", width)
    if day.pause:
        lines += _pause_lines(day, width)
    lines += ["", "All right to feel", *prose(words["All right to feel"], width)]
    if day.tasks:
        ticks = (line for task in day.tasks for line in tick_line(task.action, done=task.done, width=width))
        lines += ["", "Only this can't wait", *ticks]
    lines += ["", "When to see somebody", *prose(words["When to see somebody"], width)]
    lines += ring_lines(state, day.date, width)
    ending = [] if day.pause else ["", *wrap("`coach resume` ends the quiet time early, whenever you like.", width)]
    return [*lines, *ending]


def week_line(week: WeekSoFar) -> str:
    """ "This week so far: 3 things done, 2 activities on 2 days, 1 h 5 min in all, 1 check-in." """
    done = week_words(week) or "nothing yet"
    return f"This week so far: {done}, {count(week.check_ins, 'check-in')}."


def _check_in_line(day: Day) -> str:
    if day.check_in is None:
        return "How are you? `coach checkin --mood 1-5` saves it, from 1 (low) to 5 (high)."
    return f"Checked in today: {check_in_words(day.check_in.number('mood'), day.check_in.number('energy'))}."
