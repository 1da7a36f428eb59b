"""The page of the day as a document, with the commands to run next."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from coach.domain.dates import day_with_year, long_day, relative_day
from coach.domain.document import Document, Paragraph, all_of, filled, grouped, prose, section
from coach.domain.first_hours.quiet import FEEL, SEE, quiet_section
from coach.domain.progress import progress
from coach.domain.today.week_so_far import week_words
from coach.domain.today.wording import (
    check_in_words,
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
from coach.export.steps_document import tick

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.domain.today.agenda import AgendaItem
    from coach.domain.today.day import Day
    from coach.domain.today.page import TodayPage
    from coach.domain.today.week_so_far import WeekSoFar

ACCEPTED = (
    "`coach ending` has the people to thank, and what to stop. If it does not last, `coach ending --again` takes your "
    "search up again."
)


def today_document(page: TodayPage, state: State) -> Document:
    """What `coach today` prints."""
    day = page.day
    if day.quiet:
        return _quiet(day, state)
    head = [Paragraph(f"{greeting(page)}. {day_words(page)}.")]
    if day.pause:
        return grouped([*head, _pause(day)])
    now = page.running
    head += [Paragraph(f"{'Now' if now.runs else 'Next'}: {now_words(now)}." if now else state_words(page))]
    if day.accepted:
        head += [Paragraph(ACCEPTED)]
    elif day.step:
        so_far = progress(state, day.step)
        told = f"Step {day.step.number}: {day.step.title} ({so_far.done} of {so_far.total} done)"
        head += [Paragraph(told)]
    last_word = () if day.accepted or day.step else prose(state.guide.final_word["At the end"])
    return grouped(head, last_word, map(_thing, page.things), _more(day), [*_summaries(page), *_how_to(day)])


def _thing(thing: AgendaItem) -> Paragraph:
    mark = f"[{'x' if thing.done else ' '}]" if thing.has_box else "  >"
    behind = f" ({thing.behind})" if thing.behind else ""
    return Paragraph(f"{thing.title}{behind}", lead=f"{mark} {thing.label:<5} ")


def _more(day: Day) -> Iterator[Paragraph]:
    if day.more:
        yield Paragraph("All of that is done, and that can be enough for today. If you want more:")
        yield from (tick(action, done=False) for action in day.more)


def _how_to(day: Day) -> Iterator[Paragraph]:
    if still_open := next((task.action for task in day.tasks if not task.done), None):
        tick_it = f"`coach done {still_open.id}` ticks {still_open.id}"
        yield Paragraph(f"{tick_it}; `coach step {still_open.step}` shows how to do it.")


def _summaries(page: TodayPage) -> tuple[Paragraph, ...]:
    """The panels of the screen, a sentence each."""
    return all_of("fact", _sentences(page))


def _sentences(page: TodayPage) -> Iterator[str]:
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
    clock = f". Next date: {day_with_year(glance.clock.on)}, {glance.clock.what}" if glance.clock else ""
    return f"Money: {words}{clock}."


def _state(done: int, total: int, *, skipped: bool) -> str:
    return "skipped" if skipped else "done" if done >= total else f"{done}/{total}"


def _pause(day: Day) -> Paragraph:
    assert day.pause is not None
    until = f" until {relative_day(day.pause.until, day.date)}" if day.pause.until else ""
    since = relative_day(day.pause.since, day.date)
    kept = "Nothing is counted and nothing is lost. `coach resume` ends the pause."
    return Paragraph(f"Paused since {since}{until}. {kept}")


def _quiet(day: Day, state: State) -> Document:
    """The day in the first 48 hours: the hours left, what is all right to feel, and what can't wait."""
    assert day.quiet is not None
    ends = day.quiet.ends
    left = f"The first 48 hours: {day.quiet.left_in_words} left, until {long_day(ends)} at {ends:%H:%M}."
    head = [Paragraph(long_day(day.date)), Paragraph(f"{left} You do not have to do anything in that time.")]
    ticks = [tick(task.action, done=task.done) for task in day.tasks]
    early = Paragraph("`coach resume` ends the quiet time early, whenever you like.")
    sections = (
        section("", head, [_pause(day)] if day.pause else ()),
        quiet_section(FEEL, state, day.date),
        section("Only this can't wait", ticks),
        quiet_section(SEE, state, day.date),
        section("", () if day.pause else (early,)),
    )
    return Document("", filled(sections))


def week_line(week: WeekSoFar) -> str:
    """ "This week so far: 3 things done, 2 activities on 2 days, 1 h 5 min in all, 1 check-in." """
    done = week_words(week) or "nothing yet"
    return f"This week so far: {done}, {count(week.check_ins, 'check-in')}."


def _check_in_line(day: Day) -> str:
    if day.check_in is None:
        return "How are you? `coach checkin --mood 1-5` saves it, from 1 (low) to 5 (high)."
    return f"Checked in today: {check_in_words(day.check_in.number('mood'), day.check_in.number('energy'))}."
