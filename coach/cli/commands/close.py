"""`coach close`: close the day in twenty seconds: how it was, and a line."""

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
    parser.add_argument("line", metavar="LINE", nargs="*", help='what happened, as a fact: "two people wrote back"')
    parser.add_argument("--note", metavar="TEXT", help="the same, as in `coach checkin`")
    parser.add_argument("--mood", metavar="1-5", type=whole_number, required=True, help="from 1 (low) to 5 (high)")
    parser.add_argument("--energy", metavar="1-5", type=whole_number, help="from 1 (low) to 5 (high)")


def run(options: Namespace, context: Context) -> None:
    """Save it; on a low day print helplines, and offer an exercise. Raises RefusedError."""
    from coach.domain.events import CheckIn
    from coach.domain.help_lines import is_low
    from coach.domain.review.day_close import day_line
    from coach.domain.today.day import plan_day

    context.store.append(
        CheckIn(options.mood, options.energy, " ".join([*options.line, options.note or ""]).strip() or None)
    )
    print_wrapped(day_line(plan_day(context.store.state, context.clock.now())))
    if is_low(options.mood):
        print_help_lines(context)
