"""`coach steps`: the ten steps with their actions, and what is done; with --few, the five that matter most."""

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
    parser.add_argument("--few", action="store_true", help="the five that matter most now, if you have little strength")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print all steps, or the few."""
    transition = context.coach.transition
    if options.few:
        _few(options, context)
        return
    from coach.export.data import steps_data
    from coach.export.plain import steps_text

    if options.json:
        say_json(steps_data(transition))
    else:
        say(steps_text(transition, context.today, width()))


def _few(options: Namespace, context: Context) -> None:
    from coach.export.fewest import few_data, few_text

    transition, today = context.coach.transition, context.today
    if options.json:
        say_json(few_data(transition, today))
    else:
        say(few_text(transition, today, width()))
