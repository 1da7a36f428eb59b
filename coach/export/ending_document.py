"""The end of a search as a document. Whatever the person leaves out is not in it at all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.document import Bar, Bars, Document, Part, all_of, filled, section
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
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.wording import duration
from coach.export.ending_data import ending_data

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.ending.ending import Ending
    from coach.domain.state import State
    from coach.export.json_values import Data

WEEKS, HOURS, THANKS, OPEN = "The weeks", "Where the time went", "People to thank", "Still open, to withdraw"
STOPS, DAYS, STAYS = "What to stop", "The first 90 days", "What stays for the next time"
LETTER = "Draft: "


def ending_document(found: Ending, state: State, today: date, without: frozenset[str]) -> Document:
    """The end as a document, leaving out what `without` names: mood, names. Money is never in it."""
    named = "names" not in without
    me = state.profile.name
    mood = mood_words(found) if "mood" not in without else ""
    sections = (
        section(WEEKS, all_of("detail", (weeks_words(found), *_figures(found), *([mood] if mood else [])))),
        section(HOURS, _bars(found)),
        section(THANKS, all_of("detail", _people(found, today, me) if named else ())),
        section(OPEN, all_of("detail", _still_open(found, me) if named else ())),
        section(STOPS, all_of("detail", _stops(found))),
        section(DAYS, all_of("detail", _first_days(found, state))),
        section(STAYS, all_of("detail", (*(stays_words(found) if named else ()), AGAIN))),
    )
    intro = (job_words(found) if named else "You said yes to a job.",)
    return Document("The end of your search", filled(sections), me if named else "", intro)


class EndingFile(NamedTuple):
    """Everything that a document about an ending needs."""

    found: Ending
    state: State
    today: date

    @property
    def stem(self) -> str:
        """The file name without its ending."""
        return "ending"

    def document(self, without: frozenset[str]) -> Document:
        """Return the end as a document, leaving out what `without` names."""
        return ending_document(self.found, self.state, self.today, without)

    def data(self, without: frozenset[str]) -> Data:
        """Return the end as plain values for JSON, leaving out what `without` names."""
        return ending_data(self.found, self.state, self.today, without)


def _figures(found: Ending) -> Iterator[str]:
    yield from (f"{label}: {number}" for label, number in figures(found))


def _bars(found: Ending) -> list[Part]:
    rows = hours(found)
    most = max((minutes for _, minutes in rows), default=0)
    bars = tuple(Bar(theme, duration(minutes), 0, minutes * 100 // most) for theme, minutes in rows)
    return [Bars("Theme", bars)] if bars else []


def _people(found: Ending, today: date, me: str) -> Iterator[str]:
    for thanks in found.people:
        yield f"{thanks_words(thanks)}{' (thanked)' if thanks.done else ''}"
        if not thanks.done:
            yield f"{LETTER}{_in_a_line(thanks_draft(thanks, found.job, today, me))}"


def _still_open(found: Ending, me: str) -> Iterator[str]:
    for each in found.still_open:
        role = f", {each.role}" if each.role else ""
        yield f"{each.employer}{role}: {STAGE_WORDS[each.stage]}"
        yield f"{LETTER}{_in_a_line(withdrawal_draft(each, me))}"


def _stops(found: Ending) -> Iterator[str]:
    """List what is still to be stopped, then what has been."""
    for stop in sorted(found.stops, key=lambda each: each.done is True):
        source = f" ({stop.source.title})" if stop.source else ""
        yield f"{'Done: ' if stop.done else ''}{stop.title}: {stop.words}{source}"


def _in_a_line(draft: str) -> str:
    """A letter joined into one line, for a list."""
    return f"“{' '.join(draft.split())}”"


def _first_days(found: Ending, state: State) -> Iterator[str]:
    if found.signed:
        yield f"{found.signed.id} {found.signed.title}{' (done)' if found.is_begun else ''}"
        how = state.guide.step(found.signed.step).how(found.signed.id)
        yield from (line for line in how.splitlines() if line.strip() and not line.startswith(">"))
