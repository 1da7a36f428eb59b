"""Caches the output of `coach status` and `coach today` for as long as it is valid."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach import first_screen
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.storage.store import Store


class KeptOutput:
    """The output of one command. Create it before reading the journal, so that a later change is noticed."""

    def __init__(self, command: str, context: Context) -> None:
        self._name = first_screen.output_name(command)
        self._context = context
        self._before = b""
        with suppress(OSError, CoachError):
            self._before = first_screen.fingerprint(str(context.home.folder), self._name, ())

    def keep(self, text: str, store: Store) -> None:
        """Cache the output until the day's page changes by itself. On any error it is only printed."""
        from coach.storage.kept_texts import can_be_cached, keep, upcoming_spans

        now = self._context.clock.now()
        with suppress(OSError):
            span = next(((begins, ends) for begins, ends in upcoming_spans(store.state, self._context.clock, 0)), None)
            if self._before and can_be_cached(store) and span and span[0] <= now:
                keep(self._context.home, self._name, self._before, [(span, text.encode("utf-8", "replace"))])
