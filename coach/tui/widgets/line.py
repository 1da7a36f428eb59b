"""A one-line field that keeps everything pasted, and never displays control characters."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from rich.cells import cell_len
from rich.highlighter import Highlighter
from rich.segment import Segment
from rich.text import Text
from textual import events
from textual.strip import Strip
from textual.widgets import Input

from coach.domain.sanitize import shown
from coach.errors import RefusedError

Reads = Callable[[str], str]
"""Says how a text is understood: "11 February 2026"; "" if there is nothing to say. Raises RefusedError."""
BETWEEN = 2  # cells


class NoMarkup(Highlighter):
    """Changes how a field's text is displayed, not the text itself."""

    def highlight(self, text: Text) -> None:
        """Show a mark in place of each control character."""
        text.plain = shown(text.plain)


class LineField(Input):
    """An Input that accepts any text; the dialog decides whether it can be saved.

    If it has a reader, its right end shows how the text is understood while it is typed.
    """

    field_help: str = ""
    reads: Reads | None = None

    @property
    def refusal(self) -> RefusedError | None:
        """Why the text can't be read; None if it can, or if the field is empty."""
        try:
            self._read()
        except RefusedError as error:
            return error
        return None

    @property
    def reading(self) -> str:
        """How the text is understood, as displayed: "= 11 February 2026"; "" if there is nothing to show."""
        try:
            words = self._read()
        except RefusedError:
            return ""
        return f"= {shown(words)}" if words and words != self.value.strip() else ""

    @property
    def has_room(self) -> bool:
        """Whether the reading fits beside the text."""
        return not self.size or cell_len(self.value) + BETWEEN + cell_len(self.reading) < self.content_size.width

    def _read(self) -> str:
        text = self.value.strip()
        return self.reads(text) if self.reads and text else ""

    def render_line(self, y: int) -> Strip:
        """Draw the text, and the reading after it."""
        strip = super().render_line(y)
        words = self.reading if y == 0 else ""
        if not words or not self.has_room:
            return strip
        style = self.get_component_rich_style("input--placeholder")
        width = self.content_size.width
        return Strip.join([strip.crop(0, width - cell_len(words)), Strip([Segment(words, style)])])

    def on_key(self, event: events.Key) -> None:
        """Insert joiners and no-break spaces, which belong to words and emoji: Input drops them as not printable."""
        if event.character and unicodedata.category(event.character) in ("Cf", "Zs") and event.character != " ":
            event.prevent_default()
            event.stop()
            self.replace(event.character, *sorted(self.selection))

    def on_paste(self, event: events.Paste) -> None:
        """Join several lines into one; Input itself would silently drop all but the first."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.splitlines()), *sorted(self.selection))
