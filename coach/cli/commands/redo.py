"""`coach redo`: bring back what was undone last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """There are no arguments."""


def run(_options: Namespace, context: Context) -> None:
    """Redo, and say what came back. Raises JournalError."""
    from coach.domain.describing import describe_act

    act = context.coach.redo()
    if act:
        say_wrapped(f"Brought back: {describe_act(act, context.guide)}.")
    else:
        say_wrapped("There is nothing to redo.")
