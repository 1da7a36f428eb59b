"""A page of Markdown that is written to a file the person names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.text import shown
from coach.errors import RefusedError
from coach.files import is_there, typed_path
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.tui.screens.main_handlers import MainHandlers


class FileDialog(LinesDialog):
    """Where a page is written."""

    HELP = "The name of the file; one that is there already is not written over."

    def check(self, lines: list[str]) -> None:
        """See that a file is named that is not there yet. Raises RefusedError."""
        file = typed_path(lines[0])
        if not lines[0] or is_there(file):
            raise RefusedError("That can't be written", "Name a file that is not there yet, such as ~/compass.md.")


def write_markdown(main: MainHandlers, title: str, name: str, text: Callable[[], str]) -> None:
    """Ask for a file, such as ~/name.md, and write the text to it; say how it went."""
    from coach.journal.durable import replace_durably

    def write(lines: list[str] | None) -> None:
        if lines is None:
            return
        file = typed_path(lines[0])
        try:
            replace_durably(file, text().encode())
        except OSError as error:
            main.tell(f"{error.strerror or error}. Name another place.", "It can't be written")
        else:
            main.tell(f"Written: {shown(str(file))}")

    fields = [("File", f"~/{name}.md", "~/compass.md")]
    main.app.push_screen(FileDialog(title, "A Markdown file with all you wrote here.", fields), write)
