"""`coach skip N`: skip a step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.parser import whole_number

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("number", metavar="N", type=whole_number, help="the step, 1 to 10")


def run(options: Namespace, context: Context) -> None:
    """Skip the step, if it is not skipped yet. Raises RefusedError for an unknown step, JournalError."""
    from coach.domain.events import StepSkipped

    step = context.guide.step(options.number)
    entry = context.store.apply(
        lambda newest: None if step.number in newest.skipped_steps else StepSkipped(step.number)
    )
    if entry:
        print_wrapped(f"Step {step.number}, {step.title}, is skipped. `coach unskip {step.number}` brings it back.")
    else:
        print_wrapped(f"You have already skipped step {step.number}.")
