"""The base class of all rooms."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.containers import Container
from textual.geometry import Size
from textual.widget import Widget

from coach.tui.command_worker import Asks
from coach.tui.commands import Command

if TYPE_CHECKING:
    from datetime import date

    from coach.tui.host import MainScreen
    from coach.tui.view import View


class Room(Asks, Container):
    """A part of the program with a key of its own. It shows the view it is given and contains no rules.

    `COMMANDS` are the room's own commands; `HELP` says what it is for.
    """

    COMMANDS: ClassVar[tuple[Command, ...]] = ()

    def __init__(self, view: View, name: str, classes: str | None = None) -> None:
        super().__init__(id=name, classes=classes)
        self.view = view

    @property
    def today(self) -> date:
        """The day that is shown."""
        return self.view.day.date

    @property
    def space(self) -> Size:
        """The space available to the room. While it is hidden, the space it will have."""
        if self.size.width or not isinstance(self.parent, Widget):
            return self.size
        outer = self.parent.size
        status = 0 if self.screen.query_one("#status").size.height else 1  # Today may hide it; no other room does
        return Size(max(0, outer.width - self.gutter.width), max(0, outer.height - self.gutter.height - status))

    @property
    def main(self) -> MainScreen:
        """The screen this room is in, which saves what is decided here."""
        return cast("MainScreen", self.screen)

    def show(self, view: View) -> None:
        """Draw what changed."""
        raise NotImplementedError

    def first_focus(self) -> Widget | None:
        """Return the widget to focus when the room opens."""
        return None

    def step_at_hand(self) -> int | None:
        """Return the number of the step in view, or None."""
        return None

    def action_at_hand(self) -> str:
        """Return the id of the action in view, or ""."""
        return ""
