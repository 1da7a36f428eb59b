"""Importing contacts and applications: read with a progress bar, shown as read, saved once the person agrees."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import OptionList, Static

from coach.files import typed_path
from coach.tui.screens.dialog import Dialog
from coach.tui.screens.message_dialogs import AskDialog
from coach.tui.screens.read_file_dialog import ReadFileDialog
from coach.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:
    from coach.domain.search.merge_people import PossibleDuplicate
    from coach.imports.progress import Progress
    from coach.imports.search.choices import RecordChoices
    from coach.imports.search.proposals import Read, RecordProposal
    from coach.storage.store import Store
    from coach.tui.screens.search.room import Search
    from coach.tui.view import View


_PEOPLE = (
    "CSV, Excel or contact cards (vCard), such as the Connections.csv from LinkedIn. coach reads it on this machine "
    "only. To import applications, press i in their list."
)
_APPLICATIONS = (
    "CSV, Excel or Markdown, such as the table you have used until now. coach reads it on this machine only. To import "
    "people, press i in any other list."
)
WANTED = {
    "people": (_PEOPLE, "~/Downloads/Connections.csv"),
    "applications": (_APPLICATIONS, "~/Documents/applications.csv"),
}
ASKED_AT_MOST = 50  # uncertain matches; the rest are imported as separate people


class ContactsDialog(ReadFileDialog["Read"]):
    """Ask for a file of people or applications."""

    HELP = (
        "The path of a file: contacts from a network, an address book, a spreadsheet. coach does not add the same "
        "person twice or change what you wrote, and it asks before it saves anything."
    )

    def __init__(self, what: str, view: View) -> None:
        super().__init__()
        self._what = what
        self.dialog_title = f"Import {what}"
        self.TOLD, self.EXAMPLE = WANTED[what]
        self._view = view
        self.file = Path()

    def read(self, typed: str, progress: Progress) -> Read:
        """Read the file. Raises CoachError."""
        from coach.imports.search.choices import NOTHING_SAID

        self.file = typed_path(typed.strip("'\""))
        return read_again(self._what, self.file, self._view, NOTHING_SAID, progress)


class SamePeopleDialog(Dialog[frozenset[int]]):
    """Rows that may match people already listed. Ticked rows are merged with them."""

    HELP = "Two people can have the same name. Tick the ones who are the same person. The others stay separate."
    dialog_title = "The same person?"
    KEYS_LINE = "space ticks · a all · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,ctrl+s", "keep", "Go on", show=False)]

    def __init__(self, doubts: tuple[PossibleDuplicate, ...]) -> None:
        super().__init__()
        self._doubts = doubts[:ASKED_AT_MOST]

    def contents(self) -> list[Widget]:
        """Return a line of introduction, and the list."""
        told = "Tick the ones who are the same person. The others stay separate."
        return [Static(told), ChoiceList([each.words for each in self._doubts], id="doubts")]

    @on(OptionList.OptionSelected)
    def action_keep(self) -> None:
        """Continue."""
        chosen = self.query_one(ChoiceList).chosen
        self.dismiss(frozenset(self._doubts[place].row for place in chosen))


def read_again(
    what: str, file: Path, view: View, choices: RecordChoices, progress: Progress = lambda _done, _all: None
) -> Read:
    """Read a file again with the person's choices. Raises CoachError."""
    from coach.imports.search.files import Locale, stored_choices
    from coach.imports.search.proposals import read_records

    where = Locale(view.state.profile.country or "", view.day.date)
    return read_records(what, file, where, choices, stored_choices(what, view.state.table_forms), progress)


async def import_records(room: Search) -> None:
    """Ask for a file, show how it is read, resolve duplicates, and save it once the person agrees."""
    from coach.imports.search.proposals import propose

    what = "applications" if room.list == "applications" else "people"
    dialog = ContactsDialog(what, room.view)
    read = await room.ask(dialog)
    if read and read.table is not None:
        from coach.tui.screens.search.table_dialog import RecordTableDialog

        read = await room.ask(
            RecordTableDialog(what, read, lambda said: read_again(what, dialog.file, room.view, said))
        )
    if not read:
        return
    found, same = propose(what, read, room.search_log), frozenset[int]()
    if found.doubts:
        answer = await room.ask(SamePeopleDialog(found.doubts))
        if answer is None:
            return
        found, same = propose(what, read, room.search_log, answer), answer
    if not found.has_news:
        room.tell(found.words, "Nothing new")
    elif await room.ask(AskDialog("Add them?", found.words)):
        await room.store.run(_keep, what, read, found, same)
        room.tell("Added. You can see them in the lists.")


def _keep(store: Store, what: str, read: Read, found: RecordProposal, same: frozenset[int]) -> None:
    from coach.imports.search.proposals import events_to_save, propose

    if store.refresh():  # another window may have added some of it meanwhile
        found = propose(what, read, store.state.search, same)
    store.append_all(events_to_save(what, read, found, store.state.table_forms))
