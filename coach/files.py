"""Opening files that anybody may have put there: only ordinary ones, and no more of them than there is room for."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import BinaryIO

A_PIECE = 1 << 16


class TooLargeError(OSError):
    """The file holds more than was asked for at most."""


class NotOrdinaryError(OSError):
    """It is a pipe, a device or something else without an end."""


def typed_path(text: str) -> Path:
    """The path that somebody typed or dragged here: quotes go, and ~ is their home. Never raises."""
    return Path(os.path.expanduser(text.strip().strip("'\"").replace("\0", "\ufffd")))


def is_folder(path: Path) -> bool:
    """Whether a folder is there. One that may not be looked at, or a name that can't be, is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def is_there(path: Path) -> bool:
    """Whether anything is there, as far as one may look."""
    try:
        return path.exists()
    except OSError:
        return False


def is_empty_folder(path: Path) -> bool:
    """Whether a folder is there that holds nothing. One that may not be looked into is none."""
    try:
        return not any(path.iterdir())
    except OSError:
        return False


def read_ordinary(file: Path, largest: int) -> bytes:
    """What an ordinary file holds, `largest` bytes at most. Raises OSError; TooLargeError for one that holds more.

    A pipe or a device in its place is refused at once: whoever reads it the usual way waits for ever, or until the
    memory is full.
    """
    with open_ordinary(file) as reading:
        status = os.fstat(reading.fileno())
        content = b""
        if status.st_size <= largest:
            content = reading.read(status.st_size)
            while len(content) <= largest and (more := reading.read(A_PIECE)):  # it grew in the meantime
                content += more
    if max(status.st_size, len(content)) > largest:
        raise TooLargeError(errno.EFBIG, f"it is larger than {largest // 1_000_000 or 1} MB", str(file))
    return content


def open_ordinary(file: Path) -> BinaryIO:
    """An ordinary file, opened for reading. Raises OSError, also for a pipe or a device."""
    handle = os.open(file, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    mode = os.fstat(handle).st_mode
    if stat.S_ISREG(mode):
        return open(handle, "rb")
    os.close(handle)
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(file))
    raise NotOrdinaryError(errno.EINVAL, "it is not an ordinary file", str(file))
