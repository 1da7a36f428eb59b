"""The journal's files (segments): one for each month and device, continued in further files as it fills up.

`2026-11.3f9a12c4.json` is the first segment of November 2026 on device 3f9a12c4, `2026-11.3f9a12c4.2.json` the second.
A full segment is never written again, so the cost of one tick does not grow with the month.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

SEGMENT_SIZE = 100
LARGEST = 50_000_000  # bytes; a hundred of the longest entries need half of it
FORMAT = 1

_NAME = re.compile(r"(?P<month>\d{4}-\d{2})\.(?P<device>[0-9a-z]{4,32})(?:\.(?P<number>\d{1,6}))?\.json")


class Segment(NamedTuple):
    """The month, device and number of a segment."""

    month: str
    device: str
    number: int

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.month}.{self.device}{f'.{self.number}' if self.number > 1 else ''}.json"

    @property
    def following(self) -> Segment:
        """The next segment of the same month and device."""
        return self._replace(number=self.number + 1)


def segment_named(file_name: str) -> Segment | None:
    """The segment with this file name; None for any other file."""
    found = _NAME.fullmatch(file_name)
    return Segment(found["month"], found["device"], int(found["number"] or 1)) if found else None


class Signature(NamedTuple):
    """Attributes of a file that change when it is replaced."""

    inode: int
    size: int
    modified_ns: int


NOT_READ = Signature(0, 0, 0)
"""The signature of a segment that could not be read. It may become readable without a change, so it is read again."""


def signature_of(status: os.stat_result) -> Signature:
    """The signature in a stat result; without the inode on Windows, which does not always report it."""
    return Signature(0 if os.name == "nt" else status.st_ino, status.st_size, status.st_mtime_ns)


class Listing(NamedTuple):
    """The content of the journal's folder: its segments by name, and the names of other files."""

    pages: dict[str, Signature]
    others: list[str]


def listed(folder: Path) -> Listing:
    """List the journal's folder, in the order of names. Raises OSError.

    A segment that disappears meanwhile is left out; one that can't be examined has the signature NOT_READ.
    """
    pages, others = {}, []
    with os.scandir(folder) as listing:
        for item in listing:
            if _NAME.fullmatch(item.name):
                with suppress(FileNotFoundError):
                    pages[item.name] = _signature(item)
            elif _may_hold_entries(item):
                others.append(item.name)
    return Listing(dict(sorted(pages.items())), sorted(others))


def _may_hold_entries(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_file()
    except OSError:
        return False


def _signature(item: os.DirEntry[str]) -> Signature:
    """The signature of a file. Raises FileNotFoundError. Other errors (a link to itself, a bad sector) give NOT_READ,
    so that one odd file never blocks the folder.
    """
    try:
        return signature_of(item.stat())
    except FileNotFoundError:
        raise
    except OSError:
        return NOT_READ
