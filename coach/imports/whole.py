"""A whole record, as `coach export --all` writes it, read with suspicion."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from coach.domain.reading.facts import is_name_of_text
from coach.domain.text import shown
from coach.errors import CoachError, RefusedError

ENTRIES = "entries.jsonl"
READING = "reading"
LARGEST = 500_000_000  # bytes
LARGEST_TEXT = 2_000_000  # bytes


def read_rows(place: Path) -> list[dict[str, object]]:
    """The entries in a folder (or in its entries.jsonl), as they stand there.

    Raises RefusedError, naming the line, for what is no entry, and CoachError where the file can't be opened.
    """
    file = place / ENTRIES if place.is_dir() else place
    name = shown(str(file))
    try:
        if file.stat().st_size > LARGEST:
            raise RefusedError(f"{name} is too large", "A record of a whole life is smaller; see what file it is.")
        text = file.read_text(encoding="utf-8")
    except OSError as error:
        raise CoachError(f"{name} can't be read", f"{error.strerror or error}. See that the file is there.") from error
    except UnicodeDecodeError as error:
        raise RefusedError(f"{name} is no record", "It should be UTF-8, as `coach export --all` writes it.") from error
    return [_row(line, number, name) for number, line in enumerate(text.splitlines(), 1) if line.strip()]


def _row(line: str, number: int, name: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusedError(f"{name}, line {number} is no entry", "Take the file as it was written, whole.") from error
    if not isinstance(row, dict):
        raise RefusedError(f"{name}, line {number} is no entry", "Take the file as it was written, whole.")
    return row


def read_texts(place: Path) -> list[tuple[str, bytes]]:
    """The texts, with their names, of own reading in a folder that `coach export` wrote. Raises CoachError."""
    folder = place / READING
    return list(_texts(folder)) if folder.is_dir() else []


def _texts(folder: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(folder.iterdir()):
        if not is_name_of_text(file.stem):
            continue
        name = shown(str(file))
        try:
            if file.stat().st_size > LARGEST_TEXT:
                raise RefusedError(f"{name} is too large", "Take the folder as it was written, whole.")
            content = file.read_bytes()
        except OSError as error:
            reason = error.strerror or error
            raise CoachError(f"{name} can't be read", f"{reason}. See that the file is there.") from error
        yield file.stem, content
