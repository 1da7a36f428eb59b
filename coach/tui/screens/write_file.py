"""Files that a person names on the screen: written whole or not at all, and never over another one unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.errors import CoachError, RefusedError
from coach.files import is_there, typed_path
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from coach.domain.document import Document
    from coach.tui.host import MainScreen


class NewFileDialog(LinesDialog):
    """Where a page is written."""

    HELP = "The name of the file. An existing file is not overwritten."

    def check(self, lines: list[str]) -> None:
        """See that a file is named that is not there yet. Raises RefusedError."""
        file = typed_path(lines[0])
        if not lines[0] or is_there(file):
            raise RefusedError("coach can't write that file", "Give the name of a new file, such as ~/compass.md.")


def write_file(main: MainScreen, file: Path, make: Callable[[], bytes]) -> bool:
    """Write what `make` makes, in the place of what is there; whether that went well. Where not, the person is told."""
    from coach.storage.atomic_write import atomic_write

    try:
        atomic_write(file, make())
    except CoachError as error:
        main.tell(error.message, error.title)
    except OSError as error:
        main.tell(f"{error.strerror or error}. Choose another place.", "coach can't write that file")
    else:
        return True
    return False


def ask_before_replacing(main: MainScreen, title: str, file: Path, write: Callable[[], None]) -> None:
    """Write at once where no file is there; else ask first."""
    if not is_there(file):
        write()
        return

    def replace(agreed: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
        if agreed:
            write()

    main.app.push_screen(AskDialog(title, f"{shown(str(file))} already exists. Replace it?"), replace)


def write_markdown(main: MainScreen, title: str, name: str, make: Callable[[], Document]) -> None:
    """Ask for a file, such as ~/name.md, and write the document to it; say how it went."""
    from coach.export.document_file import document_file

    def write(lines: list[str] | None) -> None:
        if lines and write_file(main, file := typed_path(lines[0]), lambda: document_file(make(), "md")):
            main.tell(f"Saved to {shown(str(file))}")

    fields = [("File", f"~/{name}.md", "~/compass.md")]
    main.app.push_screen(NewFileDialog(title, "A Markdown file with everything you wrote here.", fields), write)
