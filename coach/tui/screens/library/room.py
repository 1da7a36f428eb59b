"""Library: the background reading, the evidence, the person's own reading, and what they made of it."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Input

from coach.domain.reading.annotations import AnnotatedParagraph, annotated, place_of_margin, place_of_number
from coach.domain.reading.page import LibraryPage
from coach.domain.reading.state import margins, own_reading, places, read_on
from coach.tui.commands import BACK, LIBRARY, MARK_READ, OPEN_LINK, bindings
from coach.tui.screens.library import handlers
from coach.tui.screens.library.list import LibraryList
from coach.tui.screens.library.rows import LibraryRow
from coach.tui.screens.library.title_list import TitleList
from coach.tui.view import View
from coach.tui.widgets.document_view import DocumentView
from coach.tui.widgets.form import line_input


class Library(LibraryList):
    """On the left what there is to read, on the right what it says."""

    HELP = (
        "Background reading: the article this guide follows, three others, the research behind each step and how "
        "strong it is, and what you add yourself. Enter opens a text. There, M highlights a paragraph and n adds a "
        "note. / finds words in all of it."
    )
    COMMANDS = (LIBRARY[0], MARK_READ, *LIBRARY[1:], OPEN_LINK, BACK)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(COMMANDS)]

    def __init__(self, view: View) -> None:
        super().__init__(view)
        self.page: LibraryPage | None = None
        self.reader = DocumentView(id="library-page")
        self._opened_at = 0
        self._stopped: dict[str, int] = {}

    def compose(self) -> ComposeResult:
        """The list with the field for finding over it, and beside it the page."""
        with Vertical(classes="chooser"):
            yield line_input("library-find", "", "words to find")
            yield TitleList()
        yield self.reader

    def on_mount(self) -> None:
        """The field for finding is there when it is asked for."""
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
        """The list, or the page that is being read."""
        return self.reader if self.has_class("-inside") else self.chooser

    # -- the page

    def open(self, row: LibraryRow) -> None:
        """Show the page of a row, where the row says or where one stopped last."""
        self.keep_place()
        self.pages.look_again()
        self.opened = row
        self.page = self.pages.page(row.page)
        self._draw_page()

    def refresh_page(self) -> None:
        """The same page anew: it has other notes by now, or its text has come."""
        if self.opened is None:
            return
        before, self.page = self.page, self.pages.page(self.opened.page)
        self._draw_page(stay=before is not None and self.page is not None and before.blocks == self.page.blocks)

    def _draw_page(self, *, stay: bool = False) -> None:
        assert self.opened is not None
        paragraphs = annotated(self.page, self.margins) if self.page else []
        at = self._stayed_at(paragraphs) if stay else self._begin_at(self.opened, paragraphs)
        self.reader.show(paragraphs, at, stay=stay)
        if not stay:
            self._opened_at = self.reader.place

    def _stayed_at(self, paragraphs: list[AnnotatedParagraph]) -> int:
        chosen = self.reader.chosen
        if chosen is None:
            return 0
        if chosen.number is None:
            return min(self.reader.cursor, len(paragraphs) - 1)
        return place_of_number(paragraphs, chosen.number)

    def _begin_at(self, row: LibraryRow, paragraphs: list[AnnotatedParagraph]) -> int:
        if row.margin:
            return place_of_margin(paragraphs, row.margin)
        known = places(self.view.state).get(row.page, 0)
        number = row.paragraph if row.paragraph is not None else self._stopped.get(row.page, known)
        return place_of_number(paragraphs, number)

    def texts_came(self) -> None:
        """Texts of the person's own reading were read from the disk."""
        if not self.children:
            return  # the window was closed meanwhile
        self.refresh_page()
        if self.query_one("#library-find", Input).value:
            self.draw()

    def added(self, name: str) -> None:
        """Something of the person's own was added: go there."""
        self.leave_find()
        at = next((at for at, row in enumerate(self.rows) if row.page == name and not row.margin), None)
        self.chooser.highlighted = at
        self.main.tell("It is on your shelf. Enter reads it.")

    def keep_place(self) -> None:
        """Keep where one stopped in the page, if one went on in it since it was opened."""
        place = self.reader.place
        if self.page is None or not self.page.blocks or place == self._opened_at:
            return
        from coach.domain.reading.events import PlaceKept

        name = self.page.id
        self._stopped[name] = self._opened_at = place
        self.main.coach_app.act(lambda store: store.append(PlaceKept(name, place)), redraw=False)

    def on_hide(self) -> None:
        """Another room is opened."""
        self.keep_place()

    def on_unmount(self) -> None:
        """The window is left."""
        self.keep_place()

    def open_page(self, name: str) -> None:
        """Open a page and go into it, from wherever one was."""
        self.leave_find()
        at = next((at for at, row in enumerate(self.rows) if row.page == name and not row.margin), None)
        if at is not None:
            self.chooser.highlighted = at
            self._enter_page()

    def action_open_page(self, name: str) -> None:
        """Open a page that something else leads to."""
        self.open_page(name)

    # -- going about

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """One can only highlight inside a page, and go back from inside one or from what was found."""
        if (action, *parameters) == ("deed", "highlight"):
            return self.has_class("-inside")
        if action == BACK.action:
            return self.has_class("-inside") or any(field.display for field in self.query("#library-find"))
        return super().check_action(action, parameters)

    @on(TitleList.OptionSelected, "#library-list")
    def _enter_page(self) -> None:
        if self.page and self.page.shelf == "step":
            handlers.go_to_step(self)
            return
        self.add_class("-inside")
        self.reader.focus()

    def action_back(self) -> None:
        """Back to the list; there, all of it again."""
        if self.has_class("-inside"):
            self.remove_class("-inside")
        else:
            self.leave_find()
        self.chooser.focus()

    def action_find(self) -> None:
        """Show the field and go there."""
        self.remove_class("-inside")
        self.pages.make_ready()
        field = self.query_one("#library-find", Input)
        field.display = True
        field.focus()

    # -- what can be done

    def action_deed(self, name: str) -> None:
        """Do something with the page, or with the paragraph under the mark."""
        handlers.HANDLERS[name](self)
