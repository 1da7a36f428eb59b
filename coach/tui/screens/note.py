"""The form for a note."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Input

from coach.domain.events import Note
from coach.tui.screens.dialog import refusal_line
from coach.tui.screens.form_dialog import RememberedDialog
from coach.tui.widgets.form import line_input


class NoteDialog(RememberedDialog[Note]):
    """Ask for a one-line note."""

    HELP = "Write a few words to keep. Enter saves them."
    dialog_title = "A note"
    KEYS_LINE = "enter or ctrl+s saves · esc closes"

    def contents(self) -> list[Widget]:
        """Return the text field."""
        return [line_input("note-text", "", "a few words"), refusal_line()]

    def answer(self) -> Note:
        """Return the note. Raises RefusedError if it is empty."""
        return Note(self.query_one(Input).value)
