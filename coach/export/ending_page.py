"""The end of a search as one page, in the formats of a review. What the person leaves out is not in it at all."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.ending.thanks import thanks_draft, withdrawal_draft
from coach.domain.ending.wording import (
    AGAIN,
    figures,
    hours,
    job_words,
    mood_words,
    stays_words,
    thanks_words,
    weeks_words,
)
from coach.domain.sanitize import shown
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.wording import duration
from coach.export.ending_data import ending_data
from coach.export.review_page import Bar, ReviewPage, Section, as_html, as_markdown, as_pdf, as_text

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.ending.ending import Ending
    from coach.domain.state import State

WEEKS, HOURS, THANKS, OPEN = "The weeks", "Where the time went", "People to thank", "Still open, to withdraw"
STOPS, DAYS, STAYS = "What to stop", "The first 90 days", "What stays for the next time"
LETTER = "Draft: "


def ending_page(found: Ending, state: State, today: date, without: frozenset[str]) -> ReviewPage:
    """The page; `without` names what is left out of it: mood, names. Money is not on it in any case."""
    named = "names" not in without
    me = state.profile.name
    mood = mood_words(found) if "mood" not in without else ""
    sections = [
        Section(WEEKS, (weeks_words(found), *_figures(found), *([mood] if mood else []))),
        Section(HOURS, bars=tuple(_bars(found))),
        Section(THANKS, tuple(_people(found, today, me)) if named else ()),
        Section(OPEN, tuple(_still_open(found, me)) if named else ()),
        Section(STOPS, tuple(_stops(found))),
        Section(DAYS, tuple(_first_days(found, state))),
        Section(STAYS, (*(stays_words(found) if named else ()), AGAIN)),
    ]
    there = tuple(section for section in sections if section.lines or section.bars)
    intro = (job_words(found) if named else "You said yes to a job.",)
    return ReviewPage("The end of your search", shown(me) if named else "", intro, there)


class EndingPages(NamedTuple):
    """Everything that a page about an ending can tell; what is left out of it is decided when it is made."""

    found: Ending
    state: State
    today: date

    @property
    def stem(self) -> str:
        """What its file is called, before the ending."""
        return "ending"

    def page(self, without: frozenset[str]) -> ReviewPage:
        """The page, without what `without` names."""
        return ending_page(self.found, self.state, self.today, without)

    def file(self, kind: str, without: frozenset[str]) -> bytes:
        """The content of a file of that format: "text", "md", "html", "pdf" or "json". Raises RefusedError (PDF)."""
        if kind == "json":
            data = ending_data(self.found, self.state, self.today)
            return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()
        page = self.page(without)
        if kind == "pdf":
            return as_pdf(page)
        makers = {"text": lambda each: "\n".join(as_text(each)) + "\n", "md": as_markdown, "html": as_html}
        return makers[kind](page).encode()


def _figures(found: Ending) -> Iterator[str]:
    yield from (f"{label}: {number}" for label, number in figures(found))


def _bars(found: Ending) -> Iterator[Bar]:
    rows = hours(found)
    most = max((minutes for _, minutes in rows), default=0)
    for theme, minutes in rows:
        yield Bar(shown(theme), duration(minutes), 0, minutes * 100 // most)


def _people(found: Ending, today: date, me: str) -> Iterator[str]:
    for thanks in found.people:
        yield f"{thanks_words(thanks)}{' (thanked)' if thanks.done else ''}"
        if not thanks.done:
            yield f"{LETTER}{_in_a_line(thanks_draft(thanks, found.job, today, me))}"


def _still_open(found: Ending, me: str) -> Iterator[str]:
    for each in found.still_open:
        role = f", {each.role}" if each.role else ""
        yield shown(f"{each.employer}{role}: {STAGE_WORDS[each.stage]}")
        yield f"{LETTER}{_in_a_line(withdrawal_draft(each, me))}"


def _stops(found: Ending) -> Iterator[str]:
    """What is still to stop, then what has stopped."""
    for stop in sorted(found.stops, key=lambda each: each.done is True):
        source = f" ({stop.source.title})" if stop.source else ""
        yield f"{'Done: ' if stop.done else ''}{shown(f'{stop.title}: {stop.words}')}{source}"


def _in_a_line(draft: str) -> str:
    """A letter as it stands in a list."""
    return f"“{shown(' '.join(draft.split()))}”"


def _first_days(found: Ending, state: State) -> Iterator[str]:
    if found.signed:
        yield f"{found.signed.id} {found.signed.title}{' (done)' if found.is_begun else ''}"
        how = state.guide.step(found.signed.step).how(found.signed.id)
        yield from (line for line in how.splitlines() if line.strip() and not line.startswith(">"))
