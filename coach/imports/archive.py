"""Reads a full export, as `coach export --all` writes it, as untrusted data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from coach.domain.manifest import NAME, verify
from coach.domain.reading.events import is_name_of_text
from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.files import is_folder, is_there
from coach.imports.file_content import read_file_content

ENTRIES = "entries.jsonl"
READING = "reading"
LARGEST = 500_000_000  # bytes
LARGEST_TEXT = 2_000_000  # bytes


def read_rows(place: Path) -> list[dict[str, object]]:
    """The entries in a folder (or in its entries.jsonl), not yet validated.

    Raises RefusedError, with the line number, for a line that is not an entry, and CoachError if the file can't be
    opened.
    """
    file = place / ENTRIES if is_folder(place) else place
    name = shown(str(file))
    try:
        content = read_file_content(
            file, LARGEST, "Even a long record is smaller than this. Check that it is the right file."
        )
        _compare(file, content)
        text = content.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(
            f"{name} is not an exported record", "It should be UTF-8, as written by `coach export --all`."
        ) from error
    return [_row(line, number, name) for number, line in enumerate(text.split("\n"), 1) if line.strip()]


def _compare(file: Path, content: bytes) -> None:
    """Check the entries against their manifest, if there is one. Raises RefusedError.

    Other files of the export may have been changed or left out: nothing is imported from them.
    """
    listed = file.parent / NAME
    if file.name == ENTRIES and is_there(listed):
        verify(
            read_file_content(listed, LARGEST_TEXT, "Take the folder as it was written."), {ENTRIES: content}, ENTRIES
        )


def _row(line: str, number: int, name: str) -> dict[str, object]:
    try:
        row = json.loads(line)
        json.dumps(row, ensure_ascii=False, allow_nan=False).encode()  # what can't be written again is not an entry
    except (ValueError, RecursionError) as error:
        raise RefusedError(
            f"{name}, line {number} is not an entry", "Use the whole file, exactly as coach wrote it."
        ) from error
    if not isinstance(row, dict):
        raise RefusedError(f"{name}, line {number} is not an entry", "Use the whole file, exactly as coach wrote it.")
    return row


def read_texts(place: Path) -> list[tuple[str, bytes]]:
    """The texts of own reading, with their names, in a folder written by `coach export`. Raises CoachError."""
    folder = place / READING
    return list(_texts(folder)) if is_folder(folder) else []


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.iterdir()):
        if not is_name_of_text(file.stem):
            continue
        yield file.stem, read_file_content(file, LARGEST_TEXT, "Use the whole folder, exactly as coach wrote it.")
