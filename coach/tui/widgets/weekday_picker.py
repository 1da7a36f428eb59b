"""The days of the week, each on or off."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.domain.dates import WEEKDAYS

CELL = 4


class WeekdayPicker(Widget, can_focus=True):
    """Seven days in a row. `days` are the chosen weekdays (Monday is 0); space toggles the one at `cursor`."""

    HELP = "The days you want to work on this. Move with left and right; space turns a day on or off."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
        Binding("space", "turn", "On or off", show=False),
    ]
    days: reactive[tuple[int, ...]] = reactive[tuple[int, ...]](())
    cursor: reactive[int] = reactive(0)

    def render(self) -> Content:
        """Draw chosen days in brackets; the one at the cursor is underlined while the row has the focus."""
        cells = []
        for number, name in enumerate(WEEKDAYS):
            before, after = "[]" if number in self.days else "  "
            style = "bold underline $accent" if self.has_focus and number == self.cursor else ""
            cells.append(Content.assemble(before, (name[:2], style), after))
        return Content.assemble(*cells)

    def action_move(self, by: int) -> None:
        """Go to the day before or after."""
        self.cursor = (self.cursor + by) % 7

    def action_turn(self) -> None:
        """Toggle the day at the cursor."""
        self.days = tuple(sorted(set(self.days) ^ {self.cursor}))

    def on_click(self, event: events.Click) -> None:
        """Toggle the clicked day."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.x // CELL < len(WEEKDAYS):
            self.cursor = offset.x // CELL
            self.action_turn()
