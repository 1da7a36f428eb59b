"""The snapshot file: past months, reduced.

It belongs to this machine, and is valid only while the segments that it was made from are unchanged. Its first line
says what it stands for; after that comes stream after stream, each of which is read on demand.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from typing import Any, NamedTuple

from coach.domain.entries import Entry
from coach.domain.reducers import PastTicks
from coach.domain.snapshot import DeferredPeople, Snapshot
from coach.domain.state import TICKS, grouping, stream_of_record
from coach.files import open_regular
from coach.storage.home import Home
from coach.storage.reader import entry_from, read_segment
from coach.storage.segments import SEGMENT_SIZE, Signature, signature_of

FORMAT = 4
# With fewer entries than this, reading them is as quick.
MIN_ENTRIES = 1_000
LONGEST_LINE = 200_000_000  # bytes
AT_A_TIME = 1_000
"""Entries per line: no other thread can run while one is parsed."""


class StoredSnapshot(NamedTuple):
    """A snapshot and its segments. `people` are the segments of people that are read on demand, with their last id."""

    snapshot: Snapshot
    pages: Mapping[str, Signature]
    people: Mapping[str, str] = MappingProxyType({})


def load_snapshot(home: Home, there: Mapping[str, Signature]) -> StoredSnapshot | None:
    """The snapshot, if there is one and every segment it was made from is unchanged."""
    try:
        with open_regular(home.snapshot) as reading:
            mark = signature_of(os.fstat(reading.fileno()))
            written = json.loads(reading.readline(LONGEST_LINE))
            first_byte = reading.tell()
        if written["format"] != FORMAT or written["grouping"] != grouping():
            return None
        pages = {name: Signature(*mark) for name, mark in written["pages"].items()}
        if any(there.get(name) != mark for name, mark in pages.items()):
            return None
        people = {name: str(last_id) for name, last_id in written["people"].items() if name in pages}
        if first_byte + sum(length for _, length in written["streams"].values()) != mark.size:
            return None
        streams = _Streams(home, mark, tuple(pages.keys() - people.keys()))
        read = {
            about: partial(streams.entries_of, about, first_byte + _whole(first), _whole(length))
            for about, (first, length) in written["streams"].items()
        }
        earlier = {action: PastTicks(*map(_whole_numbers, columns)) for action, columns in written["earlier"].items()}
        last_id, size = str(written["last_id"]), _whole(written["size"])
        return StoredSnapshot(Snapshot(earlier, read, last_id, size, deferred_people(home, people)), pages, people)
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None  # only a shortcut: without it everything is read


class _Streams:
    """Reads streams of the snapshot with this `mark`; if it was replaced or damaged, from the segments `pages`."""

    def __init__(self, home: Home, mark: Signature, pages: Sequence[str]) -> None:
        self._home = home
        self._mark = mark
        self._pages = pages

    def entries_of(self, about: str, first_byte: int, length: int) -> list[Entry]:
        """The entries about a subject, which start at `first_byte`."""
        try:
            return [entry_from(row) for rows in self._lines(first_byte, length) for row in json.loads(rows)]
        except (OSError, ValueError, LookupError, TypeError, RecursionError):
            found = {entry.id: entry for entry in _entries_on(self._home, self._pages)}
            return [each for each in found.values() if each.kind not in TICKS and stream_of_record(each) == about]

    def _lines(self, first_byte: int, length: int) -> Iterator[bytes]:
        """Raises OSError, or ValueError if it is not the snapshot that was opened."""
        with open_regular(self._home.snapshot) as reading:
            if signature_of(os.fstat(reading.fileno())) != self._mark:
                raise ValueError("another digest")
            end = reading.seek(first_byte) + length
            while reading.tell() < end:
                yield reading.readline(LONGEST_LINE)


def last_id_of_people(entries: Sequence[Entry]) -> str:
    """The greatest id in a segment of people that need not be read at the start; "" for any other.

    Such a segment is full, so that it is never written again, and holds only people without a next step: none can be
    due.
    """
    if len(entries) < SEGMENT_SIZE or any(entry.kind != "person" or entry.day("next_on") for entry in entries):
        return ""
    return max(entry.id for entry in entries)


def deferred_people(home: Home, people: Mapping[str, str]) -> DeferredPeople | None:
    """The stand-in for these segments of people until they are read; None if there are none."""
    return DeferredPeople(max(people.values()), partial(_entries_on, home, tuple(people))) if people else None


def _entries_on(home: Home, names: Sequence[str]) -> list[Entry]:
    return [entry for name in names for entry in read_segment(home.journal / name).entries]


def save_snapshot(home: Home, kept: StoredSnapshot) -> None:
    """Write the snapshot. Call it with the lock held. Raises OSError."""
    from coach.storage.atomic_write import atomic_write

    snapshot, places, streams = kept.snapshot, dict[str, tuple[int, int]](), bytearray()
    for about, read in snapshot.streams.items():
        first = len(streams)
        streams += _in_lines(read())
        places[about] = first, len(streams) - first
    written = {
        "format": FORMAT,
        "grouping": grouping(),
        "pages": kept.pages,
        "people": dict(kept.people),
        "last_id": snapshot.last_id,
        "size": snapshot.size,
        "earlier": snapshot.earlier,
        "streams": places,
    }
    atomic_write(home.snapshot, b"%s\n%s" % (_as_json(written), streams))


def _in_lines(entries: Sequence[Entry]) -> bytes:
    parts = (entries[first : first + AT_A_TIME] for first in range(0, len(entries), AT_A_TIME))
    return b"".join(_as_json([entry.fields for entry in part]) + b"\n" for part in parts)


def _as_json(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":"), default=dict).encode()


def _whole(number: Any) -> int:  # noqa: ANN401 - whatever the file holds
    if type(number) is not int or number < 0:
        raise TypeError("sizes and places are whole numbers")
    return number


def _whole_numbers(column: list[int]) -> list[int]:
    if not {*map(type, column)} <= {int}:
        raise TypeError("days and minutes are whole numbers")
    return column
