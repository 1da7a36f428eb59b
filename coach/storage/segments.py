"""The journal's files: one for a month and a device, continued on further pages as it fills.

`2026-11.3f9a12c4.json` is the first page of November 2026 on device 3f9a12c4, `2026-11.3f9a12c4.2.json` the second. A
page that is full is never written again, so what one tick costs does not grow with the month.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

SEGMENT_SIZE = 100
LARGEST = 50_000_000  # bytes; a hundred of the longest entries take half of it
FORMAT = 1

_NAME = re.compile(r"(?P<month>\d{4}-\d{2})\.(?P<device>[0-9a-z]{4,32})(?:\.(?P<number>\d{1,6}))?\.json")


class Segment(NamedTuple):
    """Which page a file is."""

    month: str
    device: str
    number: int

    @property
    def file_name(self) -> str:
        """The name of its file."""
        return f"{self.month}.{self.device}{f'.{self.number}' if self.number > 1 else ''}.json"

    @property
    def following(self) -> Segment:
        """The page after this one."""
        return self._replace(number=self.number + 1)


def segment_named(file_name: str) -> Segment | None:
    """The page that a file of this name is; None for any other file."""
    found = _NAME.fullmatch(file_name)
    return Segment(found["month"], found["device"], int(found["number"] or 1)) if found else None


class Signature(NamedTuple):
    """What changes about a file when another takes its place."""

    inode: int
    size: int
    modified_ns: int


NOT_READ = Signature(0, 0, 0)
"""What a page has that could not be read: it may become readable, which need not show, so it is tried again."""


def signature_of(status: os.stat_result) -> Signature:
    """The signature in what the system says of a file; without the inode on Windows, which gives it only sometimes."""
    return Signature(0 if os.name == "nt" else status.st_ino, status.st_size, status.st_mtime_ns)


class Listing(NamedTuple):
    """What lies in the journal's folder: its pages by name, and the names of other files."""

    pages: dict[str, Signature]
    others: list[str]


def listed(folder: Path) -> Listing:
    """What lies in the journal's folder, in the order of names. Raises OSError.

    A page that goes away while we look is none; one that can't be looked at is NOT_READ.
    """
    pages, others = {}, []
    with os.scandir(folder) as listing:
        for item in listing:
            if _NAME.fullmatch(item.name):
                with suppress(FileNotFoundError):
                    pages[item.name] = _looked_at(item)
            elif _may_hold_entries(item):
                others.append(item.name)
    return Listing(dict(sorted(pages.items())), sorted(others))


def _may_hold_entries(item: os.DirEntry[str]) -> bool:
    try:
        return item.is_file()
    except OSError:
        return False


def _looked_at(item: os.DirEntry[str]) -> Signature:
    """Raises FileNotFoundError. One odd name (a link to itself, a bad sector) never stands for the folder."""
    try:
        return signature_of(item.stat())
    except FileNotFoundError:
        raise
    except OSError:
        return NOT_READ
