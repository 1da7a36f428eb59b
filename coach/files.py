"""Safe reading of files from anywhere: only regular files, and only up to a size limit."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

A_PIECE = 1 << 16


class TooLargeError(OSError):
    """The file is larger than the limit."""


class NotRegularFileError(OSError):
    """Not a regular file but a pipe, a device or something else without an end."""


def typed_path(text: str) -> Path:
    """The path that somebody typed or dragged here, without quotes and with ~ expanded. Never raises."""
    return Path(os.path.expanduser(text.strip().strip("'\"").replace("\0", "\ufffd")))


def is_folder(path: Path) -> bool:
    """Whether the path is a folder; False for one that can't be examined, or an impossible name."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything is at the path, as far as can be seen."""
    try:
        return path.exists()
    except OSError:
        return False


def is_empty_folder(path: Path) -> bool:
    """Whether the path is an empty folder; False for one that can't be opened."""
    try:
        return not any(path.iterdir())
    except OSError:
        return False


def read_regular(file: Path, largest: int) -> bytes:
    """Read a regular file of at most `largest` bytes. Raises OSError; TooLargeError for a larger one.

    A pipe or a device is refused at once: an ordinary read would block for ever, or fill the memory.
    """
    with open_regular(file) as reading:
        status = os.fstat(reading.fileno())
        content = b""
        if status.st_size <= largest:
            content = reading.read(status.st_size)
            while len(content) <= largest and (more := reading.read(A_PIECE)):  # it grew in the meantime
                content += more
    if max(status.st_size, len(content)) > largest:
        raise TooLargeError(errno.EFBIG, f"it is larger than {largest // 1_000_000 or 1} MB", str(file))
    return content


def open_regular(file: Path) -> BinaryIO:
    """Open a regular file for reading. Raises OSError, also for a pipe or a device."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return open(handle, "rb")
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    raise NotRegularFileError(errno.EINVAL, "it is not an ordinary file", str(file))
