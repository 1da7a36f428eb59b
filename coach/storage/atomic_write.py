"""Atomic, durable file writes: temporary file, fsync, rename."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

OWNER_READS_AND_WRITES = 0o600
TEMPORARY_SUFFIX = ".new"

_NO_SYNC_OF_FOLDERS = (errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)
_READER_TAKES = 2.0


def temp_path(file: Path) -> Path:
    """The temporary file that `file` is written to before the rename. A kill may leave it behind."""
    return file.with_name(f".{file.name}{TEMPORARY_SUFFIX}")


def atomic_write(file: Path, content: bytes, new: Path | None = None) -> None:
    """Replace `file` with `content`, readable by its owner alone; it is on the disk when this returns.

    The content is first written to `new`, which must be on the same disk; the default is `temp_path(file)`.

    Raises OSError, and then `file` is unchanged. The one exception: if the last step fails, the fsync of the folder,
    `file` may already be the new one.
    """
    new = new or temp_path(file)
    try:
        with open(_open_new(new), "wb") as writing:
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
    """Write files, each by its name below `folder`, which only its owner can open: all of them, or none.

    The folder must be new or empty. Raises OSError.
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
    """Fsync `folder`, so that its file names are durable. Raises OSError.

    A no-op on Windows, which can't open a folder for this: a power cut within moments may bring the old file back,
    whole.
    """
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        sync(handle)
    except OSError as error:
        if error.errno not in _NO_SYNC_OF_FOLDERS:  # some file systems can't, and keep renames in order anyway
            raise
    finally:
        os.close(handle)


def _open_new(new: Path) -> int:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(new, flags, OWNER_READS_AND_WRITES)
    except FileExistsError:  # left by a kill; not reused, since its mode and owner may differ
        new.unlink()
        return os.open(new, flags, OWNER_READS_AND_WRITES)


def sync(handle: int) -> None:
    """Flush and fsync an open file. Raises OSError."""
    if sys.platform == "darwin":  # fsync leaves it in the drive's cache there
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def _put_in_place(new: Path, file: Path) -> None:
    """Rename, with retries: Windows can't replace a file while another process is reading it."""
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
