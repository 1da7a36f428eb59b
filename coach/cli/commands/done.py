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
    from coach.domain.fact import Fact
    from coach.domain.facts import Done
    from coach.domain.transition import Transition
    from coach.guide.models import Action
    from coach.journal.coach import Coach


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
    entry = _kept(fact, on, context.coach)
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


def _kept(fact: Done, on: date, coach: Coach) -> Entry:
    """The tick of that day: a new one, or the one that is there, with the minutes and words that were given now."""
    from coach.domain.ticking import once, tick_on, with_blocks

    if coach.transition.record_of(fact.action).times_on(on) and not tick_on(coach.transition, fact.action, on):
        coach.everything()  # the tick is of a month that is summed up

    def choose(now: Transition) -> list[tuple[Fact, date | None]]:
        tick = once(now, fact, on)
        return [(each, on) for each in with_blocks(now, tick, on)] if tick else []

    written = coach.decide_all(choose)
    entry = written[0] if written else tick_on(coach.transition, fact.action, on)
    assert entry is not None
    return entry


def _tick(entry: Entry, action: Action, today: date) -> str:
    from coach.domain.dates import day_beside
    from coach.domain.wording import duration

    minutes = entry.number("minutes")
    took = f", {duration(minutes)}" if minutes is not None else ""
    return f"[x] {action.id} {action.title}: done {day_beside(entry.on, today)}{took}."
