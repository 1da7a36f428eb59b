"""A number to change with the left and right arrow keys, for "what if?"."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from coach.tui.themes import MUTED


class Stepper(Widget, can_focus=True):
    """Shows `say(value)` between two arrows; `value` goes from 0 to `most` in steps of `step`."""

    HELP = "A what-if. The left and right arrow keys change it, and the date moves at once. coach does not save it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Less", show=False),
        Binding("right", "move(1)", "More", show=False),
        Binding("home", "reset", "Back to the start", show=False),
    ]
    value: reactive[int] = reactive(0, layout=True)

    class Moved(Message):
        """The number changed."""

    def __init__(self, say: Callable[[int], str], *, step: int, most: int, start: int = 0, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.say = say
        self.step = step
        self.most = most
        self.start = start
        self.set_reactive(Stepper.value, start)

    def render(self) -> Content:
        """Draw the number between two arrows, which show that it can be changed."""
        arrow = "reverse" if self.has_focus else MUTED
        words = (f" {self.say(self.value)} ", "" if self.value == self.start else "bold")
        return Content.assemble(("<", arrow), words, (">", arrow))

    def get_content_width(self, container: object, viewport: object) -> int:  # noqa: ARG002 - Textual's
        """Return the width of its words."""
        return len(self.say(self.value)) + 4

    def action_move(self, by: int) -> None:
        """Move some steps up or down."""
        self.value = max(0, min(self.most, self.value + by * self.step))

    def action_reset(self) -> None:
        """Go back to the start value."""
        self.value = self.start

    def watch_value(self) -> None:
        """Report the change."""
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Go down on the left arrow, up anywhere else."""
        offset = event.get_content_offset(self)
        self.action_move(-1 if offset is not None and offset.x < 2 else 1)
