"""What every room has: a place to show the state in."""

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
    """A part of the program with a key of its own. It shows the view it is given and holds no rules.

    `COMMANDS` are what can be done in it beyond what can be done everywhere; `HELP` says what it is for.
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
        """The cells there are for it; while it is hidden, those that there will be."""
        if self.size.width or not isinstance(self.parent, Widget):
            return self.size
        outer = self.parent.size
        status = 0 if self.screen.query_one("#status").size.height else 1  # Today may hide it, and no other room does
        return Size(max(0, outer.width - self.gutter.width), max(0, outer.height - self.gutter.height - status))

    @property
    def main(self) -> MainScreen:
        """The screen this room is in, which records what is decided here."""
        return cast("MainScreen", self.screen)

    def show(self, view: View) -> None:
        """Draw what changed."""
        raise NotImplementedError

    def first_focus(self) -> Widget | None:
        """The widget that a person would want to be in."""
        return None

    def step_at_hand(self) -> int | None:
        """The number of the step that is being looked at; None where it is none."""
        return None

    def action_at_hand(self) -> str:
        """The id of the action that is being looked at; "" where it is none."""
        return ""
