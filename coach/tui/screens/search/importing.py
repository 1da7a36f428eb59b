"""Contacts and applications from a CSV file: read with a bar, proposed as a whole, kept after a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.files import typed_path
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.reading_dialog import ReadingDialog

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.search.log import SearchLog
    from coach.imports.progress import Progress
    from coach.imports.search.proposals import Proposed
    from coach.journal.coach import Coach
    from coach.tui.screens.search.handlers import SearchHandlers


_PEOPLE = (
    "A CSV file, such as the Connections.csv from LinkedIn. It is read here, and nowhere else. Applications have "
    "an import of their own: press i in their list."
)
_APPLICATIONS = (
    "A CSV file, such as the table in which you kept them until now. It is read here, and nowhere else. People have an "
    "import of their own: press i in any other list."
)
WANTED = {
    "people": (_PEOPLE, "~/Downloads/Connections.csv"),
    "applications": (_APPLICATIONS, "~/Documents/applications.csv"),
}


class ContactsDialog(ReadingDialog["Proposed"]):
    """Asks for a file of people or of applications."""

    HELP = (
        "The path of a CSV file: a network's export of contacts, an address book, a spreadsheet. Who is known already "
        "is not doubled, and nothing you wrote is changed. Nothing is kept without a yes."
    )

    def __init__(self, what: str, log: SearchLog, today: date) -> None:
        super().__init__()
        self._what = what
        self.dialog_title = f"Import {what}"
        self.TOLD, self.EXAMPLE = WANTED[what]
        self._search_log = log
        self._today = today

    def read(self, typed: str, progress: Progress) -> Proposed:
        """What the file proposes. Raises CoachError."""
        from coach.imports.search.proposals import propose

        return propose(self._what, typed_path(typed.strip("'\"")), self._search_log, self._today, progress)


def _keep(coach: Coach, found: Proposed) -> None:
    coach.refresh()  # another window may have added some of it meanwhile
    coach.record_all(found.facts_for(coach.transition.search))


def import_records(room: SearchHandlers) -> None:
    """Ask for a file, say what is in it, and keep it after a yes."""
    what = "applications" if room.list == "applications" else "people"

    def ask(found: Proposed | None) -> None:
        if found is None:
            return
        if not found.has_news:
            room.main.tell(found.words, "Nothing new")
            return

        def keep(agreed: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
            if agreed:
                room.main.coach_app.act(
                    lambda coach: _keep(coach, found), lambda _: room.main.tell("Kept. You find them in the lists.")
                )

        room.app.push_screen(AskDialog("Keep them?", found.words), keep)

    room.app.push_screen(ContactsDialog(what, room.search_log, room.today), ask)
