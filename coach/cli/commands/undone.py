"""`coach undone ID`: take the ticks of an action back, for today or for a day before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say_wrapped
from coach.cli.ticks import day_asked, with_day

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.fact import Fact
    from coach.domain.transition import Transition


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("action", metavar="ID", help="the action, such as 4.2")
    with_day(parser)


def _day(options: Namespace, context: Context, action: str) -> date:
    """The day that was given, or today. One to come is taken where it has a tick: the clock stood wrong then."""
    from coach.domain.dates import parse_any_day
    from coach.errors import RefusedError

    try:
        return day_asked(options, context)
    except RefusedError:
        ahead = parse_any_day(options.on, context.today)
        if context.coach.transition.record_of(action).times_on(ahead):
            return ahead
        raise


def run(options: Namespace, context: Context) -> None:
    """Take back every tick of that day. Raises RefusedError where there is none, JournalError."""
    from coach.domain.dates import day_beside
    from coach.domain.facts import Undone
    from coach.errors import RefusedError

    action = context.guide.action(options.action)
    on = _day(options, context, action.id)
    day = day_beside(on, context.today)

    def take_back(newest: Transition) -> Fact:
        record = newest.record_of(action.id)
        if not record.times_on(on):
            last = record.last_on
            hint = f"Its last tick is {_for(last.isoformat())}." if last else "It has no tick at all."
            raise RefusedError(f"{action.id} is not ticked for {day}", hint)
        return Undone(action.id)

    context.coach.decide(take_back, on)
    say_wrapped(f"[ ] {action.id} {action.title}: not done {day}. `coach undo` brings the tick back.")


def _for(day: str) -> str:
    return f"for {day}; take that back with --on {day}"
