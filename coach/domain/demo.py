"""The demo data: dated events of an example person, shifted so that they end today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coach.domain.dates import WEEKDAYS, start_of_week
from coach.domain.event import Event
from coach.domain.kinds import class_of

if TYPE_CHECKING:
    from coach.guide.demo import Day, DemoEntry

_WEEKDAYS = [name[:3].lower() for name in WEEKDAYS]
_ABOUT = ("day", "week")  # the day an event is about; by default the day it was recorded


def demo_events(entries: Iterable[DemoEntry], today: date) -> list[tuple[Event, date]]:
    """Return the events with their days, oldest first; those of one day keep their order in `entries`.

    Events after `today` are left out. The same `today` always gives the same events.
    """
    found = [(_event(each, today), day_from(each.on, today)) for each in entries]
    return sorted(((event, on) for event, on in found if on <= today), key=lambda dated: dated[1])


def day_from(day: Day, today: date) -> date:
    """Convert a day of the example to a date, relative to `today`."""
    if isinstance(day, int):
        return today + timedelta(days=day)
    weekday, _, weeks = day.partition(" ")
    return start_of_week(today, 0) + timedelta(weeks=int(weeks), days=_WEEKDAYS.index(weekday))


def _event(entry: DemoEntry, today: date) -> Event:
    kind = class_of(entry.kind)
    values: dict[str, Any] = {}
    for name in kind._fields:
        is_day = str(kind.__annotations__[name]).startswith("date")
        if name in entry.fields:
            values[name] = _value(entry.fields[name], today if is_day else None)
        elif is_day and name in _ABOUT:
            values[name] = day_from(entry.on, today)
    if "lost_on" in values:  # the profile stores it as text
        values["lost_on"] = day_from(values["lost_on"], today).isoformat()
    return kind(**values)


def _value(value: object, today: date | None) -> object:
    if today and isinstance(value, int | str):
        return day_from(value, today)
    return tuple(_value(each, None) for each in value) if isinstance(value, list) else value
