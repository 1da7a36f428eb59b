"""`coach undone ID ...`: remove the ticks of actions, for today or for an earlier day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_wrapped
from coach.cli.ticks import parse_day, with_day

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.guide.models import Action


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("action", metavar="ID", nargs="+", help="actions, such as 4.2")
    with_day(parser)


def _day(options: Namespace, context: Context, actions: Sequence[Action]) -> date:
    """The given day, or today. A future day is accepted if it has a tick: the clock was wrong then."""
    from coach.domain.dates import parse_any_day
    from coach.errors import RefusedError

    try:
        return parse_day(options, context)
    except RefusedError:
        ahead = parse_any_day(options.on, context.today)
        if any(context.store.state.history_of(action.id).times_on(ahead) for action in actions):
            return ahead
        raise


def run(options: Namespace, context: Context) -> None:
    """Remove the ticks of that day: of all these actions, or of none. Raises RefusedError, JournalError."""
    from coach.domain.dates import relative_day
    from coach.domain.events import Undone
    from coach.errors import RefusedError

    actions = [context.guide.action(action) for action in dict.fromkeys(options.action)]
    on = _day(options, context, actions)
    day = relative_day(on, context.today)

    def take_back(newest: State) -> list[tuple[Event, date | None]]:
        for action in actions:
            record = newest.history_of(action.id)
            if not record.times_on(on):
                last = record.last_on
                hint = f"Its last tick is {_for(last.isoformat())}." if last else "It has no ticks."
                raise RefusedError(f"{action.id} is not ticked for {day}", hint)
        return [(Undone(action.id), on) for action in actions]

    context.store.apply_all(take_back)
    tick = "the tick" if len(actions) == 1 else "the ticks"
    for action in actions:
        print_wrapped(f"[ ] {action.id} {action.title}: not done {day}.")
    print_wrapped(f"`coach undo` brings {tick} back.")


def _for(day: str) -> str:
    return f"for {day}; remove that tick with --on {day}"
