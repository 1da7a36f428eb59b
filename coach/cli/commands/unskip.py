"""`coach unskip N`: resume a skipped step."""

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
    """Resume the step, if it was skipped. Raises RefusedError for an unknown step, JournalError."""
    from coach.domain.events import StepTakenUp

    step = context.guide.step(options.number)
    entry = context.store.apply(
        lambda newest: StepTakenUp(step.number) if step.number in newest.skipped_steps else None
    )
    if entry:
        print_wrapped(f"Step {step.number}, {step.title}, is back.")
    else:
        print_wrapped(f"Step {step.number} is not skipped.")
