"""The texts of the first 48 hours: the list of parts, and what each part says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.first_hours.quiet import QUIET, quiet_section
from coach.domain.first_hours.state import WritingTime, writing_times
from coach.domain.first_hours.wording import deadline_words, person_words, state_words
from coach.domain.first_hours.your_plan import closest_people, deadlines
from coach.domain.help_lines import help_line_sentences
from coach.domain.sanitize import shown
from coach.domain.wording import count, duration
from coach.guide.first_hours import first_hours
from coach.tui.rich_text import evidence_line
from coach.tui.rich_text import parts as parts_of
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from coach.domain.quiet_period import QuietPeriod
    from coach.domain.state import State
    from coach.tui.view import View


class HoursPart(NamedTuple):
    """A line of the list. `name` is its type; `time` is the writing time it opens."""

    name: str
    line: Content
    time: WritingTime | None = None


def parts(view: View, here: Collection[int]) -> list[HoursPart]:
    """Return the parts in order; `here` are the writing times with a text on this device."""
    return [*_parts(view, here)]


def _parts(view: View, here: Collection[int]) -> Iterator[HoursPart]:
    state, today, quiet = view.state, view.day.date, view.day.quiet
    over = "The quiet time is over" if state.profile.lost_on else "Two quiet days"
    yield HoursPart("clock", Content(f"{quiet.left_in_words} left" if quiet else over))
    for heading in QUIET:
        yield HoursPart(heading, Content(heading))
    dates, close = len([*deadlines(state, today)]), len(closest_people(state))
    yield HoursPart("dates", _with_state("Dates that can't wait", str(dates) if dates else ""))
    yield HoursPart("people", _with_state("People to lean on", str(close) if close else ""))
    for each in writing_times(state, today):
        if quiet and not (each.held or each.number in here):
            continue  # offered once quiet time is over
        status = state_words(each, today, here=each.number in here)
        mark = ("✓ ", "$success") if each.held else ("· ", "")
        line = Content.assemble(mark, f"Write: {each.prompt.title}", (f"  {status}", MUTED))
        yield HoursPart("write", line, each)
    yield HoursPart("plan", _with_state("→ Your plan", f"from {_hour(quiet)}" if quiet else ""))


def _with_state(words: str, state: str) -> Content:
    return Content.assemble(words, (f"  {state}" if state else "", MUTED))


def _hour(quiet: QuietPeriod) -> str:
    return f"{WEEKDAYS[quiet.ends.weekday()][:3]} {quiet.ends:%H:%M}"


def about(part: HoursPart, view: View, here: Collection[int]) -> Content:
    """Return the text of a part."""
    words, state, today = first_hours(), view.state, view.day.date
    if part.time:
        return about_writing(part.time, state, today, here=part.time.number in here)
    if part.name in QUIET:
        return _headed(part.name, parts_of(quiet_section(part.name, state, today).parts))
    told = {"clock": _clock, "dates": _dates, "people": _people, "plan": _plan}[part.name]
    return Content("\n\n").join([*told(view), Content("")]) if words else Content("")


def _headed(title: str, *more: Content) -> Content:
    return Content.assemble((title, "bold"), "\n\n", Content("\n\n").join(more))


def _clock(view: View) -> list[Content]:
    quiet, words = view.day.quiet, first_hours()
    if not quiet:
        head = Content.styled("The first 48 hours", "bold")
        if view.state.profile.lost_on:
            return [head, Content(words.over)]
        return [head, Content(words.untold), Content.styled("In Today, press the comma key and enter the day.", MUTED)]
    ends = f" left, until {WEEKDAYS[quiet.ends.weekday()]} at {quiet.ends:%H:%M}"
    early = Content.styled("In Today, b ends the quiet time early, whenever you like.", MUTED)
    return [Content.assemble((quiet.left_in_words, "bold $accent"), ends), Content(words.clock), early]


def _dates(view: View) -> list[Content]:
    lines = [deadline_words(each, view.day.date) for each in deadlines(view.state, view.day.date)]
    listed = Content("\n".join(f"• {shown(line)}" for line in lines) or "There are no dates yet.")
    hint = Content.styled("a adds one. Dates from the Runway (4) show up here too.", MUTED)
    return [Content.styled("Dates that can't wait", "bold"), Content(first_hours().dates), listed, hint]


def _people(view: View) -> list[Content]:
    lines = [f"• {shown(person_words(each))}" for each in closest_people(view.state)]
    listed = Content("\n".join(lines) or "Nobody is here yet.")
    told = view.state.history_of(first_hours().people_action).times
    said = "Somebody close to you knows." if told else "Press s once you have told somebody."
    hint = Content.styled(f"a adds somebody. {said}", MUTED)
    return [Content.styled("People to lean on", "bold"), Content(first_hours().people), listed, hint]


def _plan(view: View) -> list[Content]:
    quiet = view.day.quiet
    come = f"It opens on {WEEKDAYS[quiet.ends.weekday()]} at {quiet.ends:%H:%M}." if quiet else "Enter opens it."
    return [Content.styled("Your plan", "bold"), Content(first_hours().plan), Content(come)]


def about_writing(time: WritingTime, state: State, today: date, *, here: bool) -> Content:
    """Explain a writing time: its subject, what private means, the evidence, and when to stop."""
    words = first_hours().writing
    return _headed(
        f"{time.prompt.title}, {time.number} of {len(first_hours().times)}",
        Content(time.prompt.prompt),
        _enter(time, today, here=here),
        Content(words.private),
        Content(words.about),
        evidence_line(state.guide.evidence[words.evidence]),
        Content(f"{words.trial} {words.stop}"),
        Content(words.turn_to),
        _rings(state, today),
        Content(""),
    )


def _rings(state: State, today: date) -> Content:
    return Content("\n".join(f"• {each}" for each in help_line_sentences(state.profile.country, today)))


def _enter(time: WritingTime, today: date, *, here: bool) -> Content:
    if here:
        held = f"{short_day(time.on)}, {duration(time.held.minutes)}. " if time.held else ""
        return Content.styled(f"{held}Enter opens it again; x burns it.", MUTED)
    if time.held:
        gone = "It is on another machine." if time.held.kept else "You burnt it."
        return Content.styled(f"{short_day(time.on)}, {duration(time.held.minutes)}. {gone}", MUTED)
    ahead = (time.on - today).days
    when = f"Meant for {short_day(time.on)}, in {count(ahead, 'day')}; today is all right too. " if ahead else ""
    return Content.styled(f"{when}Enter opens a page for it.", MUTED)
