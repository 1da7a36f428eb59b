"""Rooms that are not furnished yet, and say so."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.tui.screens.room import Room
from coach.tui.view import View

COMING = {
    "review": """\
Each week will be summed up here: what you did, how you were, and what to take into the next.

Until then, your ticks, notes and check-ins are kept, and the first review will look back on all of them.""",
}


class Placeholder(Room):
    """Says what will be here, and what to do until then."""

    HELP = "This room is not built yet. The keys 1 to 5 and 7 lead to those that are."

    def __init__(self, name: str) -> None:
        super().__init__(id=name)
        self._title = name.capitalize()
        self._coming = COMING[name]

    def compose(self) -> ComposeResult:
        """One text, which can be focused so that keys and help work here as everywhere."""
        heading = (f"{self._title}: not built yet", "bold $primary")
        text = Static(Content.assemble(heading, "\n\n", self._coming), classes="prose")
        text.can_focus = True
        yield text

    def show(self, view: View) -> None:
        """Nothing here depends on the state yet."""

    def first_focus(self) -> Widget | None:
        """The text."""
        return self.query_one(Static)
