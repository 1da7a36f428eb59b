"""What a file of people or applications adds to the search log, in words and as events."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from coach.domain.event import Event
from coach.domain.sanitize import shown
from coach.domain.search.import_rows import ApplicationRow, PersonRow
from coach.domain.search.log import SearchLog
from coach.domain.search.merge_applications import propose_applications
from coach.domain.search.merge_people import PossibleDuplicate, propose_people
from coach.domain.wording import count
from coach.imports.progress import Progress
from coach.imports.search.choices import NOTHING_SAID, RecordChoices
from coach.imports.search.files import (
    Known,
    Locale,
    RecordFile,
    form_events,
    nothing_known,
    read_applications,
    read_people,
)

NAMES_SHOWN = 5
Forms = Mapping[tuple[str, str], Mapping[str, object]]
Read = RecordFile[PersonRow] | RecordFile[ApplicationRow]
Dated = tuple[Event, date | None]


class RecordProposal(NamedTuple):
    """The proposed changes, in words and as events. `doubts` are rows that may be somebody who is on the list."""

    words: str
    events: Sequence[Dated]
    doubts: tuple[PossibleDuplicate, ...] = ()

    @property
    def has_news(self) -> bool:
        """Whether there is anything to save."""
        return bool(self.events)


def read_records(
    what: str,
    file: Path,
    where: Locale,
    choices: RecordChoices = NOTHING_SAID,
    known: Known = nothing_known,
    progress: Progress = lambda _done, _all: None,
) -> Read:
    """Read a file; `what` is people or applications. Raises CoachError."""
    read = read_people if what == "people" else read_applications
    return read(file, where, choices, known, progress)


def propose(what: str, read: Read, log: SearchLog, alike: Collection[int] = ()) -> RecordProposal:
    """What the file adds to the log. `alike` are doubtful rows that are the same person; nothing is saved yet."""
    if what == "people":
        people = propose_people(_people(read), log, alike)
        names = [event.name for event in people.new]
        told = (len(people.new), len(people.changed), people.same, people.twice)
        return RecordProposal(_words(read, names, told, people.doubts), people.events, people.doubts)
    found = propose_applications(_applications(read), log)
    names = [news.event.employer for news in found.new if news.event]
    told = (len(found.new), len(found.changed), found.same, found.twice)
    return RecordProposal(_words(read, names, told, ()), found.events)


def events_to_save(what: str, read: Read, found: RecordProposal, forms: Forms) -> list[Dated]:
    """The events that save the proposal, and the choices for the form of its file."""
    return [*((event, None) for event in form_events(what, read, forms)), *found.events]


def _people(read: Read) -> list[PersonRow]:
    return [row for row in read.rows if isinstance(row, PersonRow)]


def _applications(read: Read) -> list[ApplicationRow]:
    return [row for row in read.rows if isinstance(row, ApplicationRow)]


def _words(read: Read, names: list[str], told: tuple[int, int, int, int], doubts: Collection[PossibleDuplicate]) -> str:
    new, changed, same, twice = told
    kinds = ((new, "new"), (changed, "known, with something new"), (same, "known already"))
    counted = ", ".join(f"{number:,} {kind}" for number, kind in kinds if number) or "nothing new"
    parts = [
        f"{read.name}: {counted}.",
        f"{count(twice, 'row')} repeated somebody already listed." if twice else "",
        f"New: {'; '.join(map(shown, names[:NAMES_SHOWN]))}" if names else "",
    ]
    if names:
        parts[-1] += f" and {len(names) - NAMES_SHOWN:,} more." if len(names) > NAMES_SHOWN else "."
    if doubts:
        first = next(iter(doubts))
        parts.append(
            f"{count(len(doubts), 'row')} may be somebody on your list, and will be added separately: {first.words}"
        )
    return " ".join(filter(None, [*parts, read.doubt]))
