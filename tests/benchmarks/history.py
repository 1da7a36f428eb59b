"""A made-up person's journal, written in the form coach writes it, for measuring with.

python -m tests.benchmarks.history FOLDER ENTRIES DAYS
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.event_keys import PreparedEvent
from coach.domain.events import CheckIn, Done, ProfileSet
from coach.domain.ids import next_id
from coach.guide.guide import load_guide
from coach.storage.home import Home
from coach.storage.segment_storage import segment_text
from coach.storage.segments import SEGMENT_SIZE, Segment
from coach.storage.writer import stamp

DEVICE = "be0c4a11"


class Dated(NamedTuple):
    """An event, and when it was told."""

    at: datetime
    event: Event


def write_history(folder: Path, entries: int, days: int, until: datetime) -> None:
    """Fill `folder` with `entries` entries, spread evenly over the `days` before `until`."""
    write_events(folder, _events(entries, days, until))


def write_events(folder: Path, told: Iterable[Dated]) -> None:
    """Fill `folder` with these events, told in this order."""
    home = Home(folder)
    home.make()
    home.device.write_text(f"{DEVICE}\n", encoding="ascii")
    by_month: dict[str, list[Entry]] = {}
    for entry in _stamped(told):
        by_month.setdefault(entry.at[:7], []).append(entry)
    for month, written in by_month.items():
        for number, first in enumerate(range(0, len(written), SEGMENT_SIZE), start=1):
            page = Segment(month, DEVICE, number)
            rows = {str(n): entry.fields for n, entry in enumerate(written[first : first + SEGMENT_SIZE], start=1)}
            about = {"1": {"format": 1, "month": month, "device": DEVICE}}
            text = segment_text({"about": about, "entries": rows})
            (home.journal / page.file_name).write_text(text, encoding="utf-8")


def _events(number: int, days: int, until: datetime) -> Iterator[Dated]:
    chance = random.Random(7)  # noqa: S311 - the same history every time
    actions = [*load_guide().actions]
    for index in range(number):
        now = until - timedelta(days=days) * (1 - index / number) - timedelta(minutes=1)
        if index == 0:
            yield Dated(now, ProfileSet(name="Amal", lost_on=now.date().isoformat(), country="AE", currency="AED"))
        elif index % 12 == 0:
            yield Dated(now, CheckIn(chance.randint(1, 5), chance.randint(1, 5), "an ordinary day"))
        else:
            yield Dated(now, Done(chance.choice(actions), chance.randint(5, 90)))


def _stamped(told: Iterable[Dated]) -> Iterator[Entry]:
    chance, last = random.Random(8), ""  # noqa: S311
    for now, event in told:
        last = next_id(now, last, f"{chance.getrandbits(32):08x}")
        yield stamp(PreparedEvent(event, now.date()), entry_id=last, now=now, device=DEVICE)


if __name__ == "__main__":
    write_history(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), datetime.now().astimezone())
