"""The lists of the search: their names, their records, and the text for an empty one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coach.domain.search.efforts import all_efforts
from coach.domain.search.filters import RecordIndex, arranged, orders
from coach.domain.search.log import SearchLog
from coach.domain.search.state import SearchRecord
from coach.tui.screens.search.rows import Row
from coach.tui.widgets.virtual_list import VirtualList

LISTS = ("due", "people", "employers", "applications", "activities")
TITLES = ("Now", "People", "Employers", "Applications", "Activities")
NONE_FOUND = "None of them has these words. Escape shows all again."
EMPTY = {
    "due": "Nothing is due. Press a to log what you did, in one line; in any other room, press l.",
    "people": (
        "Nobody is on your list yet. Press a to add somebody; five names are a good start. i imports a contacts file."
    ),
    "employers": "No employer is on your list yet. Press a to add one. The ones you want most come first.",
    "applications": "No applications yet. Press a to add one, or l and write: applied to Acme as platform engineer.",
    "activities": "Nothing is logged yet. Press l and write: coffee with Ana at Acme, 40 min, follow up Friday.",
}


class ListNames(Static):
    """The names of the lists. A click on one opens it."""

    class Opened(Message):
        """Somebody wants to open the list at this index."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def action_open(self, at: int) -> None:
        """Open the list whose name was clicked."""
        self.post_message(self.Opened(at))


def list_names(numbers: Mapping[str, int | None], here: str, below: str) -> Content:
    """Return the names of the lists, each clickable, with the number of records."""
    names = []
    for at, (name, title) in enumerate(zip(LISTS, TITLES, strict=True)):
        number = numbers[name]
        words = f" {title} {number:,} " if number is not None else f" {title} "
        drawn = Content.from_markup(f"[@click=open({at})]{words}[/]")
        if name == here:
            drawn = drawn.stylize("bold reverse")
        elif name == below:
            drawn = drawn.stylize("underline", 1, len(words) - 1)
        names.append(drawn)
    return Content(" ").join(names)


def records_in(log: SearchLog, name: str) -> Mapping[str, Any]:
    """Return the records of a list. The activities include applications that were sent."""
    return all_efforts(log) if name == "activities" else getattr(log, name)


class RecordLists:
    """How each list is sorted and searched. Records are sorted once and reused until the list changes."""

    def __init__(self) -> None:
        self._orders = dict.fromkeys(LISTS, 0)
        self._indexes: dict[str, tuple[object, RecordIndex[Any]]] = {}

    def order(self, name: str, log: SearchLog) -> str:
        """Return the sort order of a list."""
        known = list(orders(name, log))
        return known[self._orders[name] % len(known)]

    def next_order(self, name: str, log: SearchLog) -> str:
        """Switch a list to its next sort order, and return that."""
        self._orders[name] += 1
        return self.order(name, log)

    def found(self, name: str, words: str, log: SearchLog) -> list[SearchRecord]:
        """Return the records of a list that contain these words, sorted."""
        return arranged(self._index(name, log).find(words), name, self.order(name, log), log)

    def _index(self, name: str, log: SearchLog) -> RecordIndex[Any]:
        seen = (id(log.activities), id(log.applications)) if name == "activities" else id(getattr(log, name))
        kept = self._indexes.get(name)
        if kept is None or kept[0] != seen:
            kept = (seen, RecordIndex(records_in(log, name), log))
            self._indexes[name] = kept
        return kept[1]


def sorted_words(order: str) -> str:
    """Return the sort order in words, for the title."""
    return order if order.endswith("first") else f"by {order}"


def fill(part: VirtualList[Any], found: Sequence[Any]) -> None:
    """Show these rows and keep the selected one."""
    kept = _name(part.chosen)
    part.show(found, next((number for number, row in enumerate(found) if _name(row) == kept), part.cursor))


def _name(row: Row | None) -> object:
    about = (getattr(row, name, "") for name in ("key", "person", "application", "why", "kind"))
    return (type(row).__name__, *about)
