"""Damaged pages of this device: set aside as they are, and what is still whole in them saved."""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from coach.journal.home import OWNER_ONLY, Home, cannot_write
from coach.journal.pages import PAGE_HOLDS, page_named
from coach.journal.reading import Problem, read_page


@dataclass(frozen=True, slots=True)
class Mended:
    """A damaged file, where it lies now, and how many of its entries were saved."""

    file: Path
    set_aside: Path
    detail: str
    saved: int


def mend(home: Home, device: str, problems: Collection[Problem], now: datetime) -> list[Mended]:
    """Set aside every damaged page that this device wrote. Pages of other devices are theirs to mend: taking one away
    here would take it away there too, where folders are carried between machines.

    Call it with the lock held. Raises JournalError where the folder can't be written; then nothing was moved.
    """
    return [
        _set_aside(home, problem, now)
        for problem in problems
        if problem.trouble == "damaged" and (page := page_named(problem.file.name)) and page.device == device
        if read_page(problem.file).problem == problem
    ]


def _set_aside(home: Home, problem: Problem, now: datetime) -> Mended:
    from coach.journal.writing import append

    page = page_named(problem.file.name)
    assert page is not None
    entries = read_page(problem.file).entries
    goal = home.set_aside / f"{problem.file.stem}.{now:%Y%m%d-%H%M%S}.damaged"
    try:
        home.set_aside.mkdir(mode=OWNER_ONLY, exist_ok=True)
        os.replace(problem.file, goal)
    except OSError as error:
        raise cannot_write(home.set_aside, error) from error
    for first in range(0, len(entries), PAGE_HOLDS):
        names = [file.name for file in home.journal.iterdir()]
        append(home, page.month, page.device, names, entries[first : first + PAGE_HOLDS])
    return Mended(problem.file, goal, problem.detail, len(entries))
