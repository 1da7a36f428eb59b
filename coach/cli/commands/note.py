"""`coach note TEXT`: save a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("text", metavar="TEXT", nargs="+", help="what to note, with or without quotes")
    parser.add_argument("--action", metavar="ID", help="the action it is about")


def run(options: Namespace, context: Context) -> None:
    """Save the note. Raises CoachError."""
    from coach.domain.events import Note

    action = context.guide.action(options.action) if options.action is not None else None
    event = Note(" ".join(options.text), action.id if action else None)
    context.store.append(event)
    print_wrapped(f"Saved with {action.id} {action.title}." if action else "Saved.")
