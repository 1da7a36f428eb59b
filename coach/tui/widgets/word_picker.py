"""A choice of a few words, changed with the left and right arrow keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from coach.tui.themes import MUTED


class WordPicker(Widget, can_focus=True):
    """Shows one of `words` between two arrows; `index` is its place."""

    HELP = "One of several. The left and right arrow keys change it."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right", "turn(1)", "Next", show=False),
    ]
    index: reactive[int] = reactive(0)

    def __init__(self, words: Sequence[str], index: int, *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(id=id)
        self._words = words
        self.set_reactive(WordPicker.index, index)

    @property
    def word(self) -> str:
        """The word shown."""
        return self._words[self.index]

    def render(self) -> Content:
        """Draw the word between arrows, which show that there are others."""
        arrow = "reverse" if self.has_focus else MUTED
        return Content.assemble(("<", arrow), f" {self.word} ", (">", arrow))

    def action_turn(self, by: int) -> None:
        """Go to the next word, wrapping around."""
        self.index = (self.index + by) % len(self._words)

    def on_click(self, event: events.Click) -> None:
        """Go back on the left arrow, forward anywhere else."""
        offset = event.get_content_offset(self)
        self.action_turn(-1 if offset is not None and offset.x < 2 else 1)
