"""A screen that fills the window. If the window is too small, one sentence replaces everything else."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from coach.tui.command_worker import Asks

LEAST_WIDTH, LEAST_HEIGHT = 60, 20


class WholeWindow(Asks, Screen[None]):
    """Does nothing that can't be seen.

    In a window that is too small, only quitting (an action of the application) and `STILL_ACTS` work.
    """

    STILL_ACTS: ClassVar[tuple[str, ...]] = ("help",)
    _focused_before: Widget | None = None

    def first_focus(self) -> Widget | None:
        """Return the widget to focus if nothing had the focus before."""
        return None

    @property
    def is_too_small(self) -> bool:
        """Whether the window is too small and shows only one sentence."""
        return self.has_class("-too-small")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse actions whose effect can't be seen."""
        if self.is_too_small and action not in self.STILL_ACTS:
            return False
        return super().check_action(action, parameters)

    @on(events.Resize)
    def _check_window_size(self, event: events.Resize) -> None:
        """Show only one sentence in a window that is too small; restore the screen and the focus once it is larger."""
        width, height = event.size
        small, was_small = width < LEAST_WIDTH or height < LEAST_HEIGHT, self.is_too_small
        if small and not was_small:
            self._focused_before = self.focused
        self.set_class(small, "-too-small")
        if small:
            self._show_sentence(
                f"coach needs a window of {LEAST_WIDTH} columns and {LEAST_HEIGHT} rows; this one has {width} and "
                f"{height}. Make it larger, and coach carries on where you were."
            )
        elif was_small and (widget := self._focused_before or self.first_focus()):
            widget.focus()

    def _show_sentence(self, sentence: str) -> None:
        if line := self.query_one_optional("#too-small", Static):
            line.update(sentence)
        else:
            self.mount(Static(sentence, id="too-small", markup=False))
