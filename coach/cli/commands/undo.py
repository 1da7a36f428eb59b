"""`coach undo`: undo what was saved last on this machine."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add no arguments."""


def run(_options: Namespace, context: Context) -> None:
    """Undo, and print what was undone. Raises JournalError."""
    from coach.domain.entry_labels import describe_transaction

    act = context.store.undo()
    if act:
        print_wrapped(f"Undone: {describe_transaction(act, context.guide)}. `coach redo` brings it back.")
    else:
        print_wrapped("There is nothing to undo.")
