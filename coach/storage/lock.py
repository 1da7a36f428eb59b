"""The lock between processes: one writes at a time, the others wait."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from coach.errors import JournalError
from coach.files import is_there
from coach.storage.home import Home, cannot_write
from coach.storage.system_lock import Release, acquire, is_supported

if TYPE_CHECKING:
    from pathlib import Path

    from filelock import BaseFileLock

TIMEOUT = 10.0
POLL_SECONDS = 0.002
# Errors of disks without locks: some network disks, and some FUSE file systems.
HAS_NO_LOCKS = {errno.ENOSYS, errno.ENOLCK, errno.EOPNOTSUPP, errno.ENOTSUP}


@contextmanager
def locked(home: Home) -> Iterator[None]:
    """Hold the lock of this folder, creating the folder if necessary. Raises JournalError if it can't be had.

    The system frees it when a process ends, however it ends, so a killed process never blocks others. On a disk without
    locks a plain lock file is used instead; `coach doctor` says so.
    """
    home.make()
    release = _acquired(home)
    try:
        yield
    finally:
        release()


def keeps_no_locks(home: Home) -> bool:
    """Whether the disk refuses to lock the lock file. It creates no file."""
    from filelock import FileLock, Timeout

    if not is_there(home.lock):
        return False
    lock = FileLock(home.lock, timeout=0, fallback_to_soft=False)
    try:
        lock.acquire()
    except Timeout:
        return False
    except OSError as error:
        return error.errno in HAS_NO_LOCKS
    lock.release()
    return False


def _acquired(home: Home) -> Release:
    try:
        return _of_the_system(home.lock)
    except OSError as error:
        if error.errno not in HAS_NO_LOCKS:
            raise cannot_write(home.lock, error) from error
    from filelock import SoftFileLock

    try:
        plain = SoftFileLock(home.plain_lock, timeout=TIMEOUT, poll_interval=POLL_SECONDS, mode=0o600)
        return _waited_for(plain, f" If coach is not open on any other machine, delete {home.plain_lock}.")
    except OSError as error:
        raise cannot_write(home.plain_lock, error) from error


def _of_the_system(file: Path) -> Release:
    """Wait for the system's lock. Raises OSError, or JournalError if another process holds it too long."""
    if is_supported():
        release = acquire(file, TIMEOUT, POLL_SECONDS)
        if release is None:
            raise _held()
        return release
    from filelock import FileLock

    return _waited_for(FileLock(file, timeout=TIMEOUT, poll_interval=POLL_SECONDS, mode=0o600, fallback_to_soft=False))


def _waited_for(lock: BaseFileLock, otherwise: str = "") -> Release:
    """Wait for the lock. Raises OSError, or JournalError if another process holds it too long."""
    from filelock import Timeout

    try:
        lock.acquire()
    except Timeout as error:
        raise _held(otherwise) from error
    return lock.release


def _held(otherwise: str = "") -> JournalError:
    return JournalError(
        "Another coach is saving",
        f"It did not finish within ten seconds. Close it, or try again.{otherwise}",
    )
