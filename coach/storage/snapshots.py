"""The snapshot file: past months, reduced. It belongs to this machine, and is valid only while the segments that it was
made from are unchanged.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from coach.domain.entries import Entry
from coach.domain.reducers import PastTicks
from coach.domain.snapshot import Aside, Snapshot
from coach.files import read_ordinary
from coach.storage.home import Home
from coach.storage.reader import entry_from, read_page
from coach.storage.segments import SEGMENT_SIZE, Signature

FORMAT = 3
# With fewer entries than this, reading them is as quick.
WORTH_IT = 1_000
LARGEST = 500_000_000  # bytes


class StoredSnapshot(NamedTuple):
    """A snapshot, and the segments it stands for. `people` are those whose people are read on demand, with their last
    id.
    """

    snapshot: Snapshot
    pages: Mapping[str, Signature]
    people: Mapping[str, str] = MappingProxyType({})


def load_snapshot(home: Home, there: Mapping[str, Signature]) -> StoredSnapshot | None:
    """The snapshot, if there is one and every segment it was made from is unchanged."""
    try:
        written = json.loads(read_ordinary(home.snapshot, LARGEST))
        pages = {name: Signature(*mark) for name, mark in written["pages"].items()}
        if written["format"] != FORMAT or any(there.get(name) != mark for name, mark in pages.items()):
            return None
        people = {name: str(last_id) for name, last_id in written["people"].items() if name in pages}
        return StoredSnapshot(_snapshot_from(written)._replace(aside=set_aside(home, people)), pages, people)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # only a shortcut: without it everything is read


def last_id_of_people(entries: Sequence[Entry]) -> str:
    """The greatest id in a segment of people that need not be read at the start; "" for any other.

    Such a segment is full, so that it is never written again, and holds only people without a next step: none can be
    due.
    """
    if len(entries) < SEGMENT_SIZE or any(entry.kind != "person" or entry.day("next_on") for entry in entries):
        return ""
    return max(entry.id for entry in entries)


def set_aside(home: Home, people: Mapping[str, str]) -> Aside | None:
    """The stand-in for these segments of people until they are read; None if there are none."""
    return Aside(max(people.values()), partial(_entries_on, home, tuple(people))) if people else None


def _entries_on(home: Home, names: Sequence[str]) -> list[Entry]:
    return [entry for name in names for entry in read_page(home.journal / name).entries]


def save_snapshot(home: Home, kept: StoredSnapshot) -> None:
    """Write the snapshot. Call it with the lock held. Raises OSError."""
    from coach.storage.atomic_write import atomic_write

    snapshot = kept.snapshot
    written = {
        "format": FORMAT,
        "pages": kept.pages,
        "people": dict(kept.people),
        "last_id": snapshot.last_id,
        "size": snapshot.size,
        "earlier": snapshot.earlier,
        "entries": [entry.fields for entry in snapshot.entries],
    }
    atomic_write(home.snapshot, json.dumps(written, separators=(",", ":"), default=dict).encode())


def _snapshot_from(written: dict[str, Any]) -> Snapshot:
    earlier = {action: PastTicks(*map(_whole_numbers, columns)) for action, columns in written["earlier"].items()}
    entries = [entry_from(row) for row in written["entries"]]
    return Snapshot(earlier, entries, written["last_id"], written["size"])


def _whole_numbers(column: list[int]) -> list[int]:
    if not {*map(type, column)} <= {int}:
        raise TypeError("days and minutes are whole numbers")
    return column
