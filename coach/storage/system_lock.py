"""The operating system's lock on a file, which is freed when a process ends, however it ends.

filelock does the same, but takes as long to import as everything else that a tick needs: it is only used without flock.
"""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Callable
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

OWNER_READS_AND_WRITES = 0o600
HELD_BY_ANOTHER = {errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES}  # the last one on some network disks

Release = Callable[[], None]


def is_supported() -> bool:
    """Whether this system has such locks; whether the disk supports them shows when one is requested."""
    return fcntl is not None


def acquire(file: Path, patience: float, look_again: float) -> Release | None:
    """Hold the lock of `file`, creating the file if necessary; call the result to release it.

    None if another process held it for all of `patience` seconds. A link in its place is refused. Raises OSError.
    """
    until = time.monotonic() + patience
    while True:
        handle = _open(file)
        try:
            if _is_locked(handle) and _is_still(handle, file):
                return lambda: _release(handle)
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)
        if time.monotonic() >= until:
            return None
        time.sleep(look_again)


def _open(file: Path) -> int:
    """Open without truncating; only the creator sets the mode. A pipe in its place blocks nobody."""
    flags = os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK
    try:
        handle = os.open(file, flags | os.O_CREAT | os.O_EXCL, OWNER_READS_AND_WRITES)
    except FileExistsError:
        return os.open(file, flags | os.O_CREAT, OWNER_READS_AND_WRITES)
    os.fchmod(handle, OWNER_READS_AND_WRITES)
    return handle


def _is_locked(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        if error.errno in HELD_BY_ANOTHER:
            return False
        raise
    return True


def _is_still(handle: int, file: Path) -> bool:
    """Whether the locked file is the one that others find: it may have been deleted meanwhile."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(file))
    except FileNotFoundError:
        return False


def _release(handle: int) -> None:
    try:
        fcntl.flock(handle, fcntl.LOCK_UN)
    finally:
        os.close(handle)
