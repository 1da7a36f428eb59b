"""Writes files that a person asked for: atomically, and never over an existing one without being told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.errors import CoachError, RefusedError
from coach.files import is_folder, is_there

if TYPE_CHECKING:
    from pathlib import Path


def write_file(file: Path, content: bytes, *, overwrite: bool) -> None:
    """Write a file that only its owner can read. Raises RefusedError if it exists, CoachError if writing fails."""
    from coach.domain.sanitize import shown
    from coach.storage.atomic_write import atomic_write

    name = shown(str(file))
    if is_folder(file):
        raise RefusedError(f"{name} is a folder", "Give a file in it.")
    if is_there(file) and not overwrite:
        raise RefusedError(f"{name} already exists", "Give another file, or add --overwrite.")
    try:
        atomic_write(file, content)
    except OSError as error:
        raise CoachError(f"{name} can't be written", f"{error.strerror or error}. Choose another place.") from error
