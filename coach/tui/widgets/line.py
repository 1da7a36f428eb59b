"""A field for one line: it loses nothing of what is pasted, and shows nothing that a terminal would act on."""

from __future__ import annotations

import unicodedata

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events
from textual.widgets import Input

from coach.domain.sanitize import shown


class NoMarkup(Highlighter):
    """Changes how a text looks in a field, and not what it is."""

    def highlight(self, text: Text) -> None:
        """Put a mark in the place of what a terminal would act on."""
        text.plain = shown(text.plain)


class LineField(Input):
    """An Input whose value is what was typed or pasted; whether it can be kept, the dialog says."""

    field_help: str = ""

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
