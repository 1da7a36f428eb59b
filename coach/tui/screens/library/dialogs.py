"""The form for a text of one's own."""

from __future__ import annotations

from coach.errors import CoachError, RefusedError
from coach.tui.screens.question_dialogs import LinesDialog


class OwnReadingDialog(LinesDialog):
    """What to add; what can't be added is said before the dialog goes."""

    HELP = "Type the path of a text file, or paste a link. Dragging a file in here often works. Enter saves it."

    def check(self, lines: list[str]) -> None:
        """See that there is something to add. Raises RefusedError."""
        from coach.imports.reading_file import resolve_item

        if not lines[0]:
            raise RefusedError("No file or link yet", "Type the path of a file, or paste a link.")
        try:
            resolve_item(*lines)
        except CoachError as error:
            raise RefusedError(error.title, error.message) from error
