"""`coach done ID`: tick an action, for today or for a day before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json, say_wrapped, width
from coach.cli.parser import whole_number, with_json
from coach.cli.ticks import day_asked, with_day

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.entries import Entry
    from coach.guide.models import Action


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("action", metavar="ID", help="the action, such as 4.2; `coach steps` lists them all")
    with_day(parser)
    parser.add_argument("--minutes", metavar="N", type=whole_number, help="how long it took, 0 to 1440")
    parser.add_argument("--note", metavar="TEXT", help="a few words about it")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Write the tick, and say so; where it finishes a step, what that came to. Raises CoachError."""
    from coach.domain.facts import Done
    from coach.domain.progress import finished_by

    action = context.guide.action(options.action)
    on = day_asked(options, context)
    fact = Done(action.id, options.minutes, options.note)
    before = context.coach.transition
    action = before.guide.action(action.id)
    entry = context.coach.record(fact, on)
    after = context.coach.transition
    finish = finished_by(before, after)
    if options.json:
        from coach.export.data import done_data

        say_json(done_data(entry, after, finish))
        return
    say_wrapped(_tick(entry, action, context.today))
    if finish:
        from coach.export.plain import finish_text

        say(finish_text(finish, after, context.today, width()))


def _tick(entry: Entry, action: Action, today: date) -> str:
    from coach.domain.dates import day_beside
    from coach.domain.wording import duration

    minutes = entry.number("minutes")
    took = f", {duration(minutes)}" if minutes is not None else ""
    return f"[x] {action.id} {action.title}: done {day_beside(entry.on, today)}{took}."
