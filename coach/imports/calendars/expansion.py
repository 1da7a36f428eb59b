"""Expands the events of a calendar file into the times within some weeks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.imports.calendars.parts import Part
from coach.imports.calendars.placement import PlacedEvent, place
from coach.imports.calendars.rules import (
    LONGEST,
    Event,
    first_day,
    matches_any_day,
    recurrence_count,
    rejection_reason,
    rules,
)

if TYPE_CHECKING:
    from icalendar import Calendar

MOST_EVENTS = 3_000  # that may be in the weeks; reading one costs about a millisecond
MOST_STEPS = 2_000_000  # recurrences before the first day is reached; a few seconds
MOST_EMPTY = 10  # rules that fit no day; each takes a third of a second to find out
_FREE_OR_NOT = re.compile(r"FBTYPE\s*=\s*FREE\b", re.IGNORECASE)

Time = tuple[date | datetime, date | datetime, str]


class Window(NamedTuple):
    """The range of days to expand, from `first` to `last`."""

    first: date
    last: date

    def is_far(self, part: Part) -> bool:
        """Whether a component is clearly outside, or stopped repeating before: a cheap test of its dates as text."""
        begin, end, moved = (part.value(name)[:8] for name in ("DTSTART", "DTEND", "RECURRENCE-ID"))
        early, late = (f"{day:%Y%m%d}" for day in (self.first - timedelta(days=2), self.last + timedelta(days=2)))
        if not begin.isdecimal() or part.value("DURATION") or part.value("RDATE"):
            return False
        if rule := part.value("RRULE"):
            until = re.search(r"UNTIL=(\d{8})", rule, re.IGNORECASE)
            return begin > late or bool(until and until[1] < f"{self.first - LONGEST * 2:%Y%m%d}")
        is_outside = begin > late or (end or begin) < early
        return is_outside and (not moved or moved > late or moved < early) and "RANGE" not in _moved_as(part)


def _moved_as(part: Part) -> str:
    return next((line.upper() for line in part.lines if line.upper().startswith("RECURRENCE-ID")), "")


class SkippedEvent(NamedTuple):
    """An event that could not be read, or (`counts`) only in part: its title, and why, as the end of a sentence."""

    words: str
    why: str
    counts: bool = False


def expand(parts: list[Part], window: Window, name: str) -> tuple[list[Time], list[SkippedEvent]]:
    """The busy times of all components, and the events that could not be read. `name` is the name of the file.

    Raises RefusedError for more events than can be read in a reasonable time.
    """
    return _Expansion(window, name).run(parts)


class _Expansion:
    def __init__(self, window: Window, name: str) -> None:
        self._window = window
        self._name = name
        self._times: list[Time] = []
        self._odd: list[SkippedEvent] = []
        self._steps = 0
        self._empty = 0

    def run(self, parts: list[Part]) -> tuple[list[Time], list[SkippedEvent]]:
        near = [part for part in parts if part.kind != "VEVENT" or not self._window.is_far(part)]
        if len(near) > MOST_EVENTS:
            raise self._too_much("has too many events in these weeks")
        for group in _by_uid(near):
            self._read(group)
        for part in near:
            if part.kind == "VFREEBUSY":
                self._times += self._of_free_busy(part)
        return self._times, self._odd

    def _read(self, group: list[Part]) -> None:
        placed = [self._placed(part) for part in group]
        sound = [each for each in placed if each]
        overrides = [each for each in sound if each.has("RECURRENCE-ID")]
        masters = [each for each in sound if not each.has("RECURRENCE-ID")]
        if len(masters) * len(overrides) > MOST_EVENTS:
            raise self._too_much("has too many changed events")
        for events in [[master, *overrides] for master in masters] or ([overrides] if overrides else []):
            try:
                self._times += self._expanded(events)
            except Exception:  # noqa: BLE001 - whatever the library stumbles over costs only this event
                self._leave_out(events[0], "coach can't read how it is written")

    def _placed(self, part: Part) -> PlacedEvent | None:
        """A component reduced to its dates and rules, or None if it has no usable date."""
        placed = place(part)
        if not part.is_whole:
            why = "it has no end in the file"
        elif placed.unknown:
            why = f"coach doesn't know its time zone, {placed.unknown!r}"
        else:
            why = self._why_not(placed)
        if why:
            self._leave_out(placed, why)
            return None
        if placed.partly:
            self._odd.append(SkippedEvent(_title(placed), placed.partly, counts=True))
        return placed

    def _why_not(self, placed: PlacedEvent) -> str:
        event = event_of(placed)
        if event is None:
            return "coach can't read it or its time zone"
        return rejection_reason(event) or ("" if self._is_possible(event) else "it repeats on days that don't exist")

    def _leave_out(self, placed: PlacedEvent, why: str) -> None:
        self._odd.append(SkippedEvent(_title(placed), why))

    def _is_possible(self, event: Event) -> bool:
        self._steps += recurrence_count(event, self._window.last)
        if self._steps > MOST_STEPS:
            raise self._too_much("repeats too often to be read")
        if all(matches_any_day(rule, first_day(event)) for rule in rules(event)):
            return True
        self._empty += 1
        if self._empty > MOST_EMPTY:
            raise self._too_much("has many events that repeat on days that don't exist")
        return False

    def _too_much(self, what: str) -> RefusedError:
        return RefusedError(f"{self._name} {what}", "Export one calendar, or fewer years.")

    def _expanded(self, events: list[PlacedEvent]) -> Iterator[Time]:
        import recurring_ical_events

        calendar = _calendar_with(events)
        found = recurring_ical_events.of(calendar).between(self._window.first, self._window.last + timedelta(days=1))
        return iter(
            [self._within(each.start, each.end, str(each.get("SUMMARY", ""))) for each in found if _is_busy(each)]
        )

    def _within(self, begin: date | datetime, end: date | datetime, words: str) -> Time:
        """Clip a time that is longer than a year to the weeks that are asked for."""
        first, after = self._window.first, self._window.last + timedelta(days=1)
        if isinstance(begin, datetime) and isinstance(end, datetime):
            if end - begin <= LONGEST:
                return begin, end, words
            opens, shuts = (datetime.combine(day, time(), tzinfo=begin.tzinfo) for day in (first, after))
            return max(begin, opens), min(end, shuts), words
        is_long = begin + LONGEST < end
        return (max(begin, first), min(end, after), words) if is_long else (begin, end, words)

    def _of_free_busy(self, part: Part) -> Iterator[Time]:
        from icalendar import vPeriod

        for line in part.lines:
            if not line.lstrip().upper().startswith("FREEBUSY") or _FREE_OR_NOT.search(line):
                continue
            for period in line.rpartition(":")[2].split(","):
                try:
                    begin, length = vPeriod.from_ical(period.strip())  # type: ignore[no-untyped-call]
                    end = length if isinstance(length, datetime) else begin + length
                except (ValueError, TypeError, OverflowError):
                    self._odd.append(SkippedEvent("busy", "its time can't be read"))
                    continue
                if begin <= end and begin.date() <= self._window.last and end.date() >= self._window.first:
                    yield self._within(begin, end, "busy")


def event_of(placed: PlacedEvent) -> Event | None:
    """Parse the reduced event with the library; None if it can't be read."""
    try:
        return next(iter(_calendar_with([placed]).walk("VEVENT")), None)
    except Exception:  # noqa: BLE001 - whatever the library stumbles over
        return None


