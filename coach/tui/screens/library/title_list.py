"""The list of titles, wrapped in full whenever its width changes."""

from __future__ import annotations

from collections.abc import Sequence

from textual.widgets.option_list import Option

from coach.tui.screens.library.rows import LibraryRow
from coach.tui.widgets.chooser import Chooser


class TitleList(Chooser):
    """Shows the rows it is given."""

    def __init__(self) -> None:
        super().__init__(id="library-list", markup=False)
        self._rows: Sequence[LibraryRow] = ()
        self._wrapped_for = 0

    def show(self, rows: Sequence[LibraryRow]) -> None:
        """Show these rows. If they are the same as before, redraw only those whose text changed."""
        before, self._rows = self._rows, rows
        if [row.name for row in rows] == [row.name for row in before]:
            self._draw([at for at, row in enumerate(rows) if row.words != before[at].words])
            return
        self._wrapped_for = self._width
        self.set_options(Option(row.within(self._width), disabled=not row.page) for row in rows)

    def on_resize(self) -> None:
        """Wrap the rows to the new width."""
        if self._width != self._wrapped_for:
            self._wrapped_for = self._width
            self._draw(range(len(self._rows)))

    def _draw(self, places: Sequence[int]) -> None:
        for at in places:
            self.replace_option_prompt_at_index(at, self._rows[at].within(self._width))

    @property
    def _width(self) -> int:
        # Always leave space for the scrollbar: its appearance would rewrap the titles, which could hide it again.
        width = self.content_region.width
        return width - 1 - self.styles.scrollbar_size_vertical if width else 0
