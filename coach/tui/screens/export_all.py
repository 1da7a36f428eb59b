"""Exporting everything to a folder, in open formats: the backup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.errors import CoachError, RefusedError
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from pathlib import Path

    from coach.storage.store import Store
    from coach.tui.command_worker import Asks


class ExportDialog(LinesDialog):
    """Ask for the folder to export to."""

    HELP = "A folder that is new or empty. It gets everything you wrote, in open formats. Keep it private."

    def check(self, lines: list[str]) -> None:
        """Check that the folder is empty or new. Raises RefusedError."""
        from coach.files import is_empty_folder, is_there, typed_path

        folder = typed_path(lines[0])
        if not lines[0] or (is_there(folder) and not is_empty_folder(folder)):
            raise RefusedError("coach can't write there", "Give a folder that is new or empty.")


async def export_all(screen: Asks) -> None:
    """Ask for a folder, export everything to it, and report the result."""
    from coach.files import typed_path

    told = "Everything you wrote, in open formats, in a folder of its own. Keep it private."
    today = screen.coach_app.store.clock.now().date()
    fields = [("Folder", f"~/coach-record-{today}", "~/coach-record")]
    if lines := await screen.ask(ExportDialog("Back up everything", told, fields)):
        screen.tell(await screen.store.read(_export, typed_path(lines[0])))


def _export(store: Store, folder: Path) -> str:
    """Export everything and return the message to show."""
    from coach.export.archive import with_manifest
    from coach.storage.atomic_write import fill_folder
    from coach.storage.attachments import texts_of_entries

    try:
        fill_folder(folder, with_manifest(store.everything(), store.state, texts_of_entries(store)).items())
    except CoachError as error:
        return error.sentences
    except OSError as error:
        return f"{shown(str(folder))} can't be written: {error.strerror or error}. Choose another place."
    return f"Saved to {shown(str(folder))}. Keep it private."
