"""`coach step N`: one step, why it matters and how to do its actions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json
from coach.cli.parser import whole_number, with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("number", metavar="N", type=whole_number, help="the step, 1 to 10")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the step. Raises RefusedError if there is none with this number."""
    from coach.export.data import step_data
    from coach.export.reading_document import step_document

    number = context.guide.step(options.number).number
    state = context.store.state
    step = state.guide.step(number)
    if options.json:
        print_json(step_data(state, step))
    else:
        print_document(step_document(state, step))
