"""Somebody who types "exit" or "quit" wants to leave: the letters of the word do nothing else, on whatever screen.

In a room `q` leaves, and what was typed after it is dropped. On a page, and for the other words, the letters are held
back from the first one that does nothing there, and the word leaves once it is whole.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import events

from coach.tui.screens.whole_window import WholeWindow

if TYPE_CHECKING:
    from coach.tui.host import Host

WORDS = ("quit", "exit", "bye", "logout")
PATIENCE = 2.0  # seconds between two letters of a word


class Leaving:
    """What was typed so far of a word that leaves."""

    def __init__(self, app: Host) -> None:
        self._app = app
        self._begun = ""
        self._at = 0.0
        self._is_leaving = False

    def begin(self) -> None:
        """From now on nothing that is typed does anything."""
        self._is_leaving = True

    def takes(self, event: events.Key | events.Paste) -> bool:
        """Whether the key is a part of such a word, or came after leaving, and so does nothing else."""
        if self._is_leaving:
            return True
        letter = event.character if isinstance(event, events.Key) else None
        if not letter or not isinstance(self._app.screen, WholeWindow):
            self._begun = ""
            return False
        begun = self._begun if monotonic() - self._at < PATIENCE else ""
        word = begun + letter.lower()
        self._at = monotonic()
        self._begun = word if any(each.startswith(word) for each in WORDS) and (begun or self._is_idle(event)) else ""
        if self._begun in WORDS:
            self._begun = ""
            self._app.call_later(self._app.main.action_quit_coach)
            return True
        return bool(self._begun)

    def _is_idle(self, event: events.Event) -> bool:
        """Whether the key does nothing here: no command has it, and nobody types."""
        screen = self._app.screen
        if not isinstance(event, events.Key) or event.key in screen.active_bindings:
            return False
        return not (screen.focused and screen.focused.check_consume_key(event.key, event.character))
