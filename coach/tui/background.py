"""Changes that come without a key: another window writes, a minute passes, or the person is idle."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from coach.errors import CoachError
from coach.tui.gc_tuning import collect_in_between
from coach.tui.screen_keeper import RESTS_AFTER
from coach.tui.startup import tell_of_files

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.tui.host import Host

LOOK_EVERY = 1.0
"""Seconds between two checks."""


class BackgroundWatch:
    """Polls for changes and has the application redraw. `at_rest` is called while the person is idle."""

    def __init__(self, app: Host) -> None:
        self._app = app
        self._next: asyncio.TimerHandle | None = None
        self._last_error = ""
        self.at_rest: Callable[[], None] = lambda: None

    def keep_looking(self) -> None:
        """Start polling. A Textual timer would cost ten times as much as the check itself."""
        self.look()
        self._next = asyncio.get_running_loop().call_later(LOOK_EVERY, self.keep_looking)

    def stop(self) -> None:
        """Stop polling."""
        if self._next:
            self._next.cancel()

    def look(self) -> None:
        """Check once."""
        app = self._app
        now, drawn = app.store.clock.now(), app.main.view.now
        if (now.date(), now.hour, now.minute) != (drawn.date(), drawn.hour, drawn.minute):
            app.call_later(app.redraw)
        if app.store.journal.has_changed():
            app.work_beside(self._apply_changes, "news")
        elif app.idle_for > LOOK_EVERY:
            collect_in_between()
            if app.idle_for > RESTS_AFTER:
                self.at_rest()

    async def _apply_changes(self) -> None:
        """Load what another window wrote. A repeated error is shown only once."""
        app, trouble = self._app, None
        try:
            changed = await asyncio.wrap_future(app.journal_thread.ask(lambda store: store.refresh()))
        except CoachError as error:
            changed, trouble = False, error
        if changed:
            app.redraw()
        tell_of_files(app)
        if trouble and trouble.message != self._last_error:
            app.tell(trouble.message, trouble.title)
        self._last_error = trouble.message if trouble else ""
