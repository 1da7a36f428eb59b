"""A made-up person's journal, written in the form coach writes it, for measuring with.

python -m tests.benchmarks.history FOLDER ENTRIES DAYS
"""

from __future__ import annotations

import random
import sys
from datetime import datetime, timedelta
from pathlib import Path

from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.event_keys import Told
from coach.domain.events import CheckIn, Done, ProfileSet
from coach.domain.ids import next_id
from coach.guide.guide import load_guide
from coach.storage.home import Home
from coach.storage.segment_storage import page_text
from coach.storage.segments import SEGMENT_SIZE, Segment
from coach.storage.writer import stamp

DEVICE = "be0c4a11"


def write_history(folder: Path, entries: int, days: int, until: datetime) -> None:
    """Fill `folder` with `entries` entries, spread evenly over the `days` before `until`."""
    home = Home(folder)
    home.make()
    home.device.write_text(f"{DEVICE}\n", encoding="ascii")
    by_month: dict[str, list[Entry]] = {}
    for entry in _entries(entries, days, until):
        by_month.setdefault(entry.at[:7], []).append(entry)
    for month, written in by_month.items():
        for number, first in enumerate(range(0, len(written), SEGMENT_SIZE), start=1):
            page = Segment(month, DEVICE, number)
            rows = {str(n): entry.fields for n, entry in enumerate(written[first : first + SEGMENT_SIZE], start=1)}
            about = {"1": {"format": 1, "month": month, "device": DEVICE}}
            text = page_text({"about": about, "entries": rows})
            (home.journal / page.file_name).write_text(text, encoding="utf-8")


def _entries(number: int, days: int, until: datetime) -> list[Entry]:
    chance = random.Random(7)  # noqa: S311 - the same history every time
    actions = [*load_guide().actions]
    made: list[Entry] = []
    last = ""
    for index in range(number):
        now = until - timedelta(days=days) * (1 - index / number) - timedelta(minutes=1)
        event: Event
        if index == 0:
            event = ProfileSet(name="Amal", lost_on=now.date().isoformat(), country="AE", currency="AED")
        elif index % 12 == 0:
            event = CheckIn(chance.randint(1, 5), chance.randint(1, 5), "an ordinary day")
        else:
            event = Done(chance.choice(actions), chance.randint(5, 90))
        last = next_id(now, last, f"{chance.getrandbits(32):08x}")
        made.append(stamp(Told(event, now.date()), entry_id=last, now=now, device=DEVICE))
    return made


if __name__ == "__main__":
    write_history(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]), datetime.now().astimezone())
