"""The schedule as an iCalendar file (RFC 5545), for any calendar program.

Each version of a weekly block is an event with a recurrence rule. Its UID consists of the block's key and first day, so
a second import updates it without duplicates, and past weeks keep their plan. Events that an earlier export may have
contained and that are no longer planned are exported as cancelled, since calendars never delete by themselves.
Interviews and dates that can't wait have alarms. The same journal gives the same bytes on the same day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.sanitize import shown
from coach.domain.schedule.block import Block, as_planned, is_valid, zone_of
from coach.domain.schedule.state import holds_from
from coach.domain.schedule.week import is_free
from coach.domain.schedule.wording import purpose
from coach.errors import RefusedError
from coach.export.calendar_dates import (
    BEFORE_A_TALK,
    KeptDate,
    add_alarms,
    is_interview,
    kept_dates,
    last_told,
)

if TYPE_CHECKING:
    from icalendar import Calendar, Event

    from coach.domain.entries import Entry
    from coach.domain.state import State

WEEKS_BACK, WEEKS_AHEAD = 4, 52


class Segment(NamedTuple):
    """One version of a weekly block: the first day it falls on, and the last one if it has ended."""

    entry: Entry
    first: date
    last: date | None


def calendar_of(state: State, zone: str, now: datetime) -> bytes:
    """Return the weeks from a month ago on, byte for byte the same for the same arguments.

    `zone` is the IANA name of the local zone; with "" all times are floating. Raises RefusedError if nothing is
    planned.
    """
    from icalendar import Calendar

    record, ever = state.schedule, _ever_exported(state)
    dates = list(kept_dates(state, now.date()))
    if not (record.is_set or ever or dates):
        raise RefusedError(
            "There is nothing to export yet", "Plan a week first: run `coach plan`, or press g in the Week."
        )
    since = now.date() - timedelta(weeks=WEEKS_BACK)
    maker = _Maker(state, zone, now)
    calendar = Calendar()
    calendar.add("prodid", "-//coach//schedule//EN")
    calendar.add("version", "2.0")
    calendar.add("name", "coach")
    there: set[str] = set()
    for key in sorted(record.weekly):
        for segment in segments(state, key):
            there.add(_uid(segment.entry))
            maker.add_weekly(calendar, segment)
    for day in sorted(record.single):
        for entry in record.single[day]:
            there.add(_uid(entry))
        for block in (each for each in record.blocks_on(day) if not each.weekly and day >= since):
            maker.add_single(calendar, block)
    for uid, entry in sorted(ever.items()):
        if uid not in there:
            maker.add_withdrawn(calendar, uid, entry)
    for each in dates:
        maker.add_date(calendar, each)
    begun = [since, *(begins for entry in ever.values() if (begins := entry.day("day")))]
    _add_zones(calendar, date(min(begun).year - 1, 1, 1), date(now.year + 2, 12, 31))
    content: bytes = calendar.to_ical()
    return content


def _add_zones(calendar: Calendar, first: date, last: date) -> None:
    """Add a VTIMEZONE for every zone used, before the events, sorted by name."""
    from icalendar import Timezone

    names = sorted(calendar.get_missing_tzids())
    zones = [Timezone.from_tzid(name, first_date=first, last_date=last) for name in names]
    calendar.subcomponents[:0] = zones


def _uid(entry: Entry) -> str:
    weekly = entry.fields.get("weekly") is True
    return f"{entry.text('key')}-{entry.text('day')}@coach" if weekly else f"{entry.text('key')}@coach"


def _ever_exported(state: State) -> dict[str, Entry]:
    """Return every event that an earlier export may have contained, even if it was undone since."""
    told = sorted(state.entries_of("schedule"), key=lambda entry: entry.id)
    return {_uid(entry): entry for entry in told if entry.kind == "block" and is_valid(entry)}


def segments(state: State, key: str) -> Iterator[Segment]:
    """Yield the versions of a weekly block with the days they apply to, except those that never apply."""
    record = state.schedule
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
    def __init__(self, state: State, zone: str, now: datetime) -> None:
        self._transition = state
        self._record = state.schedule
        self._zone = zone
        self._stamp = last_told(state, now).astimezone(UTC).replace(microsecond=0)
        self._until = now.date() + timedelta(weeks=WEEKS_AHEAD)

    def add_weekly(self, calendar: Calendar, segment: Segment) -> None:
        """Add the recurrence rule, its exceptions, and the occurrences that were changed."""
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
        """Add a block that doesn't repeat."""
        calendar.add_component(self._event(f"{block.key}@coach", block))

    def add_date(self, calendar: Calendar, kept: KeptDate) -> None:
        """Add an interview, or a date that can't wait."""
        from icalendar import Event

        event = Event()
        event.add("uid", f"{kept.key}@coach")
        event.add("dtstamp", self._stamp)
        event.add("sequence", len(self._transition))
        event.add("summary", kept.words)
        if kept.is_gone:
            event.add("status", "CANCELLED")
        if kept.start:
            event.add("dtstart", self._at(kept.day, kept.start, ""))
            event.add("duration", timedelta(minutes=kept.minutes))
        else:
            event.add("dtstart", kept.day)
            event.add("transp", "TRANSPARENT")
        if not kept.is_gone:
            add_alarms(event, kept.words, kept.alarms)
        calendar.add_component(event)

    def add_withdrawn(self, calendar: Calendar, uid: str, entry: Entry) -> None:
        """Add a no longer planned event as cancelled, and without occurrences for programs that ignore the status."""
        day = entry.day("day")
        assert day is not None
        block = as_planned(entry, day)
        event = self._event(uid, block)
        event.add("status", "CANCELLED")
        event.add("rrule", {"freq": "daily", "count": 1})
        event.add("exdate", [self._begins(block)])
        calendar.add_component(event)

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
        event.add("sequence", len(self._transition))  # grows with every entry, even an undo
        event.add("summary", words or f"{shown(block.theme).capitalize()}")
        event.add("dtstart", self._begins(block))
        event.add("duration", timedelta(minutes=block.minutes))
        event.add("categories", [shown(block.theme)])
        action = self._transition.guide.find(block.action)
        if action:
            event.add("description", action.done_when)
        if is_interview(block):
            add_alarms(event, words or block.theme, BEFORE_A_TALK)
        return event

    def _begins(self, block: Block) -> datetime:
        return self._at(block.day, block.start, block.zone)

    def _at(self, day: date, start: str, zone: str) -> datetime:
        """Return a wall time in a zone, or a floating time if none is given or this machine doesn't know it."""
        wall = datetime.combine(day, time.fromisoformat(start))
        known = zone_of(zone or self._zone, UTC)
        return wall if known is UTC and (zone or self._zone) != "UTC" else wall.replace(tzinfo=known)

    def _as_until(self, begins: datetime) -> datetime:
        """Return the end of a rule. RFC 5545: in UTC if the start has a zone, floating if it has none."""
        return begins.astimezone(UTC) if begins.tzinfo else begins
