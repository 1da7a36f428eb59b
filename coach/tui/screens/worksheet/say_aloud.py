"""Saying a text aloud with a clock."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from coach.clock import Clock
from coach.domain.sanitize import shown_lines
from coach.guide.worksheets import Worksheet, WorksheetField
from coach.tui.screens.dialog import Dialog
from coach.tui.themes import MUTED

LOOKS = 0.5


def texts_to_say(sheet: Worksheet, text_of: Callable[[WorksheetField], str]) -> list[tuple[str, str]]:
    """Return the drafts of a worksheet as (label, text)."""
    return [(field.label, text_of(field)) for field in sheet.fields if field.kind == "draft"]


class SayDialog(Dialog[int]):
    """A text to say, and a clock without a limit. The result is the time in seconds, 0 if the clock never ran."""

    HELP = (
        "Space starts and stops the clock. Left and right choose the text, up and down move through a long one. Enter "
        "uses the time and asks how it went."
    )
    dialog_title = "Said aloud"
    KEYS_LINE = "space: clock · ← →: text · enter goes on · esc closes"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "turn", "Start or stop", show=False),
        Binding("left", "another(-1)", "Text before", show=False),
        Binding("right", "another(1)", "Next text", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("up", "move(-1)", "Up", show=False),
        Binding("enter,ctrl+s", "keep", "Go on", show=False),
    ]

    def __init__(self, texts: Sequence[tuple[str, str]], clock: Clock) -> None:
        super().__init__()
        self._texts = texts
        self._at = min(1, len(texts) - 1)
        self._clock = clock
        self._begun = clock.now()
        self._runs = False
        self._seconds = 0

    def contents(self) -> list[Widget]:
        """Return the text and the clock."""
        return [Static(id="say-clock", classes="hello"), Static(id="say-text")]

    def on_mount(self) -> None:
        """Redraw the clock while it runs."""
        self.set_interval(LOOKS, self._draw)
        self._draw()

    def _draw(self) -> None:
        if self._runs:
            self._seconds = int((self._clock.now() - self._begun).total_seconds())
        label, text = self._texts[self._at]
        self.query_one("#say-text", Static).update(
            Content.assemble((label, "bold"), "\n\n", shown_lines(text) or "There is no draft yet, so speak freely.")
        )
        how = "running; space stops it" if self._runs else "space starts the clock"
        self.query_one("#say-clock", Static).update(
            Content.assemble((f"{self._seconds} seconds", "bold"), (f"   {how}", MUTED))
        )

    def action_turn(self) -> None:
        """Start or stop the clock."""
        if not self._runs:
            self._begun = self._clock.now()
        self._draw()
        self._runs = not self._runs
        self._draw()

    def action_another(self, by: int) -> None:
        """Show another text."""
        self._at = (self._at + by) % len(self._texts)
        self._draw()

    def action_move(self, lines: int) -> None:
        """Scroll a text that is longer than the window."""
        self.query_one(".frame").scroll_relative(y=2 * lines, animate=False)

    def action_keep(self) -> None:
        """Close with the time."""
        self._draw()
        self.dismiss(self._seconds)
