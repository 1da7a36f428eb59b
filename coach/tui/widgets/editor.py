"""A field for several lines of text. Pastes are kept whole, except for control characters."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widgets import TextArea

from coach.domain.sanitize import shown_lines
from coach.tui.widgets.compact import compact


class Editor(TextArea):
    """A TextArea where escape returns to the surrounding screen, and tab moves to the next field.

    Until its size is known it wraps for `width_at_first` cells. If that guess is right, it is laid out only once.
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
        """The width of a line in cells."""
        return super().wrap_width if self.size else self._width_at_first

    def show_text(self, text: str) -> None:
        """Show a text, with the cursor at its end."""
        self.load_text(text)
        self.move_cursor(self.document.end)

    def on_paste(self, event: events.Paste) -> None:
        """Replace control characters in a paste with a mark."""
        event.prevent_default()
        event.stop()
        clean = shown_lines(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        self.replace(clean, *sorted(self.selection))
