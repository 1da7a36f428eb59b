"""A scale from 1 to 5, set with a digit, the arrow keys or the mouse."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.tui.themes import MUTED

NUMBERS = range(1, 6)


class Scale(Widget, can_focus=True):
    """Five numbers in a row with a word at each end; `value` is None until one is chosen."""

    HELP = "A scale from 1 to 5. Type the digit, or move with the left and right arrow keys."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "step(-1)", "Lower", show=False),
        Binding("right", "step(1)", "Higher", show=False),
        *(Binding(str(number), f"choose({number})", show=False) for number in NUMBERS),
    ]
    value: reactive[int | None] = reactive[int | None](None)

    def __init__(self, label: str, low: str, high: str, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._label = label
        self._low = low
        self._high = high

    def render(self) -> Content:
        """Draw the chosen number in brackets, so that it shows without colour."""
        numbers = [
            Content.styled(f"[{number}]", "bold $accent") if number == self.value else Content(f" {number} ")
            for number in NUMBERS
        ]
        return Content.assemble(
            f"{self._label:<8}",
            (f"{self._low:>10} ", MUTED),
            *numbers,
            (f" {self._high}", MUTED),
        )

    def action_step(self, by: int) -> None:
        """Go one lower or higher, from the middle if nothing is chosen."""
        self.value = 3 if self.value is None else min(5, max(1, self.value + by))

    def action_choose(self, number: int) -> None:
        """Choose a number."""
        self.value = number

    def on_click(self, event: events.Click) -> None:
        """Choose the number under the mouse."""
        offset = event.get_content_offset(self)
        number = (offset.x - 19) // 3 + 1 if offset else 0
        if number in NUMBERS:
            self.value = number
