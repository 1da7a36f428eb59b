"""A part of a room with a title on its border: one widget that draws its own lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from coach.domain.today.page import TodayPage

Draw = Callable[[TodayPage, int, int], Content]
"""Draws part of the page of the day, given a width and a height in cells."""


class Panel(Widget, can_focus=True):
    """Draws part of the page of the day. Enter or a click asks to open the room it summarises."""

    HELP = "A picture of another room. Enter or a click opens that room."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "choose", "Open the room", show=False)]

    class Chosen(Message):
        """The person wants to open the panel's room."""

        def __init__(self, room: str) -> None:
            super().__init__()
            self.room = room

    def __init__(self, title: str, room: str, draw: Draw, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, classes="panel")
        self.border_title = title
        self._room, self._draw = room, draw
        self._page: TodayPage | None = None
        self._drawn: tuple[Size, Content] | None = None
        self._subtitle = ""

    def show(self, page: TodayPage, subtitle: str = "") -> None:
        """Draw its part of the page, with `subtitle` on the lower border."""
        before, self._drawn, self._page = self._drawn, None, page
        if subtitle != self._subtitle:
            self._subtitle, self.border_subtitle = subtitle, Content(subtitle)
        if before is None or not before[1].is_same(self.render()):
            self.refresh()  # most changes concern one panel at most, and drawing is slow

    def render(self) -> Content:
        """Return as many lines as fit."""
        size = self.content_size
        if self._page is None or not size:
            return Content("")
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self._draw(self._page, size.width, size.height))
        return self._drawn[1]

    def action_choose(self) -> None:
        """Ask to open the room."""
        self.post_message(self.Chosen(self._room))

    def on_click(self) -> None:
        """Treat a click like enter."""
        self.action_choose()