def _by_uid(parts: list[Part]) -> Iterator[list[Part]]:
    """The events grouped by UID; of two versions of one (RFC 5546) only the later."""
    groups: dict[tuple[int, str], list[Part]] = {}
    for at, part in enumerate(parts):
        if part.kind == "VEVENT":
            uid = part.value("UID")
            groups.setdefault((id(part.zones), uid) if uid else (at, ""), []).append(part)
    for group in groups.values():
        latest = max((_version(each) for each in group if not each.value("RECURRENCE-ID")), default=0)
        yield [each for each in group if each.value("RECURRENCE-ID") or _version(each) == latest]


def _version(part: Part) -> int:
    number = part.value("SEQUENCE")[:9]
    return int(number) if number.isascii() and number.isdecimal() else 0


def _title(placed: PlacedEvent) -> str:
    words = next((line[8:] for line in placed.lines if line.startswith("SUMMARY:")), "")
    return " ".join(shown(words).split())[:60]


def _calendar_with(events: Iterable[PlacedEvent]) -> Calendar:
    from icalendar import Calendar

    zones = {zone.name: zone.lines for each in events for zone in each.zones}
    lines = [line for each in zones.values() for line in each]
    body = "".join(each.text.replace("BEGIN:VEVENT\r\n", "BEGIN:VEVENT\r\nUID:one\r\n", 1) for each in events)
    head = "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:coach", *lines, ""))
    found: Calendar = Calendar.from_ical(f"{head}{body}END:VCALENDAR\r\n")
    return found


def _is_busy(event: Event) -> bool:
    status, transparent = str(event.get("STATUS", "")).upper(), str(event.get("TRANSP", "")).upper()
    return status != "CANCELLED" and transparent != "TRANSPARENT"
