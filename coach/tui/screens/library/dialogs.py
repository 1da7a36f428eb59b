"""The form for adding your own reading."""

from __future__ import annotations

from coach.errors import CoachError, RefusedError
from coach.tui.screens.question_dialogs import LinesDialog


class OwnReadingDialog(LinesDialog):
    """Ask what to add. An error is shown before the dialog closes."""

    HELP = "Type the path of a text file, or paste a link. Dragging a file in here often works. Enter saves it."

    def check(self, lines: list[str]) -> None:
        """Check that there is something to add. Raises RefusedError."""
        from coach.imports.reading_file import resolve_item

        if not lines[0]:
            raise RefusedError("No file or link yet", "Type the path of a file, or paste a link.")
        try:
            resolve_item(*lines)
        except CoachError as error:
            raise RefusedError(error.title, error.message) from error
