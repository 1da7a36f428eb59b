"""Repair of this device's damaged segments: quarantine the file, and save the entries that are still whole."""

from __future__ import annotations

import os
import time
from collections.abc import Collection, Iterator
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from coach.domain.entries import Entry
from coach.errors import JournalError
from coach.storage.home import Home, cannot_write
from coach.storage.reader import Problem, read_segment
from coach.storage.segments import SEGMENT_SIZE, Segment, segment_named

# A segment that changed this shortly ago may be half of one that is still being copied here.
MAY_STILL_ARRIVE = 60.0


class Repaired(NamedTuple):
    """A damaged file, where it is now, and how many of its entries were saved."""

    file: Path
    set_aside: Path
    detail: str
    saved: int


def repair(home: Home, device: str, problems: Collection[Problem], now: datetime) -> list[Repaired]:
    """Quarantine every damaged segment that this device wrote. Other devices repair their own: deleting a segment here
    would delete it there too, if the folder is synced.

    A segment that may still be arriving is read as far as it goes, and checked again later.

    Call it with the lock held. A segment that can't be quarantined (the folder is full or not ours) stays where it is.
    """
    mended = []
    for problem in problems:
        page = segment_named(problem.file.name)
        if problem.trouble != "damaged" or page is None or page.device != device:
            continue
        if may_be_incomplete(problem.file) or read_segment(problem.file).problem != problem:
            continue  # or another window was quicker
        try:
            mended.append(_quarantine(home, page, problem, now))
        except JournalError:
            continue  # it stays among the problems, which are reported
    return mended


def may_be_incomplete(file: Path) -> bool:
    """Whether a file changed in the last moments, or is gone."""
    try:
        return abs(time.time() - os.stat(file).st_mtime) < MAY_STILL_ARRIVE
    except OSError:
        return True


def _quarantine(home: Home, page: Segment, problem: Problem, now: datetime) -> Repaired:
    """Quarantine one segment. It is deleted last: if this is interrupted, its entries are still in one of the files."""
    from coach.storage.quarantine import quarantine_copy
    from coach.storage.writer import append

    whole = {entry.id: entry for entry in read_segment(problem.file).entries}
    kept = {entry.id for entry in _entries_saved_before(home, page, problem.file)}
    missing = [entry for entry in whole.values() if entry.id not in kept]
    goal = quarantine_copy(home, problem.file, f"{problem.file.stem}.{now:%Y%m%d-%H%M%S}")
    for first in range(0, len(missing), SEGMENT_SIZE):
        append(home, page.month, page.device, os.listdir(home.journal), missing[first : first + SEGMENT_SIZE])
    try:
        problem.file.unlink()
    except OSError as error:
        raise cannot_write(problem.file, error) from error
    return Repaired(problem.file, goal, problem.detail, len(whole))


def _entries_saved_before(home: Home, page: Segment, damaged: Path) -> Iterator[Entry]:
    """The entries that an earlier, interrupted repair has saved already."""
    for file in home.journal.iterdir():
        other = segment_named(file.name)
        if other and (other.month, other.device) == (page.month, page.device) and file.name != damaged.name:
            yield from read_segment(file).entries
