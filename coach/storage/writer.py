"""Adding entries to this device's pages, through TinyDB. Everything here is called with the lock held."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from tinydb import TinyDB
from tinydb.table import Document

from coach.domain.edits import WAS
from coach.domain.entries import Entry
from coach.domain.event_keys import Told
from coach.errors import JournalError
from coach.storage.atomic_write import LEFT_OVER, atomic_write, sync_folder
from coach.storage.home import Home, cannot_write
from coach.storage.reader import entry_from
from coach.storage.segment_storage import InvalidSegmentError, SegmentStorage, Tables, page_text
from coach.storage.segments import FORMAT, SEGMENT_SIZE, Segment, segment_named


def stamp(told: Told, *, entry_id: str, now: datetime, device: str, act: str = "") -> Entry:
    """The entry that carries what is told; `act` is the id of the first that is written in the same go."""
    row: dict[str, Any] = {
        "id": entry_id,
        "at": now.isoformat(timespec="seconds"),
        "on": told.on.isoformat(),
        "device": device,
        "kind": told.event.kind,
        "v": told.event.version,
        **({"act": act} if act else {}),
        **told.event.as_fields(),
        **({} if told.was is None else {WAS: dict(told.was)}),
    }
    return entry_from(row)


def append(
    home: Home, month: str, device: str, names: Collection[str], entries: Sequence[Entry], latest: str = ""
) -> str:
    """Add entries to this device's page of the month, and return that file's name once they are on the disk.

    `names` are the files there are, and `latest` the one that was written last, which spares a look at all of them. A
    page that is full, damaged, or written by a newer coach is left as it is, and the next one begun. Raises
    JournalError where nothing could be written.
    """
    written = segment_named(latest)
    here = written is not None and (written.month, written.device) == (month, device)
    page = written if written and here else _last_page(month, device, names)
    while True:
        file = home.journal / page.file_name
        try:
            with TinyDB(file, _fresh(page), home.beside(file), storage=SegmentStorage) as book:
                held = len(book.storage.read()["entries"])
                if not held or held + len(entries) <= SEGMENT_SIZE:
                    last = max(map(int, book.storage.read()["entries"]), default=0)
                    rows = [Document(dict(entry.fields), last + n) for n, entry in enumerate(entries, start=1)]
                    book.table("entries").insert_multiple(rows)
                    return page.file_name
        except InvalidSegmentError as error:
            if page.file_name not in names:
                raise _not_begun(file, error) from error
        except OSError as error:
            raise cannot_write(home.journal, error) from error
        page = page.following


def append_segments(
    home: Home, month: str, device: str, names: Collection[str], entries: Sequence[Entry], told: Callable[[int], None]
) -> list[str]:
    """Add more entries than a page holds on pages of their own, and return the names of those once they are durable.

    All are written and made durable beside their places first, `told` how many after each; then they take their places
    in order, which takes a moment. So a disk that fills up, or a kill while they are written, leaves nothing of them; a
    kill in that moment leaves the first ones. Raises JournalError, and takes away what lies beside on any way out.
    """
    staged: dict[Path, Path] = {}
    try:
        _clear(home, device)
        for first, page in zip(
            range(0, len(entries), SEGMENT_SIZE), _free_pages(home, month, device, names), strict=False
        ):
            file, part = home.journal / page.file_name, entries[first : first + SEGMENT_SIZE]
            staged[file] = home.beside(file)
            with TinyDB(file, _fresh(page), staged[file], storage=_Beside) as book:
                book.table("entries").insert_multiple([dict(entry.fields) for entry in part])
            told(first + len(part))
        for file, new in staged.items():
            os.replace(new, file)
        sync_folder(home.journal)
    except (OSError, InvalidSegmentError) as error:
        raise cannot_write(home.journal, _reason(error)) from error
    finally:
        for new in staged.values():
            with suppress(OSError):
                new.unlink(missing_ok=True)
    return [file.name for file in staged]


class _Beside(SegmentStorage):
    """The storage of a page that is written beside its place, durably, and put there later."""

    def write(self, data: Tables) -> None:
        """Raises OSError, or InvalidSegmentError for what can't be written."""
        try:
            content = page_text(data).encode()
        except (ValueError, RecursionError) as error:
            raise InvalidSegmentError("a file can't be written") from error
        assert self._new is not None
        atomic_write(self._new, content)
        self._tables = data


def _reason(error: OSError | InvalidSegmentError) -> OSError:
    return error if isinstance(error, OSError) else OSError(str(error))


def _clear(home: Home, device: str) -> None:
    """Take away what a kill left beside our own pages: we hold the lock, so nobody writes it any more."""
    for folder in filter(Path.is_dir, (home.journal, home.new)):
        for name in os.listdir(folder):
            if name.startswith(".") and name.endswith(LEFT_OVER) and f".{device}." in name:
                with suppress(OSError):
                    (folder / name).unlink()


def _free_pages(home: Home, month: str, device: str, names: Collection[str]) -> Iterator[Segment]:
    """The pages after the last one, but for those whose place is taken."""
    page = _last_page(month, device, names)
    while True:
        if page.file_name not in names and not os.path.lexists(home.journal / page.file_name):
            yield page
        page = page.following


def _not_begun(file: Path, error: InvalidSegmentError) -> JournalError:
    """Why a page that was to be the next could not be used."""
    if isinstance(error.__cause__, OSError):
        return cannot_write(file.parent, error.__cause__)
    return JournalError("This could not be saved", f"{file} can't be used. Run `coach doctor` to find out more.")


def _last_page(month: str, device: str, names: Collection[str]) -> Segment:
    beginning = f"{month}.{device}."  # years of pages are passed over without a closer look
    ours = [name for name in names if name.startswith(beginning)]
    return max(filter(None, map(segment_named, ours)), default=Segment(month, device, 1))


def _fresh(page: Segment) -> Tables:
    return {"about": {"1": {"format": FORMAT, "month": page.month, "device": page.device}}, "entries": {}}
