"""Private writing: texts that no entry, export, search or sum ever holds, each in files of its own under `private`.

A window that writes holds a lock beside its file; the system frees that of a window that was killed. Where two windows
write at the same writing time, each has a file, and who opens it next finds both texts, one after the other.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from coach.domain.sanitize import shown_lines
from coach.errors import RefusedError
from coach.files import read_ordinary
from coach.storage.atomic_write import LEFT_OVER, temp_path
from coach.storage.home import Home, cannot_write, make_folder
from coach.storage.secure_delete import atomic_write_and_erase, erase

if TYPE_CHECKING:
    from filelock import FileLock

BETWEEN = "\n\n"
LARGEST = 50_000_000  # bytes


class WritingSession:
    """What one window has before it of one writing time. `text` is what stood there when it was taken up.

    `shared` says whether another window writes at the same time just now; its text is not in this one.
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
        self.text = _together(mine)
        self.shared = len(mine) < len(found)
        self._own = mine[0] if mine else None

    def keep(self, text: str) -> None:
        """Put the whole text on the disk, in the place of what stood there. Raises JournalError."""
        if not text:
            self.burn()
            return
        try:
            atomic_write_and_erase(self._file(), text.encode("utf-8", "replace"))
            for file in [each for each in self._locks if each != self._own]:
                self._burn(file)  # its text stands in this one now
        except OSError as error:
            raise cannot_write(self._folder, error) from error

    def burn(self) -> None:
        """Write over it and take it away. Raises JournalError where that fails; then it is still there."""
        try:
            for file in {*self._locks, *([self._own] if self._own else [])}:
                self._burn(file)
        except OSError as error:
            raise cannot_write(self._folder, error) from error
        self._own = None

    def close(self) -> None:
        """Nobody writes here any more; what was kept stays."""
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
    """Whether any text of this writing time lies on this machine."""
    return any(True for _ in _files(home, number))


def read(home: Home, number: int) -> str:
    """What was written, with whatever a terminal would act on made harmless; "" where nothing lies here."""
    return shown_lines(_together(list(_files(home, number))))


def burn(home: Home, number: int) -> bool:
    """Write over all that was written at this time and take it away; whether there was anything.

    Raises RefusedError where another window is writing there, JournalError where it can't be taken away.
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
    """The files of a writing time, the oldest first; also one that a kill cut short before it had its own name."""
    try:
        names = {file.name.removeprefix(".").removesuffix(LEFT_OVER) for file in home.private.iterdir()}
    except OSError:
        return
    files = (home.private / name for name in names if name.startswith(f"writing-{number}.") and name.endswith(".txt"))
    yield from sorted(files, key=lambda file: (_changed(file), file.name))


def _changed(file: Path) -> int:
    try:
        return file.stat().st_mtime_ns
    except OSError:
        return 0


def _together(files: list[Path]) -> str:
    texts = []
    for file in files:
        with suppress(OSError):
            texts.append(read_ordinary(file, LARGEST).decode("utf-8", "replace"))
    return BETWEEN.join(text for text in texts if text)


def _locked(file: Path) -> FileLock | None:
    """The lock of a file, held; None where another window has it."""
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
