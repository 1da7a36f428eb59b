"""TinyDB's storage for one page: written whole beside the old one, made durable, then put in its place."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from tinydb.storages import Storage

from coach.journal.pages import FORMAT
from coach.journal.reading import format_of

Tables = dict[str, dict[str, Any]]

OWNER_READS_AND_WRITES = 0o600


class UnsoundPageError(Exception):
    """The file of a page is not one that we may add to: damaged, unreadable, or written by a newer coach."""


class PageStorage(Storage):
    """Reads a page once, and writes it so that at any moment the file is the old page or the new one, both whole.

    It lives as long as the lock between processes is held, so what it has read can't change under it. `fresh` is what a
    page that does not exist yet begins with.
    """

    def __init__(self, file: Path, fresh: Tables) -> None:
        self._file = file
        self._fresh = fresh
        self._tables: Tables | None = None

    def read(self) -> Tables:
        """The page's tables by name. Raises UnsoundPageError."""
        if self._tables is None:
            try:
                self._tables = _sound(json.loads(self._file.read_bytes()))
            except FileNotFoundError:
                self._tables = self._fresh
            except (OSError, ValueError, RecursionError) as error:
                raise UnsoundPageError(self._file) from error
        return self._tables

    def write(self, data: Tables) -> None:
        """Make `data` the page, durably. Raises OSError with the old page untouched."""
        replace_durably(self._file, page_text(data).encode())
        self._tables = data


def _sound(tables: object) -> Tables:
    """Raises ValueError for what is no page, or a page of a form that is newer than ours."""
    rows = tables.get("entries") if isinstance(tables, dict) else None
    if not isinstance(tables, dict) or not isinstance(rows, dict) or format_of(tables) > FORMAT:
        raise ValueError("not a page that we may add to")
    if not all(number.isdecimal() and isinstance(row, dict) for number, row in rows.items()):
        raise ValueError("not a page that we may add to")
    return tables


def page_text(tables: Tables) -> str:
    """A page as JSON with a line for each row, so that people, diff and git can read it."""
    return "{" + ",\n".join(f'"{name}":{_rows(rows)}' for name, rows in tables.items()) + "}\n"


def _rows(rows: dict[str, Any]) -> str:
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False).encode
    return "{\n" + ",\n".join(f'"{number}":{encode(row)}' for number, row in rows.items()) + "\n}"


def replace_durably(file: Path, content: bytes) -> None:
    """Put `content` in the place of `file`, readable by its owner alone; when this returns it is on the disk.

    Raises OSError, and then `file` is as it was.
    """
    beside = file.with_name(f".{file.name}.new")
    try:
        handle = os.open(
            beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), OWNER_READS_AND_WRITES
        )
        with open(handle, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        os.replace(beside, file)
    except OSError:
        beside.unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    if os.name == "nt":  # Windows has no handle for a folder; replacing a file is durable there once it returns
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
