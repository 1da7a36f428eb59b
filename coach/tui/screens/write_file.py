"""Writing files that the person names: completely or not at all, and never over another one without asking."""

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
    from coach.tui.command_worker import Asks


class NewFileDialog(LinesDialog):
    """Ask for the file to write a page to."""

    HELP = "The name of the file. An existing file is not overwritten."

    def check(self, lines: list[str]) -> None:
        """Check that a file is given that does not exist yet. Raises RefusedError."""
        file = typed_path(lines[0])
        if not lines[0] or is_there(file):
            raise RefusedError("coach can't write that file", "Give the name of a new file, such as ~/compass.md.")


def write_file(screen: Asks, file: Path, make: Callable[[], bytes]) -> bool:
    """Write the result of `make`, replacing any existing file.

    Tell the person if it failed. Return whether it worked.
    """
    from coach.storage.atomic_write import atomic_write

    try:
        atomic_write(file, make())
    except CoachError as error:
        screen.tell(error.message, error.title)
    except OSError as error:
        screen.tell(f"{error.strerror or error}. Choose another place.", "coach can't write that file")
    else:
        return True
    return False


async def may_write(screen: Asks, title: str, file: Path) -> bool:
    """Return whether the file can be written: it does not exist, or the person agrees to replace it."""
    if not is_there(file):
        return True
    return await screen.ask(AskDialog(title, f"{shown(str(file))} already exists. Replace it?")) is True


async def write_markdown(screen: Asks, title: str, name: str, make: Callable[[], Document]) -> None:
    """Ask for a file, such as ~/name.md, write the document to it, and report the result."""
    from coach.export.document_file import document_file

    fields = [("File", f"~/{name}.md", "~/compass.md")]
    lines = await screen.ask(NewFileDialog(title, "A Markdown file with everything you wrote here.", fields))
    if lines and write_file(screen, file := typed_path(lines[0]), lambda: document_file(make(), "md")):
        screen.tell(f"Saved to {shown(str(file))}")
