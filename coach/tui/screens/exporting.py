"""Everything in a folder, in open formats: the backup that one makes from the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.text import shown
from coach.errors import RefusedError
from coach.files import typed_path
from coach.tui.screens.question_dialogs import LinesDialog

if TYPE_CHECKING:
    from coach.journal.coach import Coach
    from coach.tui.host import MainScreen


class ExportDialog(LinesDialog):
    """Where it is written."""

    HELP = "The name of a folder that is new or empty. coach never writes over anything there."

    def check(self, lines: list[str]) -> None:
        """See that a folder is named. Raises RefusedError."""
        if not lines[0]:
            raise RefusedError("There is no folder yet", "Give the name of a new folder, such as ~/coach-backup.")


def export_all(main: MainScreen) -> None:
    """Ask for a folder, and write everything to it; say how it went."""

    def keep(lines: list[str] | None) -> None:
        if not lines:
            return
        folder = typed_path(lines[0])

        def write(coach: Coach) -> None:
            from coach.export.whole_record import write_whole_record
            from coach.journal.durable import replace_durably
            from coach.journal.own_texts import all_texts

            write_whole_record(folder, coach.everything(), coach.transition, all_texts(coach), replace_durably)

        main.coach_app.act(write, lambda _: main.tell(f"Saved to {shown(str(folder))}. Keep it private."), redraw=False)

    fields = [("Folder", "~/coach-backup", "~/coach-backup")]
    main.app.push_screen(
        ExportDialog("Export everything", "All that coach stores about you, in open formats.", fields), keep
    )
