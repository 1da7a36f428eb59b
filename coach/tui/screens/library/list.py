"""The list of the library: its shelves, or what was found in them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual import on
from textual.widgets import Input, OptionList

from coach.domain.reading.state import Margins, OwnReading
from coach.tui.screens.library.pages import Pages
from coach.tui.screens.library.rows import LibraryRow, found_rows, shelf_rows
from coach.tui.screens.library.title_list import TitleList
from coach.tui.screens.room import Room
from coach.tui.view import View


class LibraryList(Room):
    """Holds what there is to read and the rows that are shown of it; `opened` is the row whose page is shown."""

    def __init__(self, view: View) -> None:
        super().__init__(view, "library", classes="two-columns")
        self.pages = Pages(self)
        self.rows: list[LibraryRow] = []
        self.opened: LibraryRow | None = None
        self.read: Mapping[str, date] = {}
        self.margins = Margins()
        self.own: Mapping[str, OwnReading] = {}

    @property
    def chooser(self) -> TitleList:
        """The list."""
        return self.query_one("#library-list", TitleList)

    @property
    def row(self) -> LibraryRow | None:
        """The row under the cursor."""
        at = self.chooser.highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

    def draw(self) -> None:
        """The list, with the cursor on the row it was on."""
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

    def open(self, row: LibraryRow) -> None:
        """Show the page of a row."""
        raise NotImplementedError

    def texts_came(self) -> None:
        """Texts of the person's own reading were read from the disk."""
        raise NotImplementedError

    # -- finding

    def leave_find(self) -> None:
        """All of it again."""
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


def _page_at(rows: list[LibraryRow], at: int) -> int | None:
    """The row at this place, if it has a page; or else the last one before it that has, or the first after it."""
    pages = [number for number, row in enumerate(rows) if row.page]
    before = [number for number in pages if number <= at]
    return before[-1] if before else next(iter(pages), None)
