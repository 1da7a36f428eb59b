"""What `coach status` and `coach today` print is kept, and printed again as long as it is true."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from coach import first_screen
from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.cli.context import Context
    from coach.storage.store import Store


class KeptOutput:
    """What one command prints. It's made before the journal is read, and so knows if that changes meanwhile."""

    def __init__(self, command: str, context: Context) -> None:
        self._name = first_screen.output_name(command)
        self._context = context
        self._before = b""
        with suppress(OSError, CoachError):
            self._before = first_screen.made_from(str(context.home.folder), self._name, ())

    def keep(self, text: str, store: Store) -> None:
        """Keep it until the page of the day changes by itself. Where that can't be done, it is only printed."""
        from coach.storage.kept_texts import ahead, can_be_kept, keep

        now = self._context.clock.now()
        with suppress(OSError):
            span = next(((begins, ends) for begins, ends in ahead(store.state, self._context.clock, 0)), None)
            if self._before and can_be_kept(store) and span and span[0] <= now:
                keep(self._context.home, self._name, self._before, [(span, text.encode("utf-8", "replace"))])
