"""`coach steps`: the ten steps with their actions, and what is done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json, width
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print all steps."""
    from coach.export.data import steps_data
    from coach.export.plain import steps_text

    transition = context.coach.transition
    if options.json:
        say_json(steps_data(transition))
    else:
        say(steps_text(transition, context.today, width()))
