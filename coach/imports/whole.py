"""A whole record, as `coach export --all` writes it, read with suspicion."""

from __future__ import annotations

import json
from pathlib import Path

from coach.domain.text import shown
from coach.errors import CoachError, RefusedError

ENTRIES = "entries.jsonl"
LARGEST = 500_000_000  # bytes


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
