"""`coach done ID ...`: tick actions, for today or for an earlier day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json, print_lines, print_wrapped
from coach.cli.parser import length_of_time, with_json
from coach.cli.ticks import parse_day, with_day
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.entries import Entry
    from coach.domain.event import Event
    from coach.domain.events import Done
    from coach.domain.progress import Finish
    from coach.domain.state import State
    from coach.guide.models import Action
    from coach.storage.store import Store


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("action", metavar="ID", nargs="+", help="actions, such as 4.2; `coach steps` lists them all")
    with_day(parser)
    parser.add_argument("--minutes", metavar="TIME", type=length_of_time, help="how long it took, such as 40 or 1h30")
    parser.add_argument("--note", metavar="TEXT", help="a few words about it")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Save the ticks, and print them; if one completes a step, also print what that took. Raises CoachError."""
    known = context.store.state.guide
    actions = [known.action(action) for action in dict.fromkeys(options.action)]
    if len(actions) > 1 and (options.minutes is not None or options.note):
        raise RefusedError("Minutes and a note are about one action", "Tick these one by one.")
    on = parse_day(options, context)
    ticks = [_tick(action, on, options, context) for action in actions]
    if options.json:
        from coach.export.data import done_data

        found = [done_data(*tick) for tick in ticks]
        print_json(found[0] if len(found) == 1 else {"done": found})
        return
    for action, (entry, after, finish) in zip(actions, ticks, strict=True):
        print_wrapped(_line(entry, action, context.today))
        if finish:
            from coach.export.steps_document import finish_document

            print_lines([""])
            print_document(finish_document(finish, after.guide))
            if finish.following:
                print_wrapped(f"`coach step {finish.following.number}` opens it.")


def _tick(action: Action, on: date, options: Namespace, context: Context) -> tuple[Entry, State, Finish | None]:
    """Tick one action: the tick's entry, the state after it, and the step it completed."""
    from coach.domain.events import Done
    from coach.domain.progress import finished_by

    before = context.store.state
    entry = _kept(Done(action.id, options.minutes, options.note), on, context.store)
    after = context.store.state
    return entry, after, finished_by(before, after)


def _kept(event: Done, on: date, store: Store) -> Entry:
    """Save the tick of that day, or update the existing one with the given minutes and note."""
    from coach.domain.ticks import tick_on, tick_once_only, with_blocks

    if store.state.history_of(event.action).times_on(on) and not tick_on(store.state, event.action, on):
        store.everything()  # the tick is in a month that is only in the snapshot

    def choose(now: State) -> list[tuple[Event, date | None]]:
        tick = tick_once_only(now, event, on)
        return [(each, on) for each in with_blocks(now, tick, on)] if tick else []

    written = store.apply_all(choose)
    entry = written[0] if written else tick_on(store.state, event.action, on)
    assert entry is not None
    return entry


def _line(entry: Entry, action: Action, today: date) -> str:
    from coach.domain.dates import relative_day
    from coach.domain.wording import duration

    minutes = entry.number("minutes")
    took = f", {duration(minutes)}" if minutes is not None else ""
    return f"[x] {action.id} {action.title}: done {relative_day(entry.on, today)}{took}."
