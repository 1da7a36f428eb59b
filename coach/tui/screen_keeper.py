"""Keep pictures of the first screen ready for the next start: taken on exit, and while the window is idle."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from datetime import timedelta

from coach import first_screen
from coach.storage.kept_texts import can_be_cached, offset_of
from coach.storage.store import Store

RESTS_AFTER = 60.0
"""Seconds since the last key."""
LATER = timedelta(days=1)


class ScreenKeeper:
    """Starts the camera process (`coach.tui.camera`) whenever the saved pictures are out of date."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept_for: object = None
        self._camera = 0

    def rest(self) -> None:
        """Take pictures of the current state while the person is idle, unless they exist. Called every second."""
        with suppress(OSError):
            self._reap_camera()
            size = os.get_terminal_size(1)
            there = (self._store.state.last_id, self._store.clock.now().date(), size)
            if there != self._kept_for:
                self._kept_for = there
                self.keep()

    def keep(self) -> None:
        """Take the pictures, unless there are valid ones for now and for this time tomorrow."""
        with suppress(OSError):  # the terminal is gone
            size = os.get_terminal_size(1)
            is_seen = os.name == "posix" and min(size) > 0  # a terminal of no size is one that nobody looks at
            if is_seen and can_be_cached(self._store) and not self._is_kept(size):
                self._camera = _start_camera(str(self._store.journal.home.folder), size)

    def _reap_camera(self) -> None:
        """Reap the camera process, so that it doesn't stay a zombie."""
        if self._camera:
            with suppress(ChildProcessError):
                ended, _ = os.waitpid(self._camera, os.WNOHANG)
                self._camera = 0 if ended else self._camera

    def _is_kept(self, size: first_screen.Size) -> bool:
        now = self._store.clock.now()
        try:
            return all(first_screen.cached_picture(size, at.timestamp(), offset_of(at)) for at in (now, now + LATER))
        except (OSError, ValueError):
            return False


def _start_camera(folder: str, size: first_screen.Size) -> int:
    """Start the process and return its id. It outlives the window. Raises OSError."""
    command = [sys.executable, "-P", "-m", "coach.tui.camera", folder, *map(str, size)]
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    nowhere = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    return os.posix_spawn(sys.executable, command, environment, file_actions=nowhere, setsid=True)
