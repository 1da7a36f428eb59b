"""Quarantine: files that could not be read are kept unchanged, and never replaced."""

from __future__ import annotations

from itertools import count
from pathlib import Path

from coach.files import read_regular
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home, cannot_write, make_folder
from coach.storage.segments import LARGEST


def quarantine_copy(home: Home, file: Path, label: str) -> Path:
    """Copy `file` to quarantine, byte for byte and durably, and return the copy. Raises JournalError.

    Copied, not moved: the journal may be a link to another disk, and a kill must not lose the bytes.
    """
    try:
        make_folder(home.set_aside)
        goal = _free(home.set_aside, label)
        atomic_write(goal, read_regular(file, LARGEST))
    except OSError as error:
        raise cannot_write(home.set_aside, error) from error
    return goal


def _free(folder: Path, label: str) -> Path:
    names = (f"{label}{f'.{number}' if number > 1 else ''}.damaged" for number in count(1))
    return next(folder / name for name in names if not (folder / name).exists())
