"""A field for a text of several lines. What is pasted stays whole, but for what a terminal would act on."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from coach.domain.sanitize import shown_lines
from coach.tui.widgets.compact import compact


class Editor(TextArea):
    """Escape goes back to what is around it; tab goes on to the next field.

    It is wrapped for `width_at_first`, in cells, until it knows its own: where that is right it is laid out once.
    """

    HELP = "Write here. coach saves as you write. Escape goes back to the list, tab goes to the next field."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "screen.next_field", "Next field", show=False),
        Binding("shift+tab", "screen.field_before", "Field before", show=False),
    ]

    def __init__(
        self,
        text: str = "",
        *,
        id: str,  # noqa: A002 - Textual's own name for it
        placeholder: str = "Enter, and write here.",
        width_at_first: int = 0,
    ) -> None:
        self._width_at_first = width_at_first
        super().__init__(text, id=id, highlight_cursor_line=False, placeholder=placeholder)
        compact(self)

    @property
    def wrap_width(self) -> int:
        """The cells that a line has."""
        return super().wrap_width if self.size else self._width_at_first

    def show_text(self, text: str) -> None:
        """Show a text, with the cursor behind it."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def on_paste(self, event: events.Paste) -> None:
        """What a terminal would act on is replaced by a mark as it comes in."""
        event.prevent_default()
        event.stop()
        clean = shown_lines(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        self.replace(clean, *sorted(self.selection))
