"""`coach resume`: end a pause, or end the quiet period of the first 48 hours early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.event import Event
    from coach.domain.state import State


def configure(parser: Parser) -> None:
    """Add no arguments."""


def run(_options: Namespace, context: Context) -> None:
    """End a pause, or else the quiet period. Raises JournalError."""
    from coach.domain.events import QuietLeft
    from coach.domain.quiet_period import quiet_period
    from coach.domain.schedule.breaks import end_break

    now = context.clock.now()

    def go_on(newest: State) -> Event | None:
        if event := end_break(newest, now.date()):
            return event
        return QuietLeft() if quiet_period(newest, now) else None

    entry = context.store.apply(go_on)
    if entry is None:
        print_wrapped("There is no pause to end.")
    elif entry.kind != QuietLeft.kind:
        print_wrapped("The pause is over. `coach today` shows what to do.")
    else:
        print_wrapped(
            "The quiet time is over. `coach today` shows what to do. `coach undo` brings the quiet time back."
        )
