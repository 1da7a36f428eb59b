"""`coach steps`: the ten steps with their actions and ticks; with --few, the five actions that matter most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json
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
    state = context.store.state
    if options.few:
        _few(options, context)
        return
    from coach.export.data import steps_data
    from coach.export.steps_document import steps_document

    if options.json:
        print_json(steps_data(state))
    else:
        print_document(steps_document(state, context.today))


def _few(options: Namespace, context: Context) -> None:
    from coach.export.data import few_data
    from coach.export.steps_document import few_document

    state, today = context.store.state, context.today
    if options.json:
        print_json(few_data(state, today))
    else:
        print_document(few_document(state, today))
