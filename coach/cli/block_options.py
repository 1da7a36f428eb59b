"""The options that select and describe blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from coach.cli.context import Context
    from coach.domain.schedule.block import Block

FIELDS = ("title", "action", "person", "application", "zone")


def add_block_arguments(parser: ArgumentParser) -> ArgumentParser:
    """Add the arguments for the block a verb is about, and its day."""
    parser.add_argument("block", metavar="BLOCK", help="its key; `coach week` shows them")
    parser.add_argument("--on", metavar="DAY", help="its day (default: the nearest one this week)")
    return parser


def add_field_options(parser: ArgumentParser) -> None:
    """Add the options for the fields of a block."""
    parser.add_argument("--title", metavar="TEXT", help="in your words")
    parser.add_argument("--action", metavar="ID", help="an action from the guide, such as 4.6")
    parser.add_argument("--person", metavar="PERSON", help="somebody from your people")
    parser.add_argument("--application", metavar="KEY", help="one of your applications")
    parser.add_argument("--zone", metavar="ZONE", help="the time zone of the start time, such as Europe/London")


def parse_fields(options: Namespace, context: Context) -> dict[str, Any]:
    """The fields given by the options. Raises RefusedError for an invalid one."""
    from coach.domain.schedule.block import check_zone

    log = context.store.state.search
    found: dict[str, Any] = {}
    for name in FIELDS:
        text = getattr(options, name)
        if text is None:
            continue
        if text == "":
            found[name] = None
        elif name == "action":
            found[name] = context.guide.action(text).id
        elif name in ("person", "application"):
            found[name] = log.find(name, text)
        else:
            found[name] = check_zone(text) if name == "zone" else text
    return found


def find_block(asked: str, on: str | None, context: Context) -> Block:
    """The block with this key: on the given day, or the occurrence in this week or the next that is nearest to today.

    Raises RefusedError.
    """
    from datetime import timedelta

    from coach.domain.dates import parse_any_day
    from coach.domain.named_records import resolve_key
    from coach.domain.schedule.week import week_of

    state, today = context.store.state, context.today
    if on:
        day = parse_any_day(on, today, state.profile.country)
        there = list(state.schedule.blocks_on(day))
    else:
        weeks = [week_of(state, today), week_of(state, today + timedelta(days=7))]
        there = sorted(
            (block for week in weeks for block in week.blocks), key=lambda each: abs((each.day - today).days)
        )
    key = resolve_key(asked, {block.key for block in there})
    found = [block for block in there if block.key == key]
    if not found:
        raise RefusedError(
            f"There is no block {asked[:40]!r} on that day", "`coach week` shows the blocks with their keys."
        )
    return found[0]
