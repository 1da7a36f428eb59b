"""`coach week`: the plan of a week next to what happened."""

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
    parser.add_argument(
        "day", metavar="DAY", nargs="?", help="the week to show: 2026-W48, last, next, or a day in it such as +7"
    )
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the week. Raises RefusedError if it is neither a week nor a day."""
    from datetime import timedelta

    from coach.domain.dates import parse_any_day
    from coach.domain.review.period import WEEK_NAME, parse_period
    from coach.domain.schedule.autofill import fillings
    from coach.domain.schedule.timers import running_timer
    from coach.domain.schedule.week import week_of

    state, today, home = context.store.state, context.today, context.clock.zone
    named = {"last": today - timedelta(days=7), "next": today + timedelta(days=7), None: today}
    if options.day in named:
        day = named[options.day]
    elif WEEK_NAME.fullmatch(options.day):
        day = parse_period(options.day, today, state.profile.first_weekday).first
    else:
        day = parse_any_day(options.day, today, state.profile.country)
    week = week_of(state, day)
    filled, timer = fillings(state, week, today), running_timer(state.schedule, context.clock.now())
    if options.json:
        from coach.export.week_data import week_data

        print_json(week_data(week, filled, timer, home))
        return
    from coach.export.week_document import week_document

    print_document(week_document(state, week, filled, timer, home))
