"""The week, with keys and mouse. It sends messages, and changes nothing itself."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.schedule.block import Block
from coach.tui.widgets.week_renderer import Place, WeekDrawing, WeekExtent, agenda, columns

TOO_NARROW_FOR_COLUMNS = 70
BOX_WIDTH = 4


class WeekGrid(Static, can_focus=True):
    """Days and blocks. The cursor is on a block, or on a day without blocks."""

    HELP = (
        "The week. The arrow keys go from block to block and from day to day; with shift they move the block itself. "
        "Click the box to tick it, and drag a block to move it to another day."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "to_day(-1)", "Day before", show=False),
        Binding("right", "to_day(1)", "Day after", show=False),
        Binding("up,k", "to_block(-1)", "Block before", show=False),
        Binding("down,j", "to_block(1)", "Block after", show=False),
        Binding("home", "to_today", "Today", show=False),
    ]

    class Moved(Message):
        """The cursor moved."""

    class Ticked(Message):
        """The box of the current block was clicked."""

    class Dragged(Message):
        """The current block was dragged to another day."""

        def __init__(self, day: date) -> None:
            super().__init__()
            self.day = day

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id, markup=False)
        self._shown: WeekExtent | None = None
        self._lines = WeekDrawing(Content(""), ())
        self._dragged: Place | None = None
        self._width_drawn = 0

    def show(self, shown: WeekExtent, width: int) -> None:
        """Draw a week, and move the cursor if its block is gone. `width` is the width the widget is going to have."""
        self._shown = shown._replace(cursor=self._valid_cursor(shown))
        self._draw(width)

    @property
    def cursor(self) -> Place | date | None:
        """Where the cursor is: a block's place, or a day."""
        return self._shown.cursor if self._shown else None

    @property
    def lines_drawn(self) -> int:
        """The height of the week in lines."""
        return len(self._lines.hits)

    @property
    def block(self) -> Block | None:
        """The block under the cursor, if any."""
        found = (block for block in self._shown.week.blocks if block.place == self.cursor) if self._shown else ()
        return next(iter(found), None)

    @property
    def day(self) -> date | None:
        """The day under the cursor."""
        if self.block:
            return self.block.day
        return self.cursor if isinstance(self.cursor, date) else None

    def go_to(self, place: Place | date) -> None:
        """Move the cursor to a block or a day."""
        if self._shown and place != self._shown.cursor:
            self._shown = self._shown._replace(cursor=place)
            self._draw()
            self.post_message(self.Moved())

    def _valid_cursor(self, shown: WeekExtent) -> Place | date:
        wanted = shown.cursor
        if isinstance(wanted, date):
            day = next((each for each in shown.week.days if each.date == wanted), shown.week.days[0])
            first = next((block for block in day.blocks if not block.done), None) or next(iter(day.blocks), None)
            return first.place if first else day.date
        return wanted if any(block.place == wanted for block in shown.week.blocks) else shown.week.days[0].date

    def _draw(self, width_to_come: int = 0) -> None:
        width = self.content_region.width or width_to_come
        if self._shown is None or not width:
            return
        self._width_drawn = width
        self._lines = (agenda if width < TOO_NARROW_FOR_COLUMNS else columns)(self._shown, width)
        self.update(self._lines.text)
        self.call_after_refresh(self._scroll_to_cursor)

    def _scroll_to_cursor(self) -> None:
        for y, row in enumerate(self._lines.hits):
            for x, width, what in row:
                if what == self.cursor and isinstance(self.parent, Widget):
                    self.parent.scroll_to_region(Region(x, y, width, 3), animate=False)
                    return

    def on_resize(self) -> None:
        """Draw columns or an agenda, depending on the width."""
        if self.content_region.width != self._width_drawn:
            self._draw()

    # -- keys

    def action_to_day(self, by: int) -> None:
        """Go to the day before or after, at about the same height."""
        if self._shown is None or self.day is None:
            return
        days = self._shown.week.days
        at = next((number for number, day in enumerate(days) if day.date == self.day), 0)
        here: list[Place | date] = [block.place for block in days[at].blocks]
        row = here.index(self.cursor) if self.cursor in here else 0
        there = days[max(0, min(len(days) - 1, at + by))]
        self.go_to(there.blocks[min(row, len(there.blocks) - 1)].place if there.blocks else there.date)

    def action_to_block(self, by: int) -> None:
        """Go to the block before or after; beyond the last block of a day, to the next day."""
        if self._shown is None:
            return
        stops: list[Place | date] = []
        for day in self._shown.week.days:
            stops += [block.place for block in day.blocks] or [day.date]
        at = stops.index(self.cursor) if self.cursor in stops else 0
        self.go_to(stops[max(0, min(len(stops) - 1, at + by))])

    def action_to_today(self) -> None:
        """Go to today, if it is in this week."""
        if self._shown:
            self.go_to(self._valid_cursor(self._shown._replace(cursor=self._shown.today)))

    # -- mouse

    def _at(self, x: int, y: int) -> tuple[Place | date, int] | None:
        if not 0 <= y < len(self._lines.hits):
            return None
        found = ((what, x - left) for left, width, what in self._lines.hits[y] if left <= x < left + width)
        return next(found, None)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Move the cursor, and start dragging if there is a block."""
        found = self._at(event.x, event.y)
        if found:
            self.go_to(found[0])
            self._dragged = None if isinstance(found[0], date) else found[0]

    def on_mouse_up(self, event: events.MouseUp) -> None:
        """Drop the block on another day, or tick it if its own box was clicked."""
        held, self._dragged = self._dragged, None
        found = self._at(event.x, event.y)
        if held is None or found is None or self.block is None:
            return
        what, offset = found
        day = what if isinstance(what, date) else self._day_of(what)
        if day is not None and day != self.block.day:
            self.post_message(self.Dragged(day))
        elif what == held and self._is_box(event.y, offset):
            self.post_message(self.Ticked())

    def _day_of(self, place: Place) -> date | None:
        found = (block.day for block in self._shown.week.blocks if block.place == place) if self._shown else ()
        return next(iter(found), None)

    def _is_box(self, y: int, offset: int) -> bool:
        narrow = self.content_region.width < TOO_NARROW_FOR_COLUMNS
        above = self._at_row(y - 1)
        return (narrow or self.cursor not in above) and offset < BOX_WIDTH + (2 if narrow else 0)

    def _at_row(self, y: int) -> list[Place | date]:
        return [what for _, _, what in self._lines.hits[y]] if y >= 0 else []
