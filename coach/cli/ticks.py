"""Ticks on the command line: the day of a tick, and printing which were made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def with_day(parser: Parser) -> None:
    """Add the option for the day of a tick."""
    parser.add_argument(
        "--on", metavar="DAY", help="the day: 23 November, 2026-11-23, yesterday, monday or -3 (default: today)"
    )


def parse_day(options: Namespace, context: Context) -> date:
    """The day given by --on, or today. Raises RefusedError."""
    from coach.domain.dates import parse_day

    if options.on is None:
        return context.today
    return parse_day(options.on, context.today, context.store.state.profile.country)


def print_ticked(actions: Iterable[str], context: Context) -> None:
    """Print a line for each action that was ticked by what was just saved."""
    for action in actions:
        print_wrapped(f"[x] {action} {context.store.state.guide.action(action).title}")
