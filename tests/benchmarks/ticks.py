"""One tick made durable: `Coach.record`, from the call until it returns, with a history behind it and without.

A page of the journal holds a hundred entries and is written whole, so a tick costs more on a page that is nearly full.
To compare like with like, both folders go into a month that is new to both: their pages fill in step, tick by tick, and
a hundred ticks go through every state a page can be in.
"""

from __future__ import annotations

import gc
from collections.abc import Callable
from datetime import timedelta
from itertools import cycle
from pathlib import Path

from coach.domain.events import Done
from coach.storage.atomic_write import atomic_write
from coach.storage.store import Store
from tests.benchmarks.figures import Figure, milliseconds, ratio, timed
from tests.benchmarks.programs import FRESH, NOW, YEARS, Programs, open_home

NEXT_MONTH = NOW + timedelta(days=8)
PAGE = b"x" * 10_000  # bytes: a page half full


def measure(programs: Programs, ticks: int = 300, warm_up: int = 2) -> list[Figure]:
    """Tick by tick in turn, each folder before the other every second time."""
    fresh, years = (open_home(programs.home(home), NEXT_MONTH) for home in (FRESH, YEARS))
    bare_file = programs.folder / "page"
    times: dict[str, list[float]] = {FRESH.name: [], YEARS.name: [], "disk": []}
    actions = cycle(fresh.state.guide.actions)
    gc.collect()
    gc.freeze()  # as the screen does once it is up
    for number in range(-warm_up, ticks):
        action = next(actions)
        turn = [(FRESH.name, _ticking(fresh, action)), (YEARS.name, _ticking(years, action))]
        turn.insert(1, ("disk", _replacing(bare_file)))
        for name, act in turn if number % 2 else reversed(turn):
            taken = timed(act)
            if number >= 0:
                times[name].append(taken)
    gc.unfreeze()
    return [
        milliseconds("the disk alone, replacing a file durably", times["disk"]),
        *(milliseconds(f"a durable tick, {name}", times[name], 10) for name in (FRESH.name, YEARS.name)),
        ratio("a durable tick, two years against none", times[YEARS.name], times[FRESH.name], 1.2),
    ]


def _ticking(store: Store, action: str) -> Callable[[], object]:
    return lambda: store.append(Done(action, 20))


def _replacing(file: Path) -> Callable[[], object]:
    return lambda: atomic_write(file, PAGE)
