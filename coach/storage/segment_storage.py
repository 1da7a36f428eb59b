"""TinyDB storage for one segment, with atomic writes: temporary file, fsync, rename."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from coach.files import read_regular
from coach.storage.atomic_write import atomic_write
from coach.storage.reader import format_of
from coach.storage.segments import FORMAT, LARGEST

Tables = dict[str, dict[str, Any]]


class InvalidSegmentError(Exception):
    """The segment can't be added to: it is damaged, unreadable, or written by a newer coach."""


class SegmentStorage(Storage):
    """Reads a segment once, and writes it so that at any moment the file is the old version or the new one, whole.

    It lives only as long as the lock between processes is held, so what it has read can't change meanwhile. `fresh` is
    the content of a segment that does not exist yet; `new` is the temporary file, by default beside the file.
    """

    def __init__(self, file: Path, fresh: Tables, new: Path | None = None) -> None:
        self._file = file
        self._fresh = fresh
        self._new = new
        self._tables: Tables | None = None

    def read(self) -> Tables:
        """The segment's tables by name. Raises InvalidSegmentError."""
        if self._tables is None:
            try:
                self._tables = _sound(json.loads(read_regular(self._file, LARGEST), object_pairs_hook=_each_once))
            except FileNotFoundError:
                self._tables = self._fresh
            except (OSError, ValueError, RecursionError) as error:
                raise InvalidSegmentError(self._file) from error
        return self._tables

    def write(self, data: Tables) -> None:
        """Replace the segment with `data`, durably.

        Raises OSError, or InvalidSegmentError if something in the segment can't be written as it was read; then the old
        segment is untouched.
        """
        try:
            content = segment_text(data).encode()
        except (ValueError, RecursionError) as error:
            raise InvalidSegmentError(self._file) from error
        atomic_write(self._file, content, self._new)
        self._tables = data


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Raises ValueError for a duplicate name (two segments merged by hand): only one would be written again."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("the same name is there twice")
    return found


def _sound(tables: object) -> Tables:
    """The tables, validated. Raises ValueError if it is not a segment, or one of a newer format."""
    rows = tables.get("entries") if isinstance(tables, dict) else None
    if not isinstance(tables, dict) or not isinstance(rows, dict) or format_of(tables) > FORMAT:
        raise ValueError("not a journal file that we can add to")
    if not all(isinstance(table, dict) for table in tables.values()):
        raise ValueError("not a journal file that we can add to")
    # TinyDB numbers rows by int(): "1" and "01" would become one
    if not all(str(int(number)) == number and isinstance(row, dict) for number, row in rows.items()):
        raise ValueError("not a journal file that we can add to")
    return tables


def segment_text(tables: Tables) -> str:
    """A segment as JSON with a line for each row, so that people, diff and git can read it. Raises ValueError."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

    def rows_text(rows: dict[str, Any]) -> str:
        return "{\n" + ",\n".join(f"{encode(number)}:{encode(row)}" for number, row in rows.items()) + "\n}"

    return "{" + ",\n".join(f"{encode(name)}:{rows_text(rows)}" for name, rows in tables.items()) + "}\n"
