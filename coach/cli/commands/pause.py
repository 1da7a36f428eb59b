"""`coach pause`: take a break, from today or a later day. Nothing is counted and nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    from coach.domain.schedule.constants import REASONS

    parser.add_argument("--until", metavar="DAY", help="its last day: 2026-11-30, tomorrow, friday or +3")
    parser.add_argument(
        "--from", dest="first", metavar="DAY", help="its first day, to plan a break ahead; needs --until"
    )
    parser.add_argument("--reason", metavar="WORD", choices=REASONS, help=", ".join(REASONS))


def run(options: Namespace, context: Context) -> None:
    """Start or plan the break, and print how it ends. Raises RefusedError for a day in the past."""
    from coach.domain.dates import long_day, short_day
    from coach.domain.schedule.breaks import start_break
    from coach.domain.weekdays import parse_coming_day

    today, country = context.today, context.store.state.profile.country
    first = parse_coming_day(options.first, today, country) if options.first else today
    until = parse_coming_day(options.until, today, country) if options.until else None
    context.store.append(start_break(context.store.state, today, first, until, options.reason))
    if first > today and until:
        print_wrapped(
            f"A break from {long_day(first)} to {long_day(until)} is planned. Nothing is counted in that time."
        )
        return
    how_long = f"until {short_day(until)} {until.year}" if until else "for as long as you like"
    print_wrapped(f"Paused {how_long}. Nothing is counted and nothing is lost. `coach resume` ends the pause.")
