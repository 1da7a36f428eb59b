"""The state of the library: what was read, where the person stopped, highlights and notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from coach.domain import fields
from coach.domain.entries import Entry
from coach.domain.named_records import DOT
from coach.domain.reading.events import OwnReadingSet
from coach.domain.reading.links import is_link
from coach.domain.sanitize import NAME_LIMIT

if TYPE_CHECKING:
    from coach.domain.state import State


class Highlight(NamedTuple):
    """A paragraph highlighted on the day `on`; `paragraph` was its number then."""

    id: str
    item: str
    text: str
    paragraph: int
    on: date


class PageNote(NamedTuple):
    """A note on a page, or on one of its highlights ("" for the page)."""

    id: str
    item: str
    text: str
    highlight: str
    on: date


class Annotations(NamedTuple):
    """Highlights and notes by their ids, oldest first."""

    highlights: Mapping[str, Highlight] = MappingProxyType({})
    notes: Mapping[str, PageNote] = MappingProxyType({})

    def highlights_of(self, item: str) -> list[Highlight]:
        """The highlights of the page with this id, oldest first."""
        return [each for each in self.highlights.values() if each.item == item]

    def notes_of(self, item: str) -> list[PageNote]:
        """The notes on the page with this id, oldest first."""
        return [each for each in self.notes.values() if each.item == item]


class OwnReading(OwnReadingSet):
    """The person's own reading. `text` names the file with its words, "" if there is only a link."""

    on: date = fields.entry_day()


def read_on(state: State) -> Mapping[str, date]:
    """The day on which each item was read, by its id."""
    return state.projected("reading", reading)


def places(state: State) -> Mapping[str, int]:
    """The paragraph at which the person stopped in each page, by page id."""
    return state.projected("reading places", _places)


def margins(state: State) -> Annotations:
    """The highlights and notes."""
    return state.projected("margins", _margins)


def own_reading(state: State) -> Mapping[str, OwnReading]:
    """The person's own reading by key, in the order of adding."""
    return state.projected("own reading", _own_reading)


def reading(live: Sequence[Entry]) -> dict[str, date]:
    """Reduce the live entries about reading, in the order of their ids. Marking an item again means it
    was read again.
    """
    found: dict[str, date] = {}
    for entry in live:
        if entry.fields.get("read") is True:
            found[entry.text("item")] = entry.on
        else:
            found.pop(entry.text("item"), None)
    return found


def _places(live: Sequence[Entry]) -> dict[str, int]:
    return {entry.text("item"): max(0, entry.number("paragraph") or 0) for entry in live}


def _margins(live: Sequence[Entry]) -> Annotations:
    highlights: dict[str, Highlight] = {}
    notes: dict[str, PageNote] = {}
    for entry in live:
        text = entry.text
        if entry.kind == "highlight" and text("text"):
            paragraph = max(0, entry.number("paragraph") or 0)
            highlights[entry.id] = Highlight(entry.id, text("item"), text("text"), paragraph, entry.on)
        elif entry.kind == "reading_note" and text("text"):
            notes[entry.id] = PageNote(entry.id, text("item"), text("text"), text("highlight"), entry.on)
        elif entry.kind == "reading_margin_gone":
            highlights.pop(text("margin"), None)
            notes.pop(text("margin"), None)
    return Annotations(highlights, notes)


def _own_reading(live: Sequence[Entry]) -> dict[str, OwnReading]:
    found: dict[str, OwnReading] = {}
    for entry in live:
        key, text = entry.text("key"), entry.text
        if entry.kind == "own_reading_gone":
            found.pop(key, None)
        elif _is_key(key) and text("title"):
            found[key] = OwnReading.read(entry, link=text("link") if is_link(text("link")) else "")
    return found


def _is_key(key: str) -> bool:
    """Whether a key has the form that coach gives it; one made elsewhere may hold anything."""
    return len(key) <= NAME_LIMIT and key.isascii() and key.replace("-", "").replace(DOT, "").isalnum()
