"""Stopping a timer: how long it was or, if it was forgotten, how long it should have been."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.lengths import parse_minutes
from coach.domain.sanitize import shown
from coach.domain.schedule.events import BlockDone, TimerDropped
from coach.domain.schedule.timers import RunningTimer
from coach.domain.wording import duration
from coach.tui.screens.question_dialogs import LinesDialog
from coach.tui.widgets.reads import as_length

if TYPE_CHECKING:
    from coach.tui.screens.week.room import Week
    from coach.tui.widgets.line import Reads


class TimerDialog(LinesDialog):
    """Ask how long a block was. An empty field discards the timer."""

    HELP = "How many minutes you worked. Empty the line if this time should not count."

    def __init__(self, timer: RunningTimer) -> None:
        ran = f"It has run for {duration(timer.minutes)}, since {timer.since:%A %H:%M}."
        told = f"{ran} Perhaps you forgot it. How long did you work? Empty the line if this time should not count."
        if not timer.forgotten:
            told = f"{ran} Change it if it was less. Empty the line if this time should not count."
        super().__init__(f"Timer: {shown(timer.block.theme)}", told, [("How long", str(timer.proposed), "0")])

    def reads(self, at: int) -> Reads | None:  # noqa: ARG002 - there is only one field
        """Read the field as a length of time."""
        return as_length

    def check(self, lines: list[str]) -> None:
        """Check that it is a length of time. Raises RefusedError."""
        if lines[0]:
            BlockDone("", date.min, parse_minutes(lines[0]))


async def stop_timer(room: Week, timer: RunningTimer) -> None:
    """Ask how long it was, and save it."""
    lines = await room.ask(TimerDialog(timer))
    if lines is None:
        return
    if not lines[0]:
        await room.save([TimerDropped()], "Stopped. This time does not count.")
        return
    minutes = parse_minutes(lines[0])
    await room.save([BlockDone(*timer.block.place, minutes)], f"{shown(timer.block.theme)}: {duration(minutes)}.")
