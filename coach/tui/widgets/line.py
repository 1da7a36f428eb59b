"""A field for one line: it loses nothing of what is pasted, and shows nothing that a terminal would act on."""

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
"""How a text is read, in words: "11 February 2026"; "" where there is nothing to say. Raises RefusedError."""
BETWEEN = 2  # cells


class NoMarkup(Highlighter):
    """Changes how a text looks in a field, and not what it is."""

    def highlight(self, text: Text) -> None:
        """Put a mark in the place of what a terminal would act on."""
        text.plain = shown(text.plain)


class LineField(Input):
    """An Input whose value is what was typed or pasted; whether it can be kept, the dialog says.

    Where it has a reader, it shows at its right end how it is read while it is typed.
    """

    field_help: str = ""
    reads: Reads | None = None

    @property
    def refusal(self) -> RefusedError | None:
        """Why what stands here can't be read; None where it can, or where nothing stands here."""
        try:
            self._read()
        except RefusedError as error:
            return error
        return None

    @property
    def reading(self) -> str:
        """How it is read, as it is shown: "= 11 February 2026"; "" where there is nothing to say, or no reading."""
        try:
            words = self._read()
        except RefusedError:
            return ""
        return f"= {shown(words)}" if words and words != self.value.strip() else ""

    @property
    def has_room(self) -> bool:
        """Whether the reading fits beside what is typed."""
        return not self.size or cell_len(self.value) + BETWEEN + cell_len(self.reading) < self.content_size.width

    def _read(self) -> str:
        text = self.value.strip()
        return self.reads(text) if self.reads and text else ""

    def render_line(self, y: int) -> Strip:
        """What is typed, and how it is read behind it."""
        strip = super().render_line(y)
        words = self.reading if y == 0 else ""
        if not words or not self.has_room:
            return strip
        style = self.get_component_rich_style("input--placeholder")
        width = self.content_size.width
        return Strip.join([strip.crop(0, width - cell_len(words)), Strip([Segment(words, style)])])

    def on_key(self, event: events.Key) -> None:
        """Joiners and hard blanks belong to words and emoji; Input leaves them out, since they are not printed."""
        if event.character and unicodedata.category(event.character) in ("Cf", "Zs") and event.character != " ":
            event.prevent_default()
            event.stop()
            self.replace(event.character, *sorted(self.selection))

    def on_paste(self, event: events.Paste) -> None:
        """Several lines become one; Input itself would drop all but the first without a word."""
        event.prevent_default()
        event.stop()
        self.replace(" ".join(event.text.splitlines()), *sorted(self.selection))
