"""`coach block`: add, move, lengthen, swap, copy, complete, time and remove blocks; and set the frame."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.block_options import add_block_arguments, add_field_options, find_block, parse_fields
from coach.cli.output import print_wrapped

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.event import Event
    from coach.domain.schedule.block import Block


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    from coach.cli.parser import whole_number

    verbs = parser.with_verbs()
    add = verbs.add_parser("add", help="add a block")
    for name, help_text in (
        ("day", "monday, +2, 2026-11-30"),
        ("start", "9:30"),
        ("minutes", "90, 1h30"),
        ("theme", "networking"),
    ):
        add.add_argument(name, metavar=name.upper(), help=f"such as {help_text}")
    add.add_argument("--weekly", action="store_true", help="repeat it every week")
    add_field_options(add)
    edit = add_block_arguments(verbs.add_parser("edit", help="change a block, once or from now on"))
    for name in ("start", "minutes", "theme"):
        edit.add_argument(f"--{name}", metavar=name.upper())
    edit.add_argument("--from-now-on", action="store_true", help="every week from this one on")
    add_field_options(edit)
    move = add_block_arguments(verbs.add_parser("move", help="move it to another day or time, once"))
    move.add_argument("to", metavar="DAY", nargs="?", help="such as friday")
    move.add_argument("--start", metavar="TIME")
    longer = add_block_arguments(verbs.add_parser("lengthen", help="make it longer, or shorter with a minus, once"))
    longer.add_argument("minutes", metavar="MINUTES", type=whole_number)
    swap = add_block_arguments(verbs.add_parser("swap", help="swap the times of two blocks, once"))
    swap.add_argument("other", metavar="OTHER")
    add_block_arguments(verbs.add_parser("copy", help="copy it to another day")).add_argument("to", metavar="DAY")
    done = add_block_arguments(verbs.add_parser("done", help="mark a block done"))
    done.add_argument("--minutes", metavar="MINUTES", help="how long it took")
    for verb, help_text in (
        ("undone", "mark a block not done again"),
        ("start", "start its timer"),
        ("skip", "skip it, once"),
    ):
        add_block_arguments(verbs.add_parser(verb, help=help_text))
    add_block_arguments(verbs.add_parser("remove", help="remove it; a weekly one from then on"))
    stop = verbs.add_parser("stop", help="stop the timer")
    stop.add_argument("--minutes", metavar="MINUTES", help="how long you really worked")
    stop.add_argument("--drop", action="store_true", help="don't count this time")


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "stop":
        from coach.cli.block_timer import stop

        stop(options, context)
        return
    if options.verb == "add":
        _keep([_new(options, context)], context)
        return
    block = find_block(options.block, options.on, context)
    if options.verb == "start":
        from coach.cli.block_timer import start

        start(block, context)
        return
    _keep(_changes(options, block, context), context)


def _new(options: Namespace, context: Context) -> Event:
    from coach.domain.dates import parse_any_day
    from coach.domain.lengths import parse_minutes
    from coach.domain.schedule.block import parse_clock
    from coach.domain.schedule.changes import new_key
    from coach.domain.schedule.events import BlockSet

    day = parse_any_day(options.day, context.today, context.store.state.profile.country)
    start = parse_clock(options.start)
    key = new_key(options.theme, day, context.store.state.schedule.keys, "" if options.weekly else start)
    return BlockSet(
        *(key, day, start, parse_minutes(options.minutes), options.theme.lower()),
        weekly=options.weekly,
        **parse_fields(options, context),
    )


def _changes(options: Namespace, block: Block, context: Context) -> list[Event]:
    from coach.domain.dates import parse_any_day
    from coach.domain.lengths import parse_minutes
    from coach.domain.schedule import changes
    from coach.domain.schedule.block import parse_clock

    verb, today = options.verb, context.today
    if verb == "move":
        day = parse_any_day(options.to, today, context.store.state.profile.country) if options.to else block.day
        changes.moved(block)  # refuses one that is done
        return [
            changes.changed_once(block, day=day, start=parse_clock(options.start) if options.start else block.start)
        ]
    if verb == "edit":
        return [_edited(options, block, context)]
    if verb == "swap":
        return changes.swapped(block, find_block(options.other, options.on, context))
    if verb == "copy":
        return [
            changes.copied(
                context.store.state.schedule,
                block,
                parse_any_day(options.to, today, context.store.state.profile.country),
            )
        ]
    if verb in ("done", "undone"):
        if block.done == (verb == "done"):
            from coach.errors import RefusedError

            raise RefusedError(
                f"{block.key} is {'already done' if block.done else 'not done'}", "`coach week` shows the week."
            )
        return [changes.turned(block, parse_minutes(options.minutes) if getattr(options, "minutes", None) else None)]
    if verb == "lengthen":
        return [changes.lengthened(block, options.minutes)]
    return [changes.dropped(block) if verb == "skip" else changes.ended(block, today)]


def _edited(options: Namespace, block: Block, context: Context) -> Event:
    from coach.domain.lengths import parse_minutes
    from coach.domain.schedule import changes
    from coach.domain.schedule.block import parse_clock

    wanted = {name: value or "" for name, value in parse_fields(options, context).items()}
    for name, read in (("start", parse_clock), ("minutes", parse_minutes), ("theme", str.lower)):
        if (text := getattr(options, name)) is not None:
            wanted[name] = read(text)
    if not wanted:
        from coach.errors import RefusedError

        raise RefusedError("Nothing to change", "Say what: `coach block edit --help` shows how.")
    if options.from_now_on and block.weekly:
        return changes.changed_from(block, context.today, **wanted)
    return changes.changed_once(block, **wanted)


def _keep(events: list[Event], context: Context) -> None:
    from coach.domain.entry_labels import describe

    for event in events:
        entry = context.store.append(event)
        print_wrapped(f"Saved: {describe(entry, context.guide)} ({entry.text('key')}).")
