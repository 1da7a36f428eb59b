"""Changes of blocks as facts: this one time, or from now on; moved, longer, swapped, copied, taken out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from coach.domain.event import Event
from coach.domain.schedule.block import Block
from coach.domain.schedule.constants import LONGEST_BLOCK
from coach.domain.schedule.events import BlockDone, BlockGone, BlockOnce, BlockSet, BlockUndone
from coach.domain.schedule.state import ScheduleState
from coach.errors import RefusedError

SHORTEST = 5


def new_key(theme: str, day: date, taken: Iterable[str], once_at: str = "") -> str:
    """A key for a block that no other has: "networking-tue", "networking-tue-2".

    One that does not repeat is named by its day and its start, `once_at`: "networking-1127-1500". So two machines that
    don't know of each other yet name two blocks with two keys.
    """
    known = set(taken)
    letters = "".join(letter for letter in theme.lower() if letter.isascii() and letter.isalnum()) or "block"
    when = f"{day:%m%d}-{once_at.replace(':', '')}" if once_at else f"{day:%a}".lower()
    stem, number = f"{letters}-{when}", 1
    while (key := stem if number == 1 else f"{stem}-{number}") in known:
        number += 1
    return key


def changed_once(block: Block, **changes: Any) -> Event:
    """This one time of a block is another: `day`, `start`, `minutes`, `theme`, `title`, `action`, `person` ...

    Raises RefusedError where the block can't be like that.
    """
    as_is = block._replace(**changes)
    if not block.weekly:
        return as_fact(as_is)
    return BlockOnce(
        block.key,
        block.planned_for,
        *(as_is.day, as_is.start, as_is.minutes, as_is.theme, as_is.title, as_is.action, as_is.person),
        application=as_is.application,
    )


def as_fact(block: Block) -> BlockSet:
    """What has to be recorded so that this block is there as it is."""
    return BlockSet(
        *(block.key, block.day, block.start, block.minutes, block.theme, block.weekly),
        title=block.title or None,
        action=block.action or None,
        person=block.person or None,
        application=block.application or None,
        zone=block.zone or None,
        again=block.again or None,
    )


def changed_from(block: Block, today: date, **changes: Any) -> BlockSet:
    """A weekly block is another from this time on, and not before `today`. Raises RefusedError.

    `day` in the changes gives the weekday it goes to.
    """
    day = changes.pop("day", block.day)
    since = max(today, min(block.planned_for, day))
    first = since + timedelta(days=(day.weekday() - since.weekday()) % 7)
    return as_fact(block._replace(day=first, **changes))._replace(since=since if since != first else None)


def moved(block: Block, *, days: int = 0, minutes: int = 0) -> Event:
    """The block some days or minutes later or earlier, this time. Over midnight it goes to the next day.

    Raises RefusedError for one that is done: what happened stays where it was.
    """
    _check_open(block)
    hour, minute = map(int, block.start.split(":"))
    at = hour * 60 + minute + minutes
    day = block.day + timedelta(days=days + at // (24 * 60))
    at %= 24 * 60
    return changed_once(block, day=day, start=f"{at // 60:02}:{at % 60:02}")


def lengthened(block: Block, minutes: int) -> Event:
    """The block some minutes longer or shorter, this time. Raises RefusedError for one that is done."""
    _check_open(block)
    return changed_once(block, minutes=max(SHORTEST, min(LONGEST_BLOCK, block.minutes + minutes)))


def swapped(one: Block, other: Block) -> list[Event]:
    """Each of the two at the time of the other, this time. Raises RefusedError where one of them is done."""
    _check_open(one)
    _check_open(other)
    return [
        changed_once(one, day=other.day, start=other.start),
        changed_once(other, day=one.day, start=one.start),
    ]


def copied(record: ScheduleState, block: Block, day: date) -> BlockSet:
    """The same block once more on another day. It does not repeat."""
    key = new_key(block.theme, day, record.keys, block.start)
    return as_fact(block._replace(key=key, day=day, weekly=False, again=False))


def dropped(block: Block) -> Event:
    """This one time is let go; a block that does not repeat is gone."""
    return BlockOnce(block.key, block.planned_for, dropped=True) if block.weekly else BlockGone(block.key)


def ended(block: Block, today: date) -> Event:
    """The block is gone from this time on, and not before `today`."""
    return BlockGone(block.key, max(block.planned_for, today)) if block.weekly else BlockGone(block.key)


def turned(block: Block, minutes: int | None = None) -> Event:
    """The block was kept, in so many minutes if they are given; one that is ticked was not kept after all."""
    return BlockUndone(*block.place) if block.done else BlockDone(*block.place, minutes)


def _check_open(block: Block) -> None:
    if block.done:
        raise RefusedError("That block is done", "A block that is done stays where it was. Remove the tick to move it.")
