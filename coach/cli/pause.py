"""`coach pause`: stop for a while."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--until", metavar="DAY", help="its last day: 2026-11-30, tomorrow, friday or +3")


def run(options: Namespace, context: Context) -> None:
    """Begin a pause; one that runs already gets the new last day. Raises CoachError."""
    from coach.domain.dates import short_day
    from coach.domain.facts import Paused
    from coach.domain.weekdays import parse_coming_day

    until = parse_coming_day(options.until, context.today) if options.until is not None else None
    context.coach.record(Paused(until))
    how_long = f"until {short_day(until)} {until.year}" if until else "for as long as you like"
    say_wrapped(f"Paused {how_long}. Nothing counts and nothing is lost; `coach resume` takes it up again.")
