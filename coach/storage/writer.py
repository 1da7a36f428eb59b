"""Adds entries to this device's segments, through TinyDB. Call everything here with the lock held."""

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
from coach.domain.event_keys import PreparedEvent
from coach.errors import JournalError
from coach.storage.atomic_write import TEMPORARY_SUFFIX, atomic_write, sync_folder
from coach.storage.home import Home, cannot_write
from coach.storage.reader import entry_from
from coach.storage.segment_storage import InvalidSegmentError, SegmentStorage, Tables, segment_text
from coach.storage.segments import FORMAT, SEGMENT_SIZE, Segment, segment_named


def stamp(told: PreparedEvent, *, entry_id: str, now: datetime, device: str, act: str = "") -> Entry:
    """Make an entry of an event; `act` is the id of the first entry of the same transaction."""
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
    """Add entries to this device's segment of the month, and return its file name once they are on the disk.

    `names` are the existing files, and `latest` the last one written, which saves looking through all of them. A
    segment that is full, damaged, or written by a newer coach is left as it is, and a new one started. Raises
    JournalError if nothing could be written.
    """
    written = segment_named(latest)
    here = written is not None and (written.month, written.device) == (month, device)
    page = written if written and here else _last_segment(month, device, names)
    while True:
        file = home.journal / page.file_name
        try:
            with TinyDB(file, _empty_segment(page), home.beside(file), storage=SegmentStorage) as book:
                held = len(book.storage.read()["entries"])
                if not held or held + len(entries) <= SEGMENT_SIZE:
                    last = max(map(int, book.storage.read()["entries"]), default=0)
                    rows = [Document(dict(entry.fields), last + n) for n, entry in enumerate(entries, start=1)]
                    book.table("entries").insert_multiple(rows)
                    return page.file_name
        except InvalidSegmentError as error:
            if page.file_name not in names:
                raise _cannot_start(file, error) from error
        except OSError as error:
            raise cannot_write(home.journal, error) from error
        page = page.following


def append_segments(
    home: Home, month: str, device: str, names: Collection[str], entries: Sequence[Entry], told: Callable[[int], None]
) -> list[str]:
    """Write more entries than fit in one segment to new segments, and return their names once they are durable.

    All are first written as temporary files, fsynced, with `told` given the count after each; then they are renamed in
    order, which takes a moment. So a full disk or a kill while they are written leaves none of them; a kill during the
    renames leaves the first ones. Raises JournalError, and always deletes the temporary files.
    """
    staged: dict[Path, Path] = {}
    try:
        _clear(home, device)
        for first, page in zip(
            range(0, len(entries), SEGMENT_SIZE), _free_segments(home, month, device, names), strict=False
        ):
            file, part = home.journal / page.file_name, entries[first : first + SEGMENT_SIZE]
            staged[file] = home.beside(file)
            with TinyDB(file, _empty_segment(page), staged[file], storage=_TemporaryStorage) as book:
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


class _TemporaryStorage(SegmentStorage):
    """The storage of a segment that is written to a temporary file, durably, and renamed later."""

    def write(self, data: Tables) -> None:
        """Write the temporary file. Raises OSError, or InvalidSegmentError for what can't be written."""
        try:
            content = segment_text(data).encode()
        except (ValueError, RecursionError) as error:
            raise InvalidSegmentError("a file can't be written") from error
        assert self._new is not None
        atomic_write(self._new, content)
        self._tables = data


def _reason(error: OSError | InvalidSegmentError) -> OSError:
    return error if isinstance(error, OSError) else OSError(str(error))


def _clear(home: Home, device: str) -> None:
    """Delete temporary files that a kill left. We hold the lock, so nobody is writing them."""
    for folder in filter(Path.is_dir, (home.journal, home.new)):
        for name in os.listdir(folder):
            if name.startswith(".") and name.endswith(TEMPORARY_SUFFIX) and f".{device}." in name:
                with suppress(OSError):
                    (folder / name).unlink()


def _free_segments(home: Home, month: str, device: str, names: Collection[str]) -> Iterator[Segment]:
    """The segments after the last one, without those whose name is taken."""
    page = _last_segment(month, device, names)
    while True:
        if page.file_name not in names and not os.path.lexists(home.journal / page.file_name):
            yield page
        page = page.following


def _cannot_start(file: Path, error: InvalidSegmentError) -> JournalError:
    """The error for a next segment that could not be used."""
    if isinstance(error.__cause__, OSError):
        return cannot_write(file.parent, error.__cause__)
    return JournalError("This could not be saved", f"{file} can't be used. Run `coach doctor` to find out more.")


def _last_segment(month: str, device: str, names: Collection[str]) -> Segment:
    beginning = f"{month}.{device}."  # skip years of segments without a closer look
    ours = [name for name in names if name.startswith(beginning)]
    return max(filter(None, map(segment_named, ours)), default=Segment(month, device, 1))


def _empty_segment(page: Segment) -> Tables:
    return {"about": {"1": {"format": FORMAT, "month": page.month, "device": page.device}}, "entries": {}}
