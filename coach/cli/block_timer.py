"""The timer of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.domain.schedule.block import Block


def start(block: Block, context: Context) -> None:
    """Start the timer. Raises RefusedError if another one is running."""
    from coach.domain.schedule.events import TimerStarted
    from coach.domain.schedule.timers import running_timer

    timer = running_timer(context.store.state.schedule, context.clock.now())
    if timer:
        raise RefusedError(f"A timer is already running for {timer.block.key}", "`coach block stop` stops it.")
    context.store.append(TimerStarted(*block.place))
    print_wrapped(f"Timer started: {block.theme}, {block.minutes} min planned. `coach block stop` stops it.")


def stop(options: Namespace, context: Context) -> None:
    """Stop the timer and log its minutes; for a forgotten timer they have to be given. Raises RefusedError."""
    from coach.domain.lengths import parse_minutes
    from coach.domain.schedule.events import BlockDone, TimerDropped
    from coach.domain.schedule.timers import running_timer
    from coach.domain.wording import duration

    timer = running_timer(context.store.state.schedule, context.clock.now())
    if timer is None:
        raise RefusedError("No timer is running", "`coach block start BLOCK` starts one.")
    if options.drop:
        context.store.append(TimerDropped())
        print_wrapped("Stopped. This time is not counted.")
        return
    if timer.forgotten and not options.minutes:
        raise RefusedError(
            f"The timer has been running for {duration(timer.minutes)}",
            f"Say how long you worked with --minutes {timer.proposed}, or use --drop.",
        )
    minutes = parse_minutes(options.minutes) if options.minutes else timer.minutes
    context.store.append(BlockDone(*timer.block.place, minutes))
    print_wrapped(f"{timer.block.theme}: {duration(minutes)}.")
