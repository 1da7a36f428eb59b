"""Reads segments without trusting them: whatever can't be read becomes a problem to report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from pathlib import Path
from sys import intern
from typing import Any, Literal, NamedTuple

from coach.domain.entries import Entry, is_usable_day
from coach.files import read_regular
from coach.storage.segments import FORMAT, LARGEST

Trouble = Literal["damaged", "misfits", "unreadable", "newer"]


class Problem(NamedTuple):
    """Something about a file of the journal that a person should know.

    "damaged": not a valid segment (cut short, overwritten, another shape); "misfits": some of its entries are invalid
    and ignored; "unreadable": the system refuses to read it; "newer": written by a newer coach, and what this version
    knows of it counts.
    """

    file: Path
    trouble: Trouble
    detail: str


class SegmentContent(NamedTuple):
    """What was read from one segment: its entries, and the problem with it, if any."""

    entries: list[Entry]
    problem: Problem | None = None


@lru_cache(maxsize=4096)  # the same day is parsed again and again
def _day(text: str) -> date:
    """Parse a day. Raises ValueError for one too close to the ends of the calendar to count from."""
    day = date.fromisoformat(text)
    if not is_usable_day(day):
        raise ValueError("a day beyond any calendar")
    return day


def read_segment(file: Path) -> SegmentContent:
    """The entries of one segment; of a damaged one, those that are still whole.

    Never raises for what the file holds, or for a file that can't be opened.
    """
    try:
        text = read_regular(file, LARGEST)
    except OSError as error:
        return SegmentContent([], Problem(file, "unreadable", (error.strerror or str(error)).lower()))
    return content_of(file, text)


def content_of(file: Path, text: bytes) -> SegmentContent:
    """The entries of the segment `file`, which holds `text`; of a damaged one, those that are still whole."""
    try:
        page = json.loads(text)
        rows = page["entries"]
        written = [*rows.values()]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return SegmentContent(salvage(text), Problem(file, "damaged", _what_is_wrong(text)))
    try:
        return SegmentContent([entry_from(row) for row in written], _newer(file, page))
    except (ValueError, LookupError, TypeError):
        return _valid_part(file, written)


def entry_from(row: dict[str, Any]) -> Entry:
    """Parse one entry of a segment. Raises ValueError, LookupError or TypeError if it is invalid."""
    device, kind = row["device"], row["kind"]
    if not (type(row["id"]) is type(row["at"]) is type(device) is type(kind) is str):
        raise TypeError("an entry's id, at, device and kind are texts")
    on = _day(row["on"])
    row["device"], row["kind"], row["on"] = intern(device), intern(kind), intern(row["on"])  # a text is there once
    return Entry(row["id"], row["at"], on, row["device"], row["kind"], row)


def _valid_part(file: Path, written: Iterable[Any]) -> SegmentContent:
    entries, misfits = [], 0
    for row in written:
        try:
            entries.append(entry_from(row))
        except (ValueError, LookupError, TypeError):
            misfits += 1
    return SegmentContent(entries, Problem(file, "misfits", f"{misfits} of its {misfits + len(entries)} entries"))


def format_of(page: dict[str, Any]) -> int:
    """The format version of a segment; 1 if it has none."""
    about = page.get("about")
    row = about.get("1") if isinstance(about, dict) else None
    written_in = row.get("format") if isinstance(row, dict) else None
    return written_in if isinstance(written_in, int) else 1


def _newer(file: Path, page: dict[str, Any]) -> Problem | None:
    return Problem(file, "newer", f"format {format_of(page)}") if format_of(page) > FORMAT else None


def _what_is_wrong(text: bytes) -> str:
    if not text:
        return "it is empty"
    if not text.strip(b"\0"):
        return "it contains nothing but zeros"
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return "it is cut short or overwritten"
    return "it is not a journal file"


def salvage(text: bytes) -> list[Entry]:
    """The whole entries that can still be found in a damaged segment, line by line, as segments are written."""
    found = []
    for line in text.split(b"\n"):
        _, colon, rest = line.partition(b":")
        try:
            found.append(entry_from(json.loads(rest.rstrip().rstrip(b",")) if colon else {}))
        except (ValueError, LookupError, TypeError, RecursionError):
            continue
    return found
