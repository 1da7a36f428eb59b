"""A part of a room with its name on its border: one widget that draws its lines itself."""

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
"""Draws its part of the page of the day in so many cells by so many lines."""


class Panel(Widget, can_focus=True):
    """Draws its part of the page of the day; enter or a click on it asks for the room it is a picture of."""

    HELP = "A picture of another room. Enter or a click opens that room."
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "choose", "Open the room", show=False)]

    class Chosen(Message):
        """The room that this is a picture of is wanted."""

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
        """Draw its part of the page, with a few words on the lower border."""
        before, self._drawn, self._page = self._drawn, None, page
        if subtitle != self._subtitle:
            self._subtitle, self.border_subtitle = subtitle, Content(subtitle)
        if before is None or not before[1].is_same(self.render()):
            self.refresh()  # most of what happens changes one panel, if any, and what is drawn takes time

    def render(self) -> Content:
        """The lines, as many as there is room for."""
        size = self.content_size
        if self._page is None or not size:
            return Content("")
        if self._drawn is None or self._drawn[0] != size:
            self._drawn = (size, self._draw(self._page, size.width, size.height))
        return self._drawn[1]

    def action_choose(self) -> None:
        """Ask for the room."""
        self.post_message(self.Chosen(self._room))

    def on_click(self) -> None:
        """A click is as good as enter."""
        self.action_choose()
