"""`coach checkin`: how the day is going."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.help_lines import print_help_lines
from coach.cli.output import print_wrapped
from coach.cli.parser import whole_number

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--mood", metavar="1-5", type=whole_number, required=True, help="from 1 (low) to 5 (high)")
    parser.add_argument("--energy", metavar="1-5", type=whole_number, help="from 1 (low) to 5 (high)")
    parser.add_argument("--note", metavar="TEXT", help="a short line about the day")


def run(options: Namespace, context: Context) -> None:
    """Save the check-in; on a low day print helplines. Raises CoachError."""
    from coach.domain.events import CheckIn
    from coach.domain.help_lines import is_low
    from coach.domain.today.wording import check_in_words

    context.store.append(CheckIn(options.mood, options.energy, options.note))
    print_wrapped(f"Saved for today: {check_in_words(options.mood, options.energy)}.")
    if is_low(options.mood):
        print_help_lines(context)
