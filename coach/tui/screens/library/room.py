"""The library: background reading, evidence, your own reading, and your notes on it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input, OptionList

from coach.domain.reading.annotations import AnnotatedParagraph, annotated, place_of_margin, place_of_number
from coach.domain.reading.events import (
    MarginCleared,
    OwnReadingGone,
    PageNoted,
    PassageHighlighted,
    PlaceKept,
    ReadingMarked,
)
from coach.domain.reading.links import is_link
from coach.domain.reading.page import LibraryPage, passage_of
from coach.domain.reading.state import Annotations, OwnReading, margins, own_reading, places, read_on
from coach.tui.command_worker import command
from coach.tui.commands import BACK, LIBRARY, MARK_READ, OPEN_LINK, bindings
from coach.tui.screens.library.pages import Pages
from coach.tui.screens.library.rows import LibraryRow, found_rows, shelf_rows
from coach.tui.screens.library.title_list import TitleList
from coach.tui.screens.question_dialogs import LinesDialog, OneDialog
from coach.tui.screens.room import Room
from coach.tui.view import View
from coach.tui.widgets.document_view import DocumentView
from coach.tui.widgets.form import line_input

if TYPE_CHECKING:
    from coach.storage.store import Store

GO_IN = "Press enter to open the page, then choose a paragraph there."


class Library(Room):
    """The list of pages on the left, the open page on the right."""

    HELP = (
        "Background reading: the article this guide follows, three others, the research behind each step and how "
        "strong it is, and what you add yourself. Enter opens a text. There, M highlights a paragraph and n adds a "
        "note. / finds words in all of it."
    )
    COMMANDS = (LIBRARY[0], MARK_READ, *LIBRARY[1:], OPEN_LINK, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, view: View) -> None:
        super().__init__(view, "library", classes="two-columns")
        self.pages = Pages(self)
        self.rows: list[LibraryRow] = []
        self.opened: LibraryRow | None = None
        self.read: Mapping[str, date] = {}
        self.margins = Annotations()
        self.own: Mapping[str, OwnReading] = {}
        self.page: LibraryPage | None = None
        self.reader = DocumentView(id="library-page")
        self._opened_at = 0
        self._stopped_at: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """Lay out the list with the search field above it and, beside it, the page."""
        with Vertical(classes="chooser"):
            yield line_input("library-find", "", "words to find")
            yield TitleList()
        yield self.reader

    def on_mount(self) -> None:
        """Hide the search field until it is asked for."""
        self.query_one("#library-find").display = False

    def show(self, view: View) -> None:
        """Fill the shelves, or draw what changed in them."""
        self.view = view
        now = view.state
        seen = (self.read, self.margins, self.own)
        self.read, self.margins, self.own = read_on(now), margins(now), own_reading(now)
        if not self.chooser.option_count or seen != (self.read, self.margins, self.own):
            self.pages.take_in(now, self.own, self.margins)
            self.draw()
            self.refresh_page()

    def first_focus(self) -> Widget | None:
        """Return the list, or the page while it is being read."""
        return self.reader if self.has_class("-inside") else self.chooser

    # -- the list

    @property
    def chooser(self) -> TitleList:
        """The list of pages."""
        return self.query_one("#library-list", TitleList)

    @property
    def row(self) -> LibraryRow | None:
        """The selected row."""
        at = self.chooser.highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def draw(self) -> None:
        """Draw the list, keeping the selected row."""
        words = self.query_one("#library-find", Input).value
        kept = self.row
        if words.strip():
            rows = list(found_rows(self.pages.find(words), self.margins))
        else:
            rows = list(shelf_rows(self.pages.of_guide, self.own, self.margins, self.read))
        if rows == self.rows:
            return
        same = [row.name for row in rows] == [row.name for row in self.rows]
        self.rows = rows
        if same:
            self.chooser.show(rows)
            return
        at = 0 if words.strip() else self.chooser.highlighted or 0
        names = [row.name for row in rows]
        with self.prevent(OptionList.OptionHighlighted):
            self.chooser.show(rows)
            same_row = names.index(kept.name) if kept and kept.name in names else None
            self.chooser.highlighted = _page_at(rows, at) if same_row is None else same_row
        self._open_row()

    @on(OptionList.OptionHighlighted, "#library-list")
    def _open_row(self) -> None:
        row = self.row
        if row and row.page and (self.opened is None or row.name != self.opened.name):
            self.open(row)

    def leave_find(self) -> None:
        """Clear the search and show all the pages."""
        field = self.query_one("#library-find", Input)
        field.display = False
        if field.value:
            field.value = ""
            self.draw()

    @on(Input.Changed, "#library-find")
    def _find(self) -> None:
        self.draw()

    @on(Input.Submitted, "#library-find")
    def _to_the_list(self) -> None:
        self.chooser.focus()

    # -- the page

    def open(self, row: LibraryRow) -> None:
        """Show a row's page, at the row's paragraph or where reading stopped."""
        self.keep_place()
        self.pages.look_again()
        self.opened = row
        self.page = self.pages.page(row.page)
        self._draw_page()

    def refresh_page(self) -> None:
        """Redraw the page after its notes change or its text is loaded."""
        if self.opened is None:
            return
        before, self.page = self.page, self.pages.page(self.opened.page)
        self._draw_page(stay=before is not None and self.page is not None and before.blocks == self.page.blocks)

    def _draw_page(self, *, stay: bool = False) -> None:
        assert self.opened is not None
        paragraphs = annotated(self.page, self.margins) if self.page else []
        at = self._same_place(paragraphs) if stay else self._starting_place(self.opened, paragraphs)
        self.reader.show(paragraphs, at, stay=stay)
        if not stay:
            self._opened_at = self.reader.place

    def _same_place(self, paragraphs: list[AnnotatedParagraph]) -> int:
        chosen = self.reader.chosen
        if chosen is None:
            return 0
        if chosen.number is None:
            return min(self.reader.cursor, len(paragraphs) - 1)
        return place_of_number(paragraphs, chosen.number)

    def _starting_place(self, row: LibraryRow, paragraphs: list[AnnotatedParagraph]) -> int:
        if row.margin:
            return place_of_margin(paragraphs, row.margin)
        known = places(self.view.state).get(row.page, 0)
        number = row.paragraph if row.paragraph is not None else self._stopped_at.get(row.page, known)
        return place_of_number(paragraphs, number)

    def texts_came(self) -> None:
        """Update the list after own texts are loaded."""
        if not self.children:
            return  # the window was closed meanwhile
        self.refresh_page()
        if self.query_one("#library-find", Input).value:
            self.draw()

    def keep_place(self) -> None:
        """Save the reading position, if it has moved since the page was opened."""
        place = self.reader.place
        if self.page is None or not self.page.blocks or place == self._opened_at:
            return
        name = self.page.id
        self._stopped_at[name] = self._opened_at = place
        self.store.submit(lambda store: store.append(PlaceKept(name, place)))

    def on_hide(self) -> None:
        """Save the reading position when another room is opened."""
        self.keep_place()

    def on_unmount(self) -> None:
        """Save the reading position when the window closes."""
        self.keep_place()

    def action_open_page(self, name: str) -> None:
        """Open a page from anywhere, and focus its text."""
        self._show_row_of(name)
        if self.row and self.row.page == name:
            self._enter_page()

    def _show_row_of(self, name: str) -> None:
        self.leave_find()
        at = next((at for at, row in enumerate(self.rows) if row.page == name and not row.margin), None)
        if at is not None:
            self.chooser.highlighted = at

    # -- navigation

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer highlighting only inside a page, and back only inside a page or with a search."""
        if action == "highlight":
            return self.has_class("-inside")
        if action == BACK.action:
            return self.has_class("-inside") or any(field.display for field in self.query("#library-find"))
        return super().check_action(action, parameters)

    @on(TitleList.OptionSelected, "#library-list")
    def _enter_page(self) -> None:
        if self.page and self.page.shelf == "step":
            self.action_to_step()
            return
        self.add_class("-inside")
        self.reader.focus()

    def action_back(self) -> None:
        """Return to the list; from the list, clear the search."""
        if self.has_class("-inside"):
            self.remove_class("-inside")
        else:
            self.leave_find()
        self.chooser.focus()

    def action_find(self) -> None:
        """Show the search field and focus it."""
        self.remove_class("-inside")
        self.pages.make_ready()
        field = self.query_one("#library-find", Input)
        field.display = True
        field.focus()

    # -- actions

    @property
    def _at_mark(self) -> AnnotatedParagraph | None:
        """Return the marked paragraph, if the page has the focus."""
        return self.reader.chosen if self.has_class("-inside") else None

    @command
    async def action_mark_read(self) -> None:
        """Mark the page as read today, or undo that."""
        page = self.page
        if page is None or page.shelf not in ("article", "evidence", "own", "later"):
            self.tell("Only articles, findings and your own reading can be marked.", "Nothing to mark")
        else:
            await self.store.append(ReadingMarked(page.id, page.id not in self.read))

    def action_open_link(self) -> None:
        """Open the source in the browser."""
        if self.page and is_link(self.page.link):
            self.main.open_in_browser(self.page.link)
        else:
            self.tell("This page has no web address.", "Nothing to open")

    @command
    async def action_highlight(self) -> None:
        """Highlight the marked paragraph, or remove its highlight."""
        page, paragraph = self.page, self._at_mark
        if page is None or paragraph is None:
            self.tell(GO_IN, "Nothing to highlight")
        elif paragraph.margin and paragraph.number is not None:
            await self.store.append(MarginCleared(paragraph.margin))
        elif paragraph.number is None or not (passage := passage_of(paragraph.paragraph)):
            self.tell("Only a paragraph of the page can be highlighted.", "Nothing to highlight")
        else:
            await self.store.append(PassageHighlighted(page.id, passage, paragraph.number))

    @command
    async def action_note(self) -> None:
        """Ask for a note on the marked highlight, or on the page."""
        page, paragraph = self.page, self._at_mark
        if page is None or not page.blocks:
            self.tell("Choose a page first.", "Nothing to note")
            return
        marked = paragraph.margin if paragraph and paragraph.margin in self.margins.highlights else None
        title, item = "A note on this passage" if marked else "A note on this page", page.id
        if lines := await self.ask(LinesDialog(title, "", [("Note", "", "a few words")])):
            await self.store.append(PageNoted(item, lines[0], marked))

    @command
    async def action_add(self) -> None:
        """Ask for a file or a link, and add it."""
        from coach.tui.screens.library.dialogs import OwnReadingDialog

        told = (
            "A Markdown or text file, or a link. coach copies the text of a file. It only saves a link, and opens it "
            "when you ask."
        )
        fields = [("File or link", "", "~/notes.md"), ("Title", "", "the text's own, if empty")]
        if lines := await self.ask(OwnReadingDialog("Your own reading", told, fields)):
            name = await self.store.run(_add, lines[0], lines[1])
            self._show_row_of(name)
            self.tell("It is on your shelf. Enter reads it.")

    @command
    async def action_remove(self) -> None:
        """Remove the marked highlight or note, or the selected page."""
        row, paragraph = self.row, self._at_mark
        margin = paragraph.margin if paragraph else (row.margin if row else "")
        if margin:
            await self.store.append(MarginCleared(margin))
        elif paragraph is None and row and row.page in self.own:
            await self.store.append(OwnReadingGone(row.page))
        else:
            self.tell("You can remove highlights, notes and your own texts.", "Nothing to remove")
            return
        self.tell("Removed. Press u if you want it back.")

    @command
    async def action_to_step(self) -> None:
        """Open the step that the page belongs to. Ask if there are several."""
        steps = self.page.steps if self.page else ()
        guide = self.view.state.guide
        action = self.page.id if self.page and self.page.id in guide.actions else ""
        if not steps:
            self.tell("This page does not belong to a step.", "No step")
            return
        name: str | None = str(steps[0])
        if len(steps) > 1:
            choices = [(str(number), f"{number:>2}  {guide.step(number).title}") for number in steps]
            name = await self.ask(OneDialog("Go to the step", "", choices))
        if name:
            self.main.go_on_to("steps", f"open_step({name}, '{action}')")


def _add(store: Store, place: str, title: str) -> str:
    from coach.imports.reading_file import resolve_item
    from coach.storage.attachments import add_own_reading

    return add_own_reading(store, *resolve_item(place, title))


def _page_at(rows: list[LibraryRow], at: int) -> int | None:
    """Return the index of the row at `at` if it has a page, or of the nearest one before it, or else after it."""
    pages = [number for number, row in enumerate(rows) if row.page]
    before = [number for number in pages if number <= at]
    return before[-1] if before else next(iter(pages), None)
