"""TinyDB's storage for one page: written whole beside the old one, made durable, then put in its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from coach.files import read_ordinary
from coach.storage.atomic_write import atomic_write
from coach.storage.reader import format_of
from coach.storage.segments import FORMAT, LARGEST

Tables = dict[str, dict[str, Any]]


class InvalidSegmentError(Exception):
    """The file of a page is not one that we may add to: damaged, unreadable, or written by a newer coach."""


class SegmentStorage(Storage):
    """Reads a page once, and writes it so that at any moment the file is the old page or the new one, both whole.

    It lives as long as the lock between processes is held, so what it has read can't change under it. `fresh` is what a
    page that does not exist yet begins with, `new` where it is written first, beside the file if that is not given.
    """

    def __init__(self, file: Path, fresh: Tables, new: Path | None = None) -> None:
        self._file = file
        self._fresh = fresh
        self._new = new
        self._tables: Tables | None = None

    def read(self) -> Tables:
        """The page's tables by name. Raises InvalidSegmentError."""
        if self._tables is None:
            try:
                self._tables = _sound(json.loads(read_ordinary(self._file, LARGEST), object_pairs_hook=_each_once))
            except FileNotFoundError:
                self._tables = self._fresh
            except (OSError, ValueError, RecursionError) as error:
                raise InvalidSegmentError(self._file) from error
        return self._tables

    def write(self, data: Tables) -> None:
        """Make `data` the page, durably.

        Raises OSError, or InvalidSegmentError
        where something that was on the page can't be written as it was read, with
        the old page untouched.
        """
        try:
            content = page_text(data).encode()
        except (ValueError, RecursionError) as error:
            raise InvalidSegmentError(self._file) from error
        atomic_write(self._file, content, self._new)
        self._tables = data


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    """Raises ValueError for a name that is there twice (two pages merged by hand): only one would be written again."""
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("the same name is there twice")
    return found


def _sound(tables: object) -> Tables:
    """Raises ValueError for what is no page, or a page of a form that is newer than ours."""
    rows = tables.get("entries") if isinstance(tables, dict) else None
    if not isinstance(tables, dict) or not isinstance(rows, dict) or format_of(tables) > FORMAT:
        raise ValueError("not a journal file that we can add to")
    if not all(isinstance(table, dict) for table in tables.values()):
        raise ValueError("not a journal file that we can add to")
    # TinyDB numbers rows by int(): "1" and "01" would become one
    if not all(str(int(number)) == number and isinstance(row, dict) for number, row in rows.items()):
        raise ValueError("not a journal file that we can add to")
    return tables


def page_text(tables: Tables) -> str:
    """A page as JSON with a line for each row, so that people, diff and git can read it. Raises ValueError."""
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode

    def rows_text(rows: dict[str, Any]) -> str:
        return "{\n" + ",\n".join(f"{encode(number)}:{encode(row)}" for number, row in rows.items()) + "\n}"

    return "{" + ",\n".join(f"{encode(name)}:{rows_text(rows)}" for name, rows in tables.items()) + "}\n"
