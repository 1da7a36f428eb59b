"""`coach redo`: redo what was undone last."""

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
    """Redo, and print what was redone. Raises JournalError."""
    from coach.domain.entry_labels import describe_transaction

    act = context.store.redo()
    if act:
        print_wrapped(f"Brought back: {describe_transaction(act, context.guide)}.")
    else:
        print_wrapped("There is nothing to redo.")
