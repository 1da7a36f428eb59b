"""The lists of the search: their names, what they hold, and what an empty one says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from coach.domain.search.efforts import all_efforts
from coach.domain.search.log import SearchLog

LISTS = ("due", "people", "employers", "applications", "activities")
TITLES = ("Now", "People", "Employers", "Applications", "Activities")
NO_FUNNEL = "Here you will see how many you sent, and how many were answered."
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
    """The names of the lists; a click on one opens it."""

    class Opened(Message):
        """The list at this place is wanted."""

        def __init__(self, at: int) -> None:
            super().__init__()
            self.at = at

    def action_open(self, at: int) -> None:
        """A name was clicked."""
        self.post_message(self.Opened(at))


def list_names(numbers: Mapping[str, int | None], here: str, below: str) -> Content:
    """The names of the lists, each to be clicked, with how many there are."""
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
    """What a list holds: for the activities, applications that were sent as well."""
    return all_efforts(log) if name == "activities" else getattr(log, name)
