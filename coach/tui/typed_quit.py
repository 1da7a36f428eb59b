"""Quit for somebody who types "exit" or "quit" on any screen. The letters of the word do nothing else.

In a room `q` quits, or asks, and the rest of the word is dropped. On a page, and for the other words, letters are held
back from the first one that does nothing there, and the complete word quits. If the first letter opens a form, the rest
is typed into it; coach asks about quitting if nothing, or enter, follows the word.
"""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING

from textual import events
from textual.timer import Timer

from coach.tui.screens.whole_window import WholeWindow

if TYPE_CHECKING:
    from coach.tui.host import Host

WORDS = ("quit", "exit", "bye", "logout")
PATIENCE = 2.0  # seconds allowed between two letters of a word
OVER_AFTER = 1.0  # seconds of silence after which a word typed into a form was meant to quit


class Leaving:
    """How much of a quit word has been typed so far."""

    def __init__(self, app: Host) -> None:
        self._app = app
        self._typed_so_far = ""
        self._at = 0.0
        self._key_had_effect = False
        self._is_in_a_form = False
        self._ask_timer: Timer | None = None
        self._is_leaving = False

    def begin(self) -> None:
        """Ignore everything typed from now on."""
        self._is_leaving = True

    def takes(self, event: events.Event) -> bool:
        """Whether to swallow the event: it is a key of such a word, or came after quitting."""
        if not isinstance(event, events.Key | events.Paste):
            return False
        if self._is_leaving:
            return True
        key, letter = (event.key, event.character) if isinstance(event, events.Key) else ("", None)
        if self._ask_timer:
            self._ask_timer.stop()
            self._ask_timer = None
            if key == "enter":
                self._app.ask_to_leave()
                return True
        begun = self._typed_so_far if monotonic() - self._at < PATIENCE else ""
        self._typed_so_far, self._at = "", monotonic()
        if not letter or not any(word.startswith(begun + letter.lower()) for word in WORDS):
            return False
        return self._continues_word(begun + letter.lower()) if begun else self._begins_word(key, letter)

    def _continues_word(self, word: str) -> bool:
        if self._is_in_a_form:
            return self._continues_in_form(word)
        if word not in WORDS:
            self._typed_so_far = word
        elif not self._key_had_effect:
            self._app.call_later(self._app.main.action_quit_coach)
        return True

    def _continues_in_form(self, word: str) -> bool:
        if isinstance(self._app.screen, WholeWindow):  # the first letter opened nothing
            return False
        if word in WORDS:
            self._ask_timer = self._app.screen.set_timer(OVER_AFTER, self._app.ask_to_leave)
        else:
            self._typed_so_far = word
        return False

    def _begins_word(self, key: str, letter: str) -> bool:
        """Whether a word begins here. A first letter that is bound to something still does it."""
        screen = self._app.screen
        active = screen.active_bindings.get(key)
        typing = screen.focused and screen.focused.check_consume_key(key, letter)
        self._key_had_effect = active is not None
        if typing or not isinstance(screen, WholeWindow):
            return False
        self._is_in_a_form = bool(active and active.binding.id != "quit")
        self._typed_so_far = letter.lower()
        return not active
