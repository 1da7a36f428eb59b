"""Fixtures of the storage tests: clocks, segments, damaged files."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from coach.clock import Clock
from coach.domain.entries import Entry
from coach.domain.events import Done, Note
from coach.domain.state import State
from coach.guide.guide import Guide, load_guide
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store

ROOT = Path(__file__).parents[2]
NOW = datetime(2026, 11, 23, 9, 40, tzinfo=timezone(timedelta(hours=4)))
ACTIONS = ("1.1", "1.2", "2.1", "4.2")


class SetClock(Clock):
    """A clock that shows the time a test sets."""

    def __init__(self, time: datetime = NOW) -> None:
        super().__init__()
        self.time = time

    def now(self) -> datetime:
        """The time that was set."""
        return self.time


GUIDE: Guide = load_guide()


def open_coach(home: Home, clock: Clock | None = None) -> Store:
    """Open the store, as a process that starts now would."""
    return Store(Journal(home), GUIDE, clock or SetClock())


def entries_in(home: Home) -> dict[str, Entry]:
    """The entries that a fresh store reads from the files."""
    return {entry.id: entry for entry in Journal(home).read_changes().entries}


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file under the folder, byte for byte, by its relative path, without the high-water marks."""
    files = {str(file.relative_to(folder)): file for file in folder.rglob("*") if file.is_file()}
    return {name: file.read_bytes() for name, file in files.items() if not name.startswith("seen")}


def forget(home: Home) -> None:
    """Delete the high-water marks, as on a machine that never saw these segments: nothing is restored from them."""
    shutil.rmtree(home.seen, ignore_errors=True)


def left_overs(home: Home) -> list[str]:
    """Names of temporary files."""
    return [file.name for file in home.folder.rglob("*.new")]


def state_of(state: State) -> list[object]:
    """Everything in a state, to compare it; the number of entries comes last."""
    records = {action: state.history_of(action) for action in ACTIONS}
    return [
        state.profile,
        {action: (record.times, record.minutes, dict(record.by_day)) for action, record in records.items()},
        state.check_ins,
        state.skipped_steps,
        state.notes,
        state.pause(NOW.date()),
        state.projected("quiet", bool),
        state.last_id,
        len(state),
    ]


def row(number: int, *, device: str = "aaaa1111", **more: object) -> dict[str, Any]:
    """A tick as a segment holds it; add fields by name, or remove one with None."""
    fields = {
        "id": f"{0x01A000000000 + number:012x}-{number:08x}",
        "at": "2026-10-05T08:00:00+00:00",
        "on": "2026-10-05",
        "device": device,
        "kind": "done",
        "v": 1,
        "action": "4.2",
        **more,
    }
    return {name: value for name, value in fields.items() if value is not None}


def page_with(rows: Mapping[str, object] | Iterable[object], *, format_: int = 1, device: str = "aaaa1111") -> bytes:
    """A segment in the format that coach writes, with a line for each row."""
    numbered = rows if isinstance(rows, Mapping) else {str(number): each for number, each in enumerate(rows, start=1)}
    about = {"format": format_, "month": "2026-10", "device": device}
    lines = ",\n".join(f'"{number}":{json.dumps(each, separators=(",", ":"))}' for number, each in numbered.items())
    return f'{{"about":{{\n"1":{json.dumps(about, separators=(",", ":"))}\n}},\n"entries":{{\n{lines}\n}}}}\n'.encode()


def put(home: Home, name: str, content: bytes) -> Path:
    """Put a file into the journal's folder, as a sync program would."""
    forget(home)
    home.make()
    file = home.journal / name
    file.write_bytes(content)
    return aged(file)


def aged(file: Path, minutes: int = 5) -> Path:
    """Make a file look some minutes old."""
    before = time.time() - minutes * 60
    os.utime(file, (before, before))
    return file


def own_page(home: Home, number: int = 1) -> str:
    """The name of this device's segment for the month of NOW."""
    return f"2026-11.{Journal(home).device}{f'.{number}' if number > 1 else ''}.json"


def two_months(home: Home, clock: SetClock) -> None:
    """Four ticks in October and six notes in November, in a segment each; the clock is in November."""
    clock.time = NOW - timedelta(days=30)
    store = open_coach(home, clock)
    for _ in range(4):
        store.append(Done("4.2"))
    clock.time = NOW
    for number in range(6):
        store.append(Note(f"the {number}th"))


def damage(home: Home, how: Callable[[bytes], bytes]) -> tuple[Path, bytes]:
    """Change this device's segment of November, and return it with its new content."""
    forget(home)
    page = home.journal / own_page(home)
    content = how(page.read_bytes())
    page.write_bytes(content)
    return aged(page), content


def python(*arguments: str) -> tuple[list[str], dict[str, str]]:
    """The command and the environment that run a module of these tests in a separate process."""
    path = os.pathsep.join(filter(None, (str(ROOT), os.environ.get("PYTHONPATH"))))
    return [sys.executable, *arguments], {**os.environ, "PYTHONPATH": path}
