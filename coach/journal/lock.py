"""The lock between processes: one writes at a time, the others wait their turn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from coach.errors import JournalError
from coach.journal.home import Home, cannot_write

PATIENCE = 10.0
LOOK_AGAIN = 0.002


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """Hold the lock of this folder, making the folder if need be. Raises JournalError if it is not to be had.

    The system frees it when a process ends, however it ends, so a killed one never stands in the way.
    """
    from filelock import FileLock, Timeout

    home.make()
    lock = FileLock(home.lock, timeout=PATIENCE, poll_interval=LOOK_AGAIN, mode=0o600)
    try:
        lock.acquire()
    except Timeout as error:
        raise JournalError(
            "Another coach is writing", "It did not finish in ten seconds. Close the other one, or try again."
        ) from error
    except OSError as error:
        raise cannot_write(home.lock, error) from error
    except NotImplementedError as error:
        raise JournalError(
            "The folder can't be locked", f"The disk of {home.folder} has no locks. Set COACH_HOME to another folder."
        ) from error
    try:
        yield
    finally:
        lock.release()
