"""`coach today`: what to do today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json, width
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print the day; in the first 48 hours, only what they hold."""
    from coach.domain.schedule.week import kept_holiday
    from coach.domain.today import plan_day
    from coach.export import plain
    from coach.export.data import today_data
    from coach.journal.gathering import twice_in_words

    transition = context.coach.transition
    day = plan_day(transition, context.clock.now(), kept_holiday(transition, context.today))
    if options.json:
        say_json(today_data(day))
        return
    text = plain.quiet_text if day.quiet else plain.today_text
    say(text(day, transition, width()))
    if twice := twice_in_words(context.coach.journal, transition):
        say(["", *plain.wrap(twice, width())])
    if not transition.profile.started:
        say(["", *plain.wrap("`coach start` sets coach up in under a minute; nothing waits for it.", width())])
