"""The schedule as an iCalendar file (RFC 5545), for any calendar program.

Each version of a weekly block is an event of its own with a rule, so that a second import updates what is there, past
weeks keep the plan they had, and nothing doubles: its UID is made of the block's key and the day it holds from.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.schedule.block import Block, as_planned, zone_of
from coach.domain.schedule.record import holds_from
from coach.domain.schedule.week import is_free
from coach.domain.schedule.wording import purpose
from coach.domain.text import shown
from coach.errors import RefusedError

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from coach.domain.entries import Entry
    from coach.domain.transition import Transition

WEEKS_BACK, WEEKS_AHEAD = 4, 52


class Segment(NamedTuple):
    """One version of a weekly block: the first day it falls on, and the last one that it can, if it has ended."""

    entry: Entry
    first: date
    last: date | None


def calendar_of(transition: Transition, zone: str, now: datetime) -> bytes:
    """The weeks from a month ago on. `zone` is the official name of the zone here; with "" all times are floating.

    The same for the same arguments, byte for byte. Raises RefusedError where nothing is planned.
    """
    from icalendar import Calendar

    record = transition.schedule
    if not record.is_set:
        raise RefusedError(
            "There is nothing to export yet", "Plan a week first: `coach plan`, or g in the room of the week."
        )
    since = now.date() - timedelta(weeks=WEEKS_BACK)
    maker = _Maker(transition, zone, now)
    calendar = Calendar()
    calendar.add("prodid", "-//coach//schedule//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "coach")
    for key in sorted(record.weekly):
        for segment in segments(transition, key):
            if segment.last is None or segment.last >= since:
                maker.add_weekly(calendar, segment)
    for day in sorted(record.single):
        if day >= since:
            for block in record.blocks_on(day):
                if not block.weekly:
                    maker.add_single(calendar, block)
    if zone:
        calendar.add_missing_timezones(date(since.year - 1, 1, 1), date(now.year + 2, 12, 31))
    content: bytes = calendar.to_ical()
    return content


def segments(transition: Transition, key: str) -> Iterator[Segment]:
    """The versions of a weekly block, each with the days it holds for; those that never come to hold are left out."""
    record = transition.schedule
    gone = record.gone.get(key)
    holds_until: date | None = gone - timedelta(days=1) if gone and gone != date.min else None
    if gone == date.min:
        return
    found: list[Segment] = []
    for entry in reversed(record.weekly[key]):
        first, since = entry.day("day"), holds_from(entry)
        if first is None or (holds_until is not None and since > holds_until):
            continue
        if holds_until is None or first <= holds_until:
            found.append(Segment(entry, first, _last_on(first, holds_until)))
        holds_until = since - timedelta(days=1)
    yield from reversed(found)


def _last_on(first: date, until: date | None) -> date | None:
    return None if until is None else until - timedelta(days=(until - first).days % 7)


class _Maker:
    def __init__(self, transition: Transition, zone: str, now: datetime) -> None:
        self._transition = transition
        self._record = transition.schedule
        self._zone = zone
        self._stamp = now.astimezone(UTC).replace(microsecond=0)
        self._until = now.date() + timedelta(weeks=WEEKS_AHEAD)

    def add_weekly(self, calendar: Calendar, segment: Segment) -> None:
        """The rule, the days on which it does not hold, and the times that were changed."""
        block = as_planned(segment.entry, segment.first)
        uid = f"{block.key}-{segment.first}@coach"
        event = self._event(uid, block)
        rule: dict[str, object] = {"freq": "weekly"}
        if segment.last:
            rule["until"] = self._as_until(self._begins(block._replace(day=segment.last)))
        event.add("rrule", rule)
        changed: list[Event] = []
        left_out: list[datetime] = []
        for day in self._days(segment):
            planned = block._replace(planned_for=day, day=day)
            as_is = self._record.planned(block.key, day)
            if as_is is None or (is_free(self._transition, as_is.day) and not as_is.done):
                left_out.append(self._begins(planned))
            elif as_is._replace(done=False, done_minutes=None) != planned:
                once = self._event(uid, as_is)
                once.add("recurrence-id", self._begins(planned))
                changed.append(once)
        if left_out:
            event.add("exdate", left_out)
        calendar.add_component(event)
        for once in changed:
            calendar.add_component(once)

    def add_single(self, calendar: Calendar, block: Block) -> None:
        """A block that does not repeat."""
        calendar.add_component(self._event(f"{block.key}@coach", block))

    def _days(self, segment: Segment) -> Iterator[date]:
        day, last = segment.first, segment.last or self._until
        while day <= last:
            yield day
            day += timedelta(days=7)

    def _event(self, uid: str, block: Block) -> Event:
        from icalendar import Event

        event = Event()
        words = purpose(block, self._transition)
        event.add("uid", uid)
        event.add("dtstamp", self._stamp)
        event.add("sequence", self._sequence(block))
        event.add("summary", words or f"{shown(block.theme).capitalize()}")
        event.add("dtstart", self._begins(block))
        event.add("duration", timedelta(minutes=block.minutes))
        event.add("categories", [shown(block.theme)])
        if block.action in self._transition.guide.actions:
            event.add("description", self._transition.guide.actions[block.action].done_when)
        return event

    def _begins(self, block: Block) -> datetime:
        wall = datetime.combine(block.day, time.fromisoformat(block.start))
        if block.zone or self._zone:
            return wall.replace(tzinfo=zone_of(block.zone or self._zone, UTC))
        return wall

    def _as_until(self, begins: datetime) -> datetime:
        """RFC 5545: in UTC where the start has a zone, floating where it has none."""
        return begins.astimezone(UTC) if begins.tzinfo else begins

    def _sequence(self, block: Block) -> int:
        """Grows with every change, so that calendar programs take the newer one."""
        changes = sum(key == block.key for key, _ in self._record.once)
        return len(self._record.weekly.get(block.key, ())) + changes + (block.key in self._record.gone)
