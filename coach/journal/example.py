"""The example life as a journal: every entry written as it would have been on its day."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from coach.domain.example import lived
from coach.domain.ids import next_id
from coach.domain.telling import Told
from coach.guide.demo import demo
from coach.journal.coach import Coach
from coach.journal.device import this_device
from coach.journal.journal import Journal
from coach.journal.lock import locked
from coach.journal.writing import stamp

if TYPE_CHECKING:
    from coach.clock import Clock
    from coach.guide.guide import Guide
    from coach.journal.home import Home

EVENING = time(18, 30)


def open_example(home: Home, guide: Guide, clock: Clock) -> Coach:
    """Fill an empty home folder with the example, ending today, and open it. Raises JournalError.

    What was told in the past carries the evening of its day, or the review would say that all of it came late.
    """
    now = clock.now()
    with locked(home):
        device = this_device(home)
    entries, last_id = [], ""
    for number, (fact, on) in enumerate(lived(demo(), now.date())):
        moment = min(now, datetime.combine(on, EVENING, now.tzinfo))
        last_id = next_id(moment, last_id, f"{number:08x}")
        entries.append(stamp(Told(fact, on), entry_id=last_id, now=moment, device=device))
    coach = Coach(Journal(home), guide, clock)
    coach.take_over(entries)
    return coach
