"""`coach resume`: end a pause, or leave the quiet of the first 48 hours early."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.fact import Fact
    from coach.domain.transition import Transition


def configure(parser: Parser) -> None:
    """There are no arguments."""


def run(_options: Namespace, context: Context) -> None:
    """End whichever of the two holds; a pause first. Raises JournalError."""
    from coach.domain.facts import QuietLeft
    from coach.domain.quiet import quiet
    from coach.domain.schedule.breaks import going_on

    now = context.clock.now()

    def go_on(newest: Transition) -> Fact | None:
        if fact := going_on(newest, now.date()):
            return fact
        return QuietLeft() if quiet(newest, now) else None

    entry = context.coach.decide(go_on)
    if entry is None:
        say_wrapped("There is no pause to end.")
    elif entry.kind != QuietLeft.kind:
        say_wrapped("The pause is over. `coach today` shows what to do.")
    else:
        say_wrapped("The quiet time is over. `coach today` shows what to do. `coach undo` brings the quiet time back.")
