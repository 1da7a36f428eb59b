"""The example life as a journal: every entry written as it would have been on its day."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from coach.domain.demo import demo_events
from coach.domain.event_keys import PreparedEvent
from coach.domain.ids import next_id
from coach.guide.demo import demo
from coach.storage.device import ensure_device_id
from coach.storage.journal import Journal
from coach.storage.lock import locked
from coach.storage.store import Store
from coach.storage.writer import stamp

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.guide.guide import Guide
    from coach.storage.home import Home

EVENING = time(18, 30)


def open_example(home: Home, guide: Guide, clock: Clock) -> Store:
    """Fill an empty home folder with the example, ending today, and open it. Raises JournalError.

    Entries of past days are stamped with the evening of their day: otherwise the review would call all of them late.
    """
    now = clock.now()
    with locked(home):
        device = ensure_device_id(home)
    entries, last_id = [], ""
    for number, (event, on) in enumerate(demo_events(demo(), now.date())):
        moment = min(now, datetime.combine(on, EVENING, now.tzinfo))
        last_id = next_id(moment, last_id, f"{number:08x}")
        entries.append(stamp(PreparedEvent(event, on), entry_id=last_id, now=moment, device=device))
    store = Store(Journal(home), guide, clock)
    store.merge(entries)
    return store
