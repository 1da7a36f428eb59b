"""Taking a file away so that its bytes are gone from it first.

What this can't reach: copies made before, snapshots, and what a disk keeps of blocks that it has replaced by itself.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from coach.storage.atomic_write import atomic_write, sync, sync_folder, temp_path

AT_A_TIME = 1 << 16


def erase(file: Path) -> None:
    """Write over the bytes of `file` and take it away, durably. One that is not there is gone. Raises OSError."""
    if old := _opened(file):
        with old:
            _write_over(old)
    elif not os.path.lexists(file):
        return
    file.unlink()
    sync_folder(file.parent)


def atomic_write_and_erase(file: Path, content: bytes) -> None:
    """As `atomic_write`; the bytes that stood there before, and what a kill left beside, are written over too."""
    erase(temp_path(file))
    old = _opened(file)  # it is held open while its name goes to the new content
    try:
        atomic_write(file, content)
        if old:
            _write_over(old)
    finally:
        if old:
            old.close()


def _opened(file: Path) -> BinaryIO | None:
    """The file, to be written over; None where there is none, or a link or a pipe: its other end is somebody else's."""
    flags = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    if file.is_symlink():
        return None
    try:
        handle = os.open(file, flags)
    except FileNotFoundError:
        return None
    if stat.S_ISREG(os.fstat(handle).st_mode):
        return os.fdopen(handle, "r+b")
    os.close(handle)
    return None


def _write_over(file: BinaryIO) -> None:
    left = os.fstat(file.fileno()).st_size
    file.seek(0)
    while left > 0:
        left -= file.write(bytes(min(left, AT_A_TIME)))
    file.flush()
    sync(file.fileno())
