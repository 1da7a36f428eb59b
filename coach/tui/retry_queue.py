"""What the disk did not take: it waits here, with all that was typed, until it is tried again or let go."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from coach.errors import JournalError
    from coach.tui.host import Host


class RetryQueue:
    """Things that could not be saved, in the order in which they were done. One dialog asks about all of them."""

    def __init__(self, app: Host) -> None:
        self._app = app
        self._waiting: list[Callable[[], None]] = []

    @property
    def is_empty(self) -> bool:
        """Whether everything that was done is saved."""
        return not self._waiting

    def wait_for_room(self, error: JournalError, again: Callable[[], None]) -> None:
        """Something was not saved; `again` tries once more. Ask what to do about it."""
        first = self.is_empty
        self._waiting.append(again)
        if first:
            from coach.tui.screens.message_dialogs import NotSavedDialog

            self._app.push_screen(NotSavedDialog(error), self._answered)

    def _answered(self, try_again: bool | None) -> None:  # noqa: FBT001 - Textual calls it with the answer
        waiting, self._waiting = self._waiting, []
        for again in waiting if try_again else ():
            again()
