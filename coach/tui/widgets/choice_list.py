"""A list of things to choose from, with boxes made of characters, so that they show without colour."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class ChoiceList(OptionList):
    """`chosen` holds the indices of ticked rows; space toggles one, `a` all or none."""

    HELP = "Space ticks the line under the cursor, or removes the tick; so does a click. a ticks all, or none."
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "Choose", show=False),
        Binding("a", "turn_all", "All or none", show=False),
    ]

    def __init__(self, words: Sequence[str], *, id: str) -> None:  # noqa: A002 - Textual's own name for it
        super().__init__(*(Option("") for _ in words), id=id, markup=False)
        self._words = words
        self.chosen: set[int] = set()

    def on_mount(self) -> None:
        """Draw every box."""
        self._draw(range(len(self._words)))

    def _draw(self, places: Sequence[int]) -> None:
        for place in places:
            box = Content.styled("[x] ", "$success") if place in self.chosen else Content("[ ] ")
            self.replace_option_prompt_at_index(place, Content.assemble(box, self._words[place]))

    def on_click(self, event: events.Click) -> None:
        """Toggle the clicked row. OptionList would treat a click like enter, which moves on."""
        event.prevent_default()
        place = event.style.meta.get("option")
        if place is not None:
            self.highlighted = place
            self.action_turn()

    def action_turn(self) -> None:
        """Toggle the row under the cursor."""
        if self.highlighted is not None:
            self.chosen ^= {self.highlighted}
            self._draw([self.highlighted])

    def action_turn_all(self) -> None:
        """Choose all, or none if all are chosen."""
        everything = set(range(len(self._words)))
        self.chosen = set() if self.chosen == everything else everything
        self._draw(sorted(everything))
