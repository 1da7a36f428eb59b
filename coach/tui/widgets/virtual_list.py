"""A list of thousands of rows that draws only those in sight."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from textwrap import wrap
from typing import ClassVar, Generic, TypeVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

Row = TypeVar("Row")


class VirtualList(ScrollView, Generic[Row], can_focus=True):
    """Shows one line per row, drawn by `draw(row, width)` when it scrolls into sight. Changes nothing itself.

    `nothing` is shown if there are no rows.
    """

    HELP = "A list. Move with the arrow keys, page up, page down, home and end. Enter shows more about the row."
    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-list--row", "long-list--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up,k", "move(-1)", "Up", show=False),
        Binding("down,j", "move(1)", "Down", show=False),
        Binding("pageup", "move_page(-1)", "Page up", show=False),
        Binding("pagedown", "move_page(1)", "Page down", show=False),
        Binding("home", "move(-1000000)", "First", show=False),
        Binding("end", "move(1000000)", "Last", show=False),
    ]
    cursor: reactive[int] = reactive(0)

    class Moved(Message):
        """The cursor moved to another row."""

    class Chosen(Message):
        """The row already under the cursor was clicked."""

    def __init__(
        self,
        draw: Callable[[Row, int], Content],
        *,
        id: str,  # noqa: A002 - Textual's own name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._draw = draw
        self.nothing = ""
        self.rows: Sequence[Row] = ()

    def show(self, rows: Sequence[Row], at: int = 0) -> None:
        """Show these rows, with the cursor at index `at`."""
        if bool(rows) != bool(self.rows):
            self.refresh_bindings()  # commands that need a row appear once there is one
        self.rows = rows
        self.virtual_size = Size(1, len(rows))
        self.set_reactive(VirtualList.cursor, max(0, min(at, len(rows) - 1)))
        self._keep_in_sight()
        self.refresh()

    @property
    def chosen(self) -> Row | None:
        """The row under the cursor."""
        return self.rows[self.cursor] if self.cursor < len(self.rows) else None

    def render_line(self, y: int) -> Strip:
        """Draw one row in sight."""
        width = self.scrollable_content_region.width
        number = self.scroll_offset.y + y
        name = "long-list--cursor" if number == self.cursor and self.rows else "long-list--row"
        style = self.get_visual_style(name)
        if not self.rows and self.nothing:
            said = Visual.to_strips(self, Content("\n".join(wrap(self.nothing, max(20, width)))), width, None, style)
            return (
                said[y].adjust_cell_length(width, style.rich_style)
                if y < len(said)
                else Strip.blank(width, style.rich_style)
            )
        if number >= len(self.rows):
            return Strip.blank(width, style.rich_style)
        strips = Visual.to_strips(self, self._draw(self.rows[number], width), width, 1, style, apply_selection=False)
        return strips[0].adjust_cell_length(width, style.rich_style)

    def action_move(self, by: int) -> None:
        """Move some rows up or down."""
        self.cursor = max(0, min(len(self.rows) - 1, self.cursor + by))

    def action_move_page(self, by: int) -> None:
        """Move a page up or down."""
        self.action_move(by * max(1, self.size.height - 1))

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor within the rows."""
        return max(0, min(cursor, len(self.rows) - 1))

    def watch_cursor(self) -> None:
        """Scroll the cursor into sight, and report the move."""
        self._keep_in_sight()
        self.refresh()
        self.post_message(self.Moved())

    def _keep_in_sight(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def on_resize(self) -> None:
        """Use the full width."""
        self.virtual_size = Size(1, len(self.rows))

    def on_click(self, event: events.Click) -> None:
        """Move to the clicked row, or choose it if the cursor is on it."""
        place = event.get_content_offset(self)
        number = self.scroll_offset.y + place.y if place else len(self.rows)
        if number < len(self.rows):
            if number == self.cursor:
                self.post_message(self.Chosen())
            self.cursor = number
