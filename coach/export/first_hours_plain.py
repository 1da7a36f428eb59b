"""The first 48 hours in plain text. What was written privately is not in it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

from coach.domain.dates import WEEKDAYS
from coach.domain.first_hours.state import writing_times
from coach.domain.first_hours.wording import deadline_words, person_words, state_words
from coach.domain.first_hours.your_plan import deadlines, lean_on
from coach.domain.reading.strength import strength
from coach.export.plain import prose, ring_lines
from coach.export.text import wrap
from coach.guide.first_hours import first_hours

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.quiet_period import QuietPeriod
    from coach.domain.state import State
    from coach.export.text import Lines


def first_hours_text(state: State, quiet: QuietPeriod | None, today: date, here: Collection[int], width: int) -> Lines:
    """What `coach first-hours` prints; `here` are the writing times of which a text lies on this machine."""
    words, said = first_hours(), state.guide.quiet
    lines = wrap(_clock(state, quiet), width)
    for heading in said:
        lines += ["", heading, *prose(said[heading], width)]
    lines += ring_lines(state, today, width)
    lines += ["", "Dates that can't wait", *wrap(words.dates, width)]
    lines += _list((deadline_words(each, today) for each in deadlines(state, today)), width)
    lines += ["", "People to lean on", *wrap(words.people, width)]
    lines += _list((person_words(each) for each in lean_on(state)), width)
    lines += ["", "Private writing"]
    if quiet:
        lines += wrap(words.writing.wait, width)
        return [*lines, "", *wrap("Your plan comes after the quiet time.", width)]
    lines += [*_writing(state, today, here, width), ""]
    return lines + wrap("`coach first-hours write` opens the next writing time, `coach your-plan` your plan.", width)


def _writing(state: State, today: date, here: Collection[int], width: int) -> Lines:
    words = first_hours().writing
    lines = [*wrap(words.about, width), *wrap(words.private, width)]
    for time in writing_times(state, today):
        status = state_words(time, today, here=time.number in here)
        lines += wrap(f"{time.prompt.title} ({status})", width, first=f"  {time.number}  ", rest="     ")
    lines += wrap(_evidence(state), width)
    return [*lines, *wrap(f"{words.trial} {words.stop} {words.turn_to}", width), *ring_lines(state, today, width)]


def _clock(state: State, quiet: QuietPeriod | None) -> str:
    if quiet is None:
        untold = f"{first_hours().untold} `coach settings --lost-on yesterday` sets it."
        return first_hours().over if state.profile.lost_on else untold
    ends = f"{WEEKDAYS[quiet.ends.weekday()]} at {quiet.ends:%H:%M}"
    return f"The first 48 hours: {quiet.left_in_words} left, until {ends}. {first_hours().clock}"


def _evidence(state: State) -> str:
    found = state.guide.evidence[first_hours().writing.evidence]
    return f"What it is based on: {found.title.lower()}. {strength(found).capitalize()}. {found.size}. {found.source}."


def _list(lines: Iterable[str], width: int) -> Lines:
    return [line for each in lines for line in wrap(f"- {each}", width, first="  ", rest="    ")]
