"""The example life that can be looked at: what was told on which day, as facts that end on the day of today."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from coach.domain.dates import WEEKDAYS, start_of_week
from coach.domain.event import Event
from coach.domain.events import EVENTS

if TYPE_CHECKING:
    from coach.guide.demo import Day, DemoEntry

_WEEKDAYS = [name[:3].lower() for name in WEEKDAYS]
_KINDS = {fact.kind: fact for fact in EVENTS}
_ABOUT = ("day", "week")  # what an event is about, as a rule the day it was told on


def demo_events(told: Iterable[DemoEntry], today: date) -> list[tuple[Event, date]]:
    """The events with their days, the oldest first, those of a day in the order in which they were told.

    What would lie after `today` has not happened yet, and is left out. The same day gives the same events.
    """
    found = [(_fact(each, today), day_from(each.on, today)) for each in told]
    return sorted(((event, on) for event, on in found if on <= today), key=lambda dated: dated[1])


def day_from(day: Day, today: date) -> date:
    """The date that a day of the example is, seen from `today`."""
    if isinstance(day, int):
        return today + timedelta(days=day)
    weekday, _, weeks = day.partition(" ")
    return start_of_week(today, 0) + timedelta(weeks=int(weeks), days=_WEEKDAYS.index(weekday))


def _fact(told: DemoEntry, today: date) -> Event:
    kind = _KINDS[told.kind]
    values: dict[str, Any] = {}
    for name in kind._fields:
        is_day = str(kind.__annotations__[name]).startswith("date")
        if name in told.fields:
            values[name] = _value(told.fields[name], today if is_day else None)
        elif is_day and name in _ABOUT:
            values[name] = day_from(told.on, today)
    if "lost_on" in values:  # the profile keeps it as a text
        values["lost_on"] = day_from(values["lost_on"], today).isoformat()
    return kind(**values)


def _value(value: object, today: date | None) -> object:
    if today and isinstance(value, int | str):
        return day_from(value, today)
    return tuple(_value(each, None) for each in value) if isinstance(value, list) else value
