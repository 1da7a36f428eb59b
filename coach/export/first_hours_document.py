"""The first 48 hours as a document, without private writing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from coach.domain.dates import WEEKDAYS
from coach.domain.document import Document, Paragraph, all_of, section
from coach.domain.first_hours.quiet import QUIET, quiet_section
from coach.domain.first_hours.state import writing_times
from coach.domain.first_hours.wording import deadline_words, person_words, state_words
from coach.domain.first_hours.your_plan import closest_people, deadlines
from coach.domain.help_lines import help_line_sentences
from coach.domain.reading.strength import strength
from coach.guide.first_hours import first_hours

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.quiet_period import QuietPeriod
    from coach.domain.state import State

AFTER = "Your plan comes after the quiet time."
OPENS = "`coach first-hours write` opens the next writing time, `coach your-plan` your plan."


def first_hours_document(state: State, quiet: QuietPeriod | None, today: date, here: Collection[int]) -> Document:
    """What `coach first-hours` prints; `here` are the writing times with a text on this machine."""
    words = first_hours()
    dates = _listed(deadline_words(each, today) for each in deadlines(state, today))
    writing = [Paragraph(words.writing.wait)] if quiet else _writing(state, today, here)
    return Document("", (
        section("", [Paragraph(_clock(state, quiet))]),
        *(quiet_section(title, state, today) for title in QUIET),
        section("Dates that can't wait", Paragraph(words.dates), dates),
        section("People to lean on", Paragraph(words.people), _listed(map(person_words, closest_people(state)))),
        section("Private writing", writing),
        section("", Paragraph(AFTER if quiet else OPENS)),
    ))  # fmt: skip


def _writing(state: State, today: date, here: Collection[int]) -> Iterator[Paragraph]:
    words = first_hours().writing
    yield from map(Paragraph, (words.about, words.private))
    for time in writing_times(state, today):
        status = state_words(time, today, here=time.number in here)
        yield Paragraph(f"{time.prompt.title} ({status})", "detail", lead=f"{time.number}  ")
    yield from map(Paragraph, (_evidence(state), f"{words.trial} {words.stop} {words.turn_to}"))
    yield from all_of("item", help_line_sentences(state.profile.country, today))


def _clock(state: State, quiet: QuietPeriod | None) -> str:
    if quiet is None:
        untold = f"{first_hours().untold} `coach settings --lost-on yesterday` sets it."
        return first_hours().over if state.profile.lost_on else untold
    ends = f"{WEEKDAYS[quiet.ends.weekday()]} at {quiet.ends:%H:%M}"
    return f"The first 48 hours: {quiet.left_in_words} left, until {ends}. {first_hours().clock}"


def _evidence(state: State) -> str:
    found = state.guide.evidence[first_hours().writing.evidence]
    return f"What it is based on: {found.title.lower()}. {strength(found).capitalize()}. {found.size}. {found.source}."


def _listed(lines: Iterable[str]) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(line, "detail", lead="- ") for line in lines)
