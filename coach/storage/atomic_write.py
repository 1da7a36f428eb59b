"""Bytes on the disk: a file is replaced whole or not at all, and is there after a power cut once this returns."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

OWNER_READS_AND_WRITES = 0o600
LEFT_OVER = ".new"

_NO_SYNC_OF_FOLDERS = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
_READER_TAKES = 2.0


def temp_path(file: Path) -> Path:
    """Where the next content of `file` is written before it takes its place; a kill may leave it there."""
    return file.with_name(f".{file.name}{LEFT_OVER}")


def atomic_write(file: Path, content: bytes, new: Path | None = None) -> None:
    """Put `content` in the place of `file`, readable by its owner alone; when this returns it is on the disk.

    It is written to `new` first, on the same disk; beside the file where that is not given.

    Raises OSError, and then `file` is as it was; only where the disk fails at the very last, when the folder is to be
    made durable, it may be the new one already.
    """
    new = new or temp_path(file)
    try:
        with open(_begin(new), "wb") as writing:
            writing.write(content)
            writing.flush()
            sync(writing.fileno())
        _put_in_place(new, file)
    except BaseException:
        with suppress(OSError):
            new.unlink()
        raise
    sync_folder(file.parent)


def fill_folder(folder: Path, files: Iterable[tuple[str, bytes]]) -> None:
    """Write files, each by its name below `folder`, which only its owner may look into: all of them, or none.

    The folder is new or empty. Raises OSError.
    """
    from secrets import token_hex
    from shutil import rmtree

    folder = folder.absolute()
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    new = folder.with_name(f".{folder.name}.{token_hex(4)}.new")
    try:
        new.mkdir(mode=0o700)
        for name, content in files:
            (new / name).parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            atomic_write(new / name, content)
        if folder.exists():
            folder.rmdir()
        new.rename(folder)
        sync_folder(folder.parent)
    except BaseException:
        rmtree(new, ignore_errors=True)
        raise


def sync_folder(folder: Path) -> None:
    """Make the names in `folder` durable. Raises OSError.

    Windows has no handle to do it with: there a power cut within moments may bring the old file back, whole.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        sync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC_OF_FOLDERS:  # some file systems can't, and keep names in order by themselves
            raise
    finally:
        os.close(handle)


def _begin(new: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(new, flags, OWNER_READS_AND_WRITES)
    except FileExistsError:  # left over by a kill; not written into, since its mode and owner may be others
        new.unlink()
        return os.open(new, flags, OWNER_READS_AND_WRITES)


def sync(handle: int) -> None:
    """Make what was written to an open file durable. Raises OSError."""
    if sys.platform == "darwin":  # fsync leaves it in the drive's own memory there
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _put_in_place(new: Path, file: Path) -> None:
    """On Windows a file can't be replaced in the moment that somebody reads it, so wait for them a little."""
    until = time.monotonic() + _READER_TAKES
    while True:
        try:
            os.replace(new, file)
        except PermissionError:
            if os.name != "nt" or time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return
