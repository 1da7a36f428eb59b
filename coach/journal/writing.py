"""Adding entries to this device's pages, through TinyDB. Everything here is called with the lock held."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from coach.domain.entries import Entry
from coach.domain.fact import Fact
from coach.errors import JournalError
from coach.journal.home import Home, cannot_write
from coach.journal.pages import FORMAT, PAGE_HOLDS, Page, page_named
from coach.journal.reading import entry_from
from coach.journal.storage import PageStorage, Tables, UnsoundPageError


def stamp(fact: Fact, *, entry_id: str, now: datetime, on: date, device: str) -> Entry:
    """The entry that carries `fact`."""
    row: dict[str, Any] = {
        "id": entry_id,
        "at": now.isoformat(timespec="seconds"),
        "on": on.isoformat(),
        "device": device,
        "kind": fact.kind,
        "v": fact.version,
        **fact.as_fields(),
    }
    return entry_from(row)


def append(home: Home, month: str, device: str, names: Collection[str], entries: Sequence[Entry]) -> str:
    """Add entries to this device's page of the month, and return that file's name once they are on the disk.

    `names` are the files there are. A page that is full, damaged, or written by a newer coach is left as it is, and the
    next one begun. Raises JournalError where nothing could be written.
    """
    page = _last_page(month, device, names)
    while True:
        file = home.journal / page.file_name
        try:
            with TinyDB(file, _fresh(page), storage=PageStorage) as book:
                held = len(book.storage.read()["entries"])
                if not held or held + len(entries) <= PAGE_HOLDS:
                    last = max(map(int, book.storage.read()["entries"]), default=0)
                    rows = [Document(dict(entry.fields), last + n) for n, entry in enumerate(entries, start=1)]
                    book.table("entries").insert_multiple(rows)
                    return page.file_name
        except UnsoundPageError as error:
            if page.file_name not in names:
                raise _not_begun(file, error) from error
        except OSError as error:
            raise cannot_write(home.journal, error) from error
        page = page.following


def _not_begun(file: Path, error: UnsoundPageError) -> JournalError:
    """Why a page that was to be the next could not be used."""
    if isinstance(error.__cause__, OSError):
        return cannot_write(file.parent, error.__cause__)
    return JournalError("This could not be saved", f"{file} can't be used. `coach doctor` looks closer.")


def _last_page(month: str, device: str, names: Collection[str]) -> Page:
    beginning = f"{month}.{device}."  # years of pages are passed over without a closer look
    pages = (page_named(name) for name in names if name.startswith(beginning))
    ours = [page for page in pages if page]
    return max(ours, default=Page(month, device, 1))


def _fresh(page: Page) -> Tables:
    return {"about": {"1": {"format": FORMAT, "month": page.month, "device": page.device}}, "entries": {}}
