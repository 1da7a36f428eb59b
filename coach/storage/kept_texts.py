"""Caches what coach shows or prints, with everything it depends on, for `coach.first_screen` to show at once."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from coach import first_screen
from coach.domain.today.page_changes import Span, spans
from coach.guide.content import content_root
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home, make_folder

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.domain.state import State
    from coach.storage.store import Store

MOST_FILES = 8


def can_be_cached(store: Store) -> bool:
    """Whether the next start will use this folder, and has nothing to ask or to report first."""
    home, journal = store.journal.home, store.journal
    if os.environ.get(first_screen.SETTING) == "off" or first_screen.home_folder() != str(home.folder):
        return False
    odd = store.repaired or store.gathered or journal.problems or journal.waiting or journal.copies
    return store.state.profile.started and not (odd or store.written_ahead or home.is_read_only)


def upcoming_spans(state: State, clock: Clock, days: int) -> Iterator[Span]:
    """The remaining parts of today, and those of the next `days` days, in which nothing changes by itself."""
    now = clock.now()
    zone = now.tzinfo if os.environ.get("COACH_NOW") else None
    for number in range(days + 1):
        midnight, following = (
            datetime.combine(now.date() + timedelta(days=number + more), time(), zone).astimezone(zone)
            for more in (0, 1)
        )
        if midnight.utcoffset() == following.utcoffset():  # a day on which the clocks change has different hours
            yield from ((begins, ends) for begins, ends in spans(state, midnight) if ends > now)


def program() -> list[bytes]:
    """The files of the running program, including its texts."""
    modules = [module for name, module in sys.modules.items() if name != "__main__"]
    loaded = {os.path.abspath(file) for module in modules if (file := getattr(module, "__file__", None))}
    content = content_root()
    words = content.rglob("*.*") if isinstance(content, Path) else ()
    styles = Path(__file__).parents[1].joinpath("tui").glob("*.tcss")
    return [os.fsencode(file) for file in sorted({*loaded, *map(str, (*words, *styles))})]


def keep(home: Home, name: str, before: bytes, texts: Iterable[tuple[Span, bytes]]) -> None:
    """Cache texts under a name, unless the journal has changed since `before`. Raises OSError.

    `before` is the result of `first_screen.made_from` without files.
    """
    folder, files = str(home.folder), program()
    made_of = first_screen.fingerprint(folder, name, files)
    if not made_of.startswith(before + b"\0"):
        return
    file = Path(first_screen.file_for(folder, name))
    make_folder(file.parent)
    atomic_write(file, first_screen.kept(files, made_of, ((_in_seconds(*span), text) for span, text in texts)))
    for older in sorted(file.parent.iterdir(), key=lambda each: each.stat().st_mtime)[:-MOST_FILES]:
        older.unlink()


def offset_of(moment: datetime) -> int:
    """The offset from UTC of an aware time, in seconds."""
    return int((moment.utcoffset() or timedelta()).total_seconds())


def _in_seconds(begins: datetime, ends: datetime) -> first_screen.Span:
    return begins.timestamp(), ends.timestamp(), offset_of(begins)
