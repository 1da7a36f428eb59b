"""Contacts and applications from a CSV file: read with a bar, proposed as a whole, kept after a yes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input, ProgressBar, Static

from coach.errors import CoachError, RefusedError
from coach.files import typed_path
from coach.tui.screens.dialog import Dialog, refusal_line
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.widgets.form import line_input

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.search.log import SearchLog
    from coach.imports.search.proposals import Proposed
    from coach.journal.coach import Coach
    from coach.tui.screens.search.handlers import SearchHandlers


class ContactsDialog(Dialog["Proposed"]):
    """Asks for a file and reads it, while a bar tells how far it is."""

    HELP = (
        "The path of a CSV file: a network's export of contacts, an address book, a spreadsheet. Who is known already "
        "is not doubled, and nothing you wrote is changed. Nothing is kept without a yes."
    )
    KEYS_LINE = "enter reads it · esc closes"

    def __init__(self, what: str, log: SearchLog, today: date) -> None:
        super().__init__()
        self._what = what
        self.dialog_title = f"Import {what}"
        self._search_log = log
        self._today = today

    def contents(self) -> list[Widget]:
        """A path, and the bar."""
        bar = ProgressBar(total=None, show_eta=False, id="reading")
        bar.display = False
        told = "A CSV file, such as the Connections.csv of a network. It is read here, and nowhere else."
        return [Static(told), line_input("line", "", "~/Downloads/Connections.csv"), bar, refusal_line()]

    @on(Input.Submitted)
    def action_keep(self) -> None:
        """Read it."""
        typed = self.query_one("#line", Input).value.strip().strip("'\"")
        if not typed:
            self.refuse(RefusedError("No file", "Type where the file lies. Dragging it into the terminal often works."))
            return
        self.query_one("#reading").display = True
        self._read(typed_path(typed))

    @work(thread=True, exclusive=True)
    def _read(self, file: Path) -> None:
        """In a thread of its own; the bar and the result are told to the window."""
        call = self.app.call_from_thread

        def tell(done: int, of: int) -> None:
            call(self.query_one(ProgressBar).update, total=of, progress=done)

        from coach.imports.search.proposals import propose

        try:
            call(self.dismiss, propose(self._what, file, self._search_log, self._today, tell))
        except CoachError as error:
            call(self._refuse_file, error)

    def _refuse_file(self, error: CoachError) -> None:
        self.query_one("#reading").display = False
        self.refuse(RefusedError(error.title, f"{error.title}. {error.message}"))


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
                room.main.coach_app.act(lambda coach: _keep(coach, found), lambda _: room.main.tell("They are kept."))

        room.app.push_screen(AskDialog("Keep them?", found.words), keep)

    room.app.push_screen(ContactsDialog(what, room.search_log, room.today), ask)
