"""Secure deletion: overwrite the bytes of a file, then delete it.

What this can't reach: earlier copies, file system snapshots, and blocks that the disk has remapped by itself.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import BinaryIO

from coach.storage.atomic_write import atomic_write, sync, sync_folder, temp_path

AT_A_TIME = 1 << 16


def erase(file: Path) -> None:
    """Overwrite `file` and delete it, durably. A missing file is fine. Raises OSError."""
    if old := _opened(file):
        with old:
            _write_over(old)
    elif not os.path.lexists(file):
        return
    file.unlink()
    sync_folder(file.parent)


def atomic_write_and_erase(file: Path, content: bytes) -> None:
    """As `atomic_write`, but also overwrite the old content, and temporary files that a kill left."""
    erase(temp_path(file))
    old = _opened(file)  # keep the old file open while its name moves to the new one
    try:
        atomic_write(file, content)
        if old:
            _write_over(old)
    finally:
        if old:
            old.close()


def _opened(file: Path) -> BinaryIO | None:
    """Open a file to overwrite it; None if it is missing, or is a link or a pipe to somebody else's data."""
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
