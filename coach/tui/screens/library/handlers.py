"""What can be done in the library: mark, highlight, note, add, take out, go to the step, look in the browser."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.domain.reading.annotations import AnnotatedParagraph
from coach.domain.reading.events import (
    MarginCleared,
    OwnReadingGone,
    PageNoted,
    PassageHighlighted,
    ReadingMarked,
)
from coach.domain.reading.links import is_link
from coach.domain.reading.page import passage_of
from coach.errors import CoachError, RefusedError
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog

if TYPE_CHECKING:
    from coach.storage.store import Store
    from coach.tui.screens.library.room import Library

GO_IN = "Press enter to open the page, then choose a paragraph there."


def mark_read(library: Library) -> None:
    """Mark the page as read today, or take the mark back."""
    page = library.page
    if page is None or page.shelf not in ("article", "evidence", "own", "later"):
        library.main.tell("Only articles, findings and your own reading can be marked.", "Nothing to mark")
        return
    library.main.record(ReadingMarked(page.id, page.id not in library.read))


def open_link(library: Library) -> None:
    """Look for the source in the browser."""
    if library.page and is_link(library.page.link):
        library.main.open_in_browser(library.page.link)
    else:
        library.main.tell("This page has no web address.", "Nothing to open")


def highlight(library: Library) -> None:
    """Highlight the paragraph with the mark, or take the highlight back."""
    page, paragraph = library.page, _at_mark(library)
    if page is None or paragraph is None:
        library.main.tell(GO_IN, "Nothing to highlight")
    elif paragraph.margin and paragraph.number is not None:
        library.main.record(MarginCleared(paragraph.margin))
    elif paragraph.number is None or not (passage := passage_of(paragraph.paragraph)):
        library.main.tell("Only a paragraph of the page can be highlighted.", "Nothing to highlight")
    else:
        library.main.record(PassageHighlighted(page.id, passage, paragraph.number))


def note(library: Library) -> None:
    """Ask for a note on the highlight with the mark, or on the page."""
    page, paragraph = library.page, _at_mark(library)
    if page is None or not page.blocks:
        library.main.tell("Choose a page first.", "Nothing to note")
        return
    marked = paragraph.margin if paragraph and paragraph.margin in library.margins.highlights else None
    title, item = "A note on this passage" if marked else "A note on this page", page.id

    def keep(lines: list[str] | None) -> None:
        if not lines:
            return
        try:
            library.main.record(PageNoted(item, lines[0], marked))
        except RefusedError as error:
            library.main.tell(error.message, error.title)

    library.app.push_screen(LinesDialog(title, "", [("Note", "", "a few words")]), keep)


def add(library: Library) -> None:
    """Ask for a file or a link, and keep it."""
    told = (
        "A Markdown or text file, or a link. coach copies the text of a file. It only saves a link, and opens it when "
        "you ask."
    )

    def keep(lines: list[str] | None) -> None:
        if lines:
            place, title = lines
            library.main.coach_app.act(lambda store: _add(store, place, title), library.added)

    fields = [("File or link", "", "~/notes.md"), ("Title", "", "the text's own, if empty")]
    library.app.push_screen(OwnReadingDialog("Your own reading", told, fields), keep)


class OwnReadingDialog(LinesDialog):
    """What to add; what can't be added is said before the dialog goes."""

    HELP = "Type the path of a text file, or paste a link. Dragging a file in here often works. Enter saves it."

    def check(self, lines: list[str]) -> None:
        """See that there is something to add. Raises RefusedError."""
        from coach.imports.reading_file import what_to_add

        if not lines[0]:
            raise RefusedError("No file or link yet", "Type the path of a file, or paste a link.")
        try:
            what_to_add(*lines)
        except CoachError as error:
            raise RefusedError(error.title, error.message) from error


def _add(store: Store, place: str, title: str) -> str:
    from coach.imports.reading_file import what_to_add
    from coach.storage.attachments import add_own

    return add_own(store, *what_to_add(place, title))


def take_out(library: Library) -> None:
    """Take out the highlight or the note with the mark, or what the list stands on."""
    row, paragraph = library.row, _at_mark(library)
    margin = paragraph.margin if paragraph else (row.margin if row else "")
    if margin:
        library.main.record(MarginCleared(margin), "Removed. Press u if you want it back.")
    elif paragraph is None and row and row.page in library.own:
        library.main.record(OwnReadingGone(row.page), "Removed. Press u if you want it back.")
    else:
        library.main.tell("You can remove highlights, notes and your own texts.", "Nothing to remove")


def go_to_step(library: Library) -> None:
    """Open the step that the page goes with, or ask which."""
    steps = library.page.steps if library.page else ()
    guide = library.main.view.state.guide
    action = library.page.id if library.page and library.page.id in guide.actions else ""

    def go(name: str | None) -> None:
        if name:
            library.main.go_on_to("steps", f"open_step({name}, '{action}')")

    if not steps:
        library.main.tell("This page does not belong to a step.", "No step")
    elif len(steps) == 1:
        go(str(steps[0]))
    else:
        choices = [(str(number), f"{number:>2}  {guide.step(number).title}") for number in steps]
        library.app.push_screen(OneDialog("Go to the step", "", choices), go)


def _at_mark(library: Library) -> AnnotatedParagraph | None:
    """The paragraph with the mark, where somebody is in the page."""
    return library.reader.chosen if library.has_class("-inside") else None


HANDLERS: dict[str, Callable[[Library], None]] = {
    "read": mark_read,
    "link": open_link,
    "highlight": highlight,
    "note": note,
    "add": add,
    "remove": take_out,
    "step": go_to_step,
}
