"""Timers: how long one has been running, and whether it was forgotten."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from coach.domain.schedule.block import Block
from coach.domain.schedule.state import ScheduleState

FORGOTTEN_AFTER = 120  # minutes beyond the end of the block


class RunningTimer(NamedTuple):
    """A running timer: its block, whole minutes so far, and whether it looks forgotten.

    `proposed` is the likely true time: the minutes so far, or the block's length for a forgotten one.
    """

    block: Block
    since: datetime
    minutes: int
    forgotten: bool

    @property
    def proposed(self) -> int:
        """How many minutes to propose when the timer is stopped."""
        return self.block.minutes if self.forgotten else self.minutes


def running_timer(record: ScheduleState, now: datetime) -> RunningTimer | None:
    """The timer running at `now`; None if there is none, or its block is gone."""
    timer = record.timer
    block = record.planned(timer.key, timer.day) if timer else None
    if timer is None or block is None or block.done:
        return None
    minutes = max(0, int((now - timer.since).total_seconds()) // 60)
    return RunningTimer(block, timer.since.astimezone(now.tzinfo), minutes, minutes > block.minutes + FORGOTTEN_AFTER)
