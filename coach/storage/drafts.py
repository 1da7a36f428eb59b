"""Unsaved texts, each in a small file, so that a crash or a flat battery costs a second of typing at most.

Each window has a folder of its own under `drafts`, and holds a lock in it while it runs; the system frees the lock of a
window that was killed. Drafts of worksheets that are left behind are saved as entries at the next start; those of a
dialog wait until that dialog is opened again.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.sanitize import shown_lines
from coach.errors import RefusedError
from coach.files import read_regular
from coach.storage.home import Home, cannot_write, make_folder

if TYPE_CHECKING:
    from filelock import FileLock

    from coach.storage.store import Store

LARGEST = 4_000_000  # bytes
ADVERT, STORY = "advert", "story"
CHECK_IN, NOTE, PAIRS = "check-in", "note", "pairs"
REVIEW_STORY, REVIEW_QUESTIONS, REVIEW_LESSON = "review-story", "review-questions", "review-lesson"
DIALOGS = (ADVERT, STORY, CHECK_IN, NOTE, PAIRS, REVIEW_STORY, REVIEW_QUESTIONS, REVIEW_LESSON)
"""The dialogs whose unsaved text would be missed. No worksheet may have one of these names."""
ABOUT = "about"
"""The field that says what a dialog is about, such as the key of the story that is changed."""


class Draft(NamedTuple):
    """The text in a field of a worksheet or a dialog, before it is an entry."""

    worksheet: str
    field: str
    text: str


class Drafts:
    """The drafts of one window."""

    def __init__(self, home: Home) -> None:
        self._all = home.drafts
        self._own: Path | None = None
        self._lock: FileLock | None = None

    def keep(self, typed: Draft) -> None:
        """Write a draft, over the last one of the same field. Raises JournalError."""
        from coach.storage.atomic_write import atomic_write

        content = json.dumps(typed._asdict()).encode()
        try:
            atomic_write(self._folder() / _name(typed.worksheet, typed.field), content)
        except OSError as error:
            raise cannot_write(self._all, error) from error

    def drop(self, worksheet: str, field: str) -> None:
        """Delete a draft, once it was saved as an entry or discarded."""
        if self._own:
            with suppress(OSError):
                (self._own / _name(worksheet, field)).unlink()

    def drop_dialog(self, dialog: str) -> None:
        """Delete the drafts of a dialog, once it was saved or discarded."""
        for file, typed in self._own_texts():
            if typed.worksheet == dialog:
                with suppress(OSError):
                    file.unlink()

    def left_in(self, dialog: str, about: str = "") -> dict[str, str]:
        """The unsaved texts of a dialog `about` something, by field; from now on they belong to this window.

        If several windows left some, return the oldest first, and the next once that is saved or discarded.
        """
        for texts in (self._own_texts(), *(texts for _, texts in self.left_over())):
            found = [(file, typed) for file, typed in texts if typed.worksheet == dialog]
            said = {typed.field: typed.text for _, typed in found}
            if said and said.get(ABOUT, "") == about:
                for file, typed in found:
                    self.keep(typed)
                    if file.parent != self._own:
                        file.unlink(missing_ok=True)
                return said
        return {}

    def _own_texts(self) -> list[tuple[Path, Draft]]:
        files = _texts_in(self._own) if self._own and self._own.is_dir() else []
        return [(file, typed) for file in files if (typed := _read(file))]

    def close(self) -> None:
        """Release the lock; drafts that remain are left for `left_over`."""
        if self._lock and self._own:
            self._lock.release()
            if not _texts_in(self._own):
                shutil.rmtree(self._own, ignore_errors=True)
        self._lock = self._own = None

    def _folder(self) -> Path:
        if self._own is None or not self._own.is_dir():
            from secrets import token_hex

            from filelock import FileLock

            self._own = self._all / token_hex(6)
            make_folder(self._own)
            self._lock = FileLock(self._own / "lock", timeout=0, mode=0o600)
            self._lock.acquire()
        return self._own

    def left_over(self) -> Iterator[tuple[Path, list[tuple[Path, Draft]]]]:
        """The folders of windows that have ended, each with its drafts, oldest first."""
        from filelock import FileLock, Timeout

        folders = sorted(self._all.iterdir()) if self._all.is_dir() else []
        for folder in folders:
            if folder == self._own or folder.is_symlink() or not folder.is_dir():
                continue
            with suppress(Timeout, OSError), FileLock(folder / "lock", timeout=0, mode=0o600):
                texts = sorted(_texts_in(folder), key=lambda file: file.stat().st_mtime)
                yield folder, [(file, typed) for file in texts if (typed := _read(file))]


def recover_drafts(store: Store, drafts: Drafts) -> list[Draft]:
    """Save as entries the drafts of windows that were killed. Raises JournalError.

    Drafts of dialogs are not saved; they stay in their files, and are among those returned. If something was written in
    the same field later, that stays the current text, and the draft becomes an older version.
    """
    taken = []
    for folder, texts in drafts.left_over():
        waiting = [(file, typed) for file, typed in texts if typed.worksheet in DIALOGS]
        for file, typed in texts:
            if (file, typed) in waiting or _take_up(store, file, typed):
                taken.append(typed)
        _clear(folder, {file for file, _ in waiting})
    return taken


def _clear(folder: Path, kept: set[Path]) -> None:
    """Delete everything in a folder but the `kept` files, and then the folder, if it is empty."""
    if not kept:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for file in _texts_in(folder):
        if file not in kept:
            with suppress(OSError):
                file.unlink()


def _take_up(store: Store, file: Path, typed: Draft) -> bool:
    from coach.domain.worksheets.events import FIELD_LIMIT, FieldFilled  # a window opens without them
    from coach.domain.worksheets.state import sheet_of

    event = FieldFilled(typed.worksheet, typed.field, shown_lines(typed.text)[:FIELD_LIMIT], file.parent.name)
    record = sheet_of(store.state, typed.worksheet)
    versions = record.versions.get(typed.field, ())
    if any(version.text == event.text for version in versions) or not event.text:
        return False
    store.append(event)
    last = versions[-1] if versions else None
    if last and last.at and last.at.timestamp() > file.stat().st_mtime:
        store.append(FieldFilled(typed.worksheet, typed.field, last.text, last.sitting or None))
    return True


def _name(worksheet: str, field: str) -> str:
    return f"{worksheet}.{field}.json"


def _texts_in(folder: Path) -> list[Path]:
    return [file for file in folder.iterdir() if file.suffix == ".json" and not file.name.startswith(".")]


def _read(file: Path) -> Draft | None:
    """The draft in a file; None if it is not ours or was damaged: such a file stays until its folder is deleted."""
    from coach.domain.worksheets.events import FieldFilled

    try:
        typed = Draft(**json.loads(read_regular(file, LARGEST)))
        if not all(isinstance(value, str) for value in typed):
            return None
        FieldFilled(typed.worksheet, typed.field, "")
    except (OSError, ValueError, TypeError, RecursionError, RefusedError):
        return None
    return typed if file.name == _name(typed.worksheet, typed.field) else None
