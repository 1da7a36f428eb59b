"""Everything in a folder, in open formats: the backup made from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.errors import CoachError, RefusedError
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from pathlib import Path

    from coach.storage.store import Store
    from coach.tui.host import MainScreen


class ExportDialog(LinesDialog):
    """Where the record is written."""

    HELP = "A folder that is new or empty. It gets everything you wrote, in open formats. Keep it private."

    def check(self, lines: list[str]) -> None:
        """See that a folder is named that holds nothing. Raises RefusedError."""
        from coach.files import is_empty_folder, is_there, typed_path

        folder = typed_path(lines[0])
        if not lines[0] or (is_there(folder) and not is_empty_folder(folder)):
            raise RefusedError("coach can't write there", "Give a folder that is new or empty.")


def export_all(main: MainScreen) -> None:
    """Ask for a folder, write everything there is to it, and say how it went."""
    from coach.files import typed_path

    def write(lines: list[str] | None) -> None:
        if lines:
            folder = typed_path(lines[0])
            main.coach_app.act(lambda store: _written(store, folder), main.tell, redraw=False)

    told = "Everything you wrote, in open formats, in a folder of its own. Keep it private."
    fields = [("Folder", f"~/coach-record-{main.view.day.date}", "~/coach-record")]
    main.app.push_screen(ExportDialog("Back up everything", told, fields), write)


def _written(store: Store, folder: Path) -> str:
    """Write the record, and return what to say."""
    from coach.export.archive import with_manifest
    from coach.storage.atomic_write import fill_folder
    from coach.storage.attachments import all_texts

    try:
        fill_folder(folder, with_manifest(store.everything(), store.state, all_texts(store)).items())
    except CoachError as error:
        return error.sentences
    except OSError as error:
        return f"{shown(str(folder))} can't be written: {error.strerror or error}. Choose another place."
    return f"Saved to {shown(str(folder))}. Keep it private."
