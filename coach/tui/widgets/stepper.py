"""A number that the left and right arrow keys move, to ask: what if?"""

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
        """The number is another one."""

    def __init__(self, say: Callable[[int], str], *, step: int, most: int, start: int = 0, id: str) -> None:  # noqa: A002
        super().__init__(id=id)
        self.say = say
        self.step = step
        self.most = most
        self.start = start
        self.set_reactive(Stepper.value, start)

    def render(self) -> Content:
        """The number between two arrows, which say that it can be moved."""
        arrow = "reverse" if self.has_focus else MUTED
        words = (f" {self.say(self.value)} ", "" if self.value == self.start else "bold")
        return Content.assemble(("<", arrow), words, (">", arrow))

    def get_content_width(self, container: object, viewport: object) -> int:  # noqa: ARG002 - Textual's
        """As wide as its words."""
        return len(self.say(self.value)) + 4

    def action_move(self, by: int) -> None:
        """Some steps up or down."""
        self.value = max(0, min(self.most, self.value + by * self.step))

    def action_reset(self) -> None:
        """Where it began."""
        self.value = self.start

    def watch_value(self) -> None:
        """Tell that it moved."""
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """A click on the left arrow is less, anywhere else more."""
        offset = event.get_content_offset(self)
        self.action_move(-1 if offset is not None and offset.x < 2 else 1)
