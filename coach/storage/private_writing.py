"""Private writing: texts that are in no entry, export, search or statistic, each in files of its own under `private`.

A window that writes holds a lock beside its file; the system frees the lock of a window that was killed. If two windows
write in the same writing session at once, each has a file, and the next window to open the session gets both texts, one
after the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.sanitize import shown_lines
from coach.errors import RefusedError
from coach.files import read_regular
from coach.storage.atomic_write import TEMPORARY_SUFFIX, temp_path
from coach.storage.home import Home, cannot_write, make_folder
from coach.storage.secure_delete import atomic_write_and_erase, erase

if TYPE_CHECKING:
    from filelock import FileLock

BETWEEN = "\n\n"
LARGEST = 50_000_000  # bytes


class WritingSession:
    """One window's file of one writing session. `text` is what was there when it was opened.

    `shared` says whether another window is writing at the same time; its text is not in this one.
    """

    def __init__(self, home: Home, number: int) -> None:
        self._folder = home.private
        self._number = number
        self._locks: dict[Path, FileLock] = {}
        self.text, self.shared = "", False
        found = list(_files(home, number))
        for file in found:
            if lock := _locked(file):
                self._locks[file] = lock
        mine = [file for file in found if file in self._locks]
        self.text = _joined_texts(mine)
        self.shared = len(mine) < len(found)
        self._own = mine[0] if mine else None

    def keep(self, text: str) -> None:
        """Write the whole text, over the last one. Raises JournalError."""
        if not text:
            self.burn()
            return
        try:
            atomic_write_and_erase(self._file(), text.encode("utf-8", "replace"))
            for file in [each for each in self._locks if each != self._own]:
                self._burn(file)  # its text is part of this one now
        except OSError as error:
            raise cannot_write(self._folder, error) from error

    def burn(self) -> None:
        """Overwrite and delete it. Raises JournalError if that fails; then it is still there."""
        try:
            for file in {*self._locks, *([self._own] if self._own else [])}:
                self._burn(file)
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        self._own = None

    def close(self) -> None:
        """Release the lock; what was saved stays."""
        for file, lock in self._locks.items():
            _unlocked(file, lock)
        self._locks.clear()

    def _file(self) -> Path:
        if self._own is None:
            from secrets import token_hex

            make_folder(self._folder)
            self._own = self._folder / f"writing-{self._number}.{token_hex(4)}.txt"
            if lock := _locked(self._own):
                self._locks[self._own] = lock
        return self._own

    def _burn(self, file: Path) -> None:
        erase(temp_path(file))
        erase(file)
        if lock := self._locks.pop(file, None):
            _unlocked(file, lock)


def is_there(home: Home, number: int) -> bool:
    """Whether this machine has any text of this writing session."""
    return any(True for _ in _files(home, number))


def read(home: Home, number: int) -> str:
    """The text, with control characters made harmless; "" if there is none."""
    return shown_lines(_joined_texts(list(_files(home, number))))


def burn(home: Home, number: int) -> bool:
    """Overwrite and delete all that was written in this session; return whether there was anything.

    Raises RefusedError if another window is writing there, JournalError if it can't be deleted.
    """
    paper = WritingSession(home, number)
    try:
        if paper.shared:
            raise RefusedError("Another window is writing there", "Close that one first. Nothing was burnt yet.")
        there = is_there(home, number)
        paper.burn()
        return there
    finally:
        paper.close()


def _files(home: Home, number: int) -> Iterator[Path]:
    """The files of a writing session, oldest first; including one that a kill cut short before it was renamed."""
    try:
        names = {file.name.removeprefix(".").removesuffix(TEMPORARY_SUFFIX) for file in home.private.iterdir()}
    except OSError:
        return
    files = (home.private / name for name in names if name.startswith(f"writing-{number}.") and name.endswith(".txt"))
    yield from sorted(files, key=lambda file: (_modified(file), file.name))


def _modified(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _joined_texts(files: list[Path]) -> str:
    texts = []
    for file in files:
        with suppress(OSError):
            texts.append(read_regular(file, LARGEST).decode("utf-8", "replace"))
    return BETWEEN.join(text for text in texts if text)


def _locked(file: Path) -> FileLock | None:
    """The lock of a file, held; None if another window holds it."""
    from filelock import FileLock, Timeout

    lock = FileLock(_lock_of(file), timeout=0, mode=0o600, thread_local=False)
    try:
        lock.acquire()
    except (Timeout, OSError):
        return None
    return lock


def _unlocked(file: Path, lock: FileLock) -> None:
    if os.name != "nt":
        with suppress(OSError):
            _lock_of(file).unlink()
    lock.release()


def _lock_of(file: Path) -> Path:
    return file.with_suffix(".lock")
