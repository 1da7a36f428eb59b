"""Parse one line about an activity, as people type it, into fields that they can correct.

"coffee with a former colleague at Acme, 40 min, ask about platform team, follow up Friday"
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.sanitize import NOTE_LIMIT
from coach.domain.search.line_names import Named, NameQuestion, known_names
from coach.domain.search.line_parts import LineParts
from coach.domain.search.line_reader import Reader
from coach.domain.search.line_tokens import NOTE, Part
from coach.domain.search.log import SearchLog
from coach.errors import RefusedError
from coach.guide.line_words import FIRST, languages, line_words, spellings

NOBODY: Mapping[str, str] = MappingProxyType({})
IN_TEXT = frozenset(("what", "person", "employer", "role", "method", "source", "about", "place"))
"""The parts that form the text of an activity; the others have a field of their own."""


class ParsedLine(NamedTuple):
    """A parsed line. `what` is a kind of activity; `stage` is the stage an application reached through it.

    `on` is None if the line names a day that can't be parsed. `planned` says that it is in the future. `asks` are the
    questions to answer before it can be saved; `parts` has every word once, as typed.
    """

    text: str
    what: str
    on: date | None
    stage: str = ""
    people: tuple[Named, ...] = ()
    employer: str = ""
    role: str = ""
    minutes: int | None = None
    start: str = ""
    method: str = ""
    source: str = ""
    reference: str = ""
    place: str = ""
    ask: str = ""
    next_step: str = ""
    next_on: date | None = None
    note: str = ""
    planned: bool = False
    asks: tuple[NameQuestion, ...] = ()
    parts: tuple[Part, ...] = ()

    @property
    def is_answer(self) -> bool:
        """Whether an employer answered, or the person withdrew: then there is no activity to log."""
        return bool(self.stage) and not self.what

    @property
    def person(self) -> str:
        """The people it names, as they would be typed."""
        return ", ".join(named.name for named in self.people)

    def see_kept(self) -> ParsedLine:
        """Return the line if it can be saved as it is. Raises RefusedError with the first open question."""
        if self.asks:
            raise RefusedError(_TITLES[self.asks[0].about], self.asks[0].words)
        return self


_TITLES = {
    "day": "The day can't be read",
    "person": "It could be two people",
    "employer": "It could be two employers",
    "kind": "That did not happen",
    "when": "The day is missing",
}


def read_line(
    line: str, today: date, log: SearchLog | None = None, now: str = "", answers: Mapping[str, str] = NOBODY
) -> ParsedLine:
    """Parse a line. Whatever fits no other field goes into the note.

    `log` has the listed names. `now` is the time of day ("09:30") after which a time today is in the future. `answers`
    say who somebody is: the key of somebody listed, or "" for somebody new, by the folded name in the line. Raises
    RefusedError for an empty line, and for one as long as a page.
    """
    words = " ".join(line.split())
    if len(words) > NOTE_LIMIT:
        raise RefusedError("That is too long for a line", f"The limit is {NOTE_LIMIT:,} characters. Shorten it.")
    best = _read(words, FIRST, today, log or SearchLog(), answers)
    if not best.sentence.words:
        raise RefusedError("The line is empty", "Write it as: coffee with Sam at Acme, 40 min, ask about pay")
    first = _known_words(best, FIRST)
    for language in languages()[1:]:
        at_most = sum(word in spellings(language) for word in best.sentence.folded)
        if at_most < max(first, 1) or (known := _known_words(best, language)) < max(first, 1):
            continue
        other = _read(words, language, today, log or SearchLog(), answers)
        if other.said.recognised and _fit(other, known) > _fit(best, _known_words(best, best.words.language)):
            best = other
    return _parsed(best, today, now)


def _known_words(reader: Reader, language: str) -> int:
    """How many of the line's words are in any of this language's lists."""
    vocabulary = line_words(language).vocabulary
    return sum(word in vocabulary for word in reader.sentence.folded)


def _fit(reader: Reader, known: int) -> tuple[int, int]:
    """How well a line fits a language: the number of known words, the verb counting double; then how few are left."""
    return known + 2 * reader.said.recognised, -reader.sentence.unread()


def _read(line: str, language: str, today: date, log: SearchLog, answers: Mapping[str, str]) -> Reader:
    reader = Reader(line, line_words(language), today, known_names(log), answers)
    reader.read()
    return reader


def _parsed(reader: Reader, today: date, now: str) -> ParsedLine:
    said, parts = reader.said, tuple(reader.sentence.parts())
    only_next = not said.what and not said.stage and not said.day and said.next_on is not None
    on = said.next_on if only_next else said.on if said.day else today
    later = on == today and bool(said.start and now) and said.start > now
    planned = (on is not None and on > today) or only_next or later
    quick = ParsedLine(
        _text(reader),
        said.what if said.what or said.stage else "other",
        on,
        said.stage,
        tuple(said.people),
        *(said.employer, said.role, said.minutes, said.start, said.method, said.source, said.reference, said.place),
        *(said.ask, said.next_step, said.next_on, reader.note(), planned, tuple(_asks(said, on, today, later=later))),
        parts=parts,
    )
    bare = not said.what and not said.stage and not said.people and not said.employer
    return quick._replace(note="") if bare and quick.text == quick.note else quick


def _asks(said: LineParts, on: date | None, today: date, *, later: bool) -> list[NameQuestion]:
    asks = list(said.asks)
    if later and said.past and not said.day:
        asks.append(NameQuestion("day", said.start, f"{said.start} is later today. Which day was it?"))
    if said.intends and on == today and not later and not said.next_on and not said.day:
        asks.append(NameQuestion("when", "", "That is still to do. Say on which day: tomorrow, on Friday, 2026-12-01."))
    return asks


def _text(reader: Reader) -> str:
    """The text of the activity, without what has a field of its own; the note if nothing was understood."""
    named = reader.said.what or reader.said.stage
    return reader.sentence.text_of(IN_TEXT if named else IN_TEXT | {NOTE})
