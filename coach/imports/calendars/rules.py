"""Checks which events can be expanded: a rule that fits no day would be followed until the end of time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import prod
from typing import Any

Event = Any  # the library's own, whose types don't tell one field from another
Rule = Any

EARLIEST, LATEST = 1900, 2200  # years
LONGEST = timedelta(days=366)
EVERY = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}  # days
PLACED_BY = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
TIMES_OF_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_TIMES_A_DAY = 12
CYCLE, LAST_CYCLE = 400, 9600  # years


def rejection_reason(event: Event) -> str:
    """Why an event can't be placed in time, as the end of a sentence; "" if it can. Rules are not tried yet."""
    if wrong := [name for name, _ in event.errors or () if name in PLACED_BY]:
        return f"its {wrong[0]} can't be read"
    times = [_value(event, name) for name in ("DTSTART", "DTEND") if name in event]
    length = _value(event, "DURATION") if "DURATION" in event else timedelta()
    days = [_day(each) for each in times if isinstance(each, date)]
    if "DTSTART" not in event or len(days) < len(times) or not isinstance(length, timedelta):
        return "coach can't read its start or end"
    if not all(EARLIEST <= day.year <= LATEST for day in days):
        return f"it is not between {EARLIEST} and {LATEST}"
    if days[-1] < days[0] or length < timedelta() or _is_backwards(times):
        return "it ends before it starts"
    repeats = "RRULE" in event or "RDATE" in event
    if repeats and max(days[-1] - days[0], length) > LONGEST:
        return "it repeats, and each one lasts longer than a year"
    if length > timedelta(days=365 * (LATEST - EARLIEST)):
        return "it has no end"
    return _why_not_repeated(event)


def _why_not_repeated(event: Event) -> str:
    if not all(rule.get("FREQ") for rule in rules(event)):
        return "its RRULE can't be read"
    return "" if all(map(_is_followed, rules(event))) else "it repeats too often in a day"


def _is_backwards(times: list[object]) -> bool:
    """Whether two comparable dates are in the wrong order."""
    moments = [each for each in times if isinstance(each, datetime)]
    return len(moments) == 2 and bool(moments[0].tzinfo) == bool(moments[1].tzinfo) and moments[1] < moments[0]


def recurrence_count(event: Event, last: date) -> int:
    """Roughly how many recurrences there are until `last`, which is the cost of expanding the event."""
    return sum(max(0, (last - first_day(event)).days) // EVERY[rule["FREQ"][0]] for rule in rules(event))


def first_day(event: Event) -> date:
    """The first day of a valid event."""
    return _day(event["DTSTART"].dt)


def rules(event: Event) -> Iterator[Rule]:
    """The recurrence rules of the event."""
    found = event.get("RRULE", [])
    yield from found if isinstance(found, list) else [found]


def matches_any_day(rule: Rule, day: date) -> bool:
    """Whether a rule matches any day, tested on the last four hundred years that a date can have.

    The Gregorian calendar repeats after 400 years, weekdays included, and the search ends there by itself.
    """
    from dateutil.rrule import rrulestr

    plain = {name: value for name, value in rule.items() if name not in ("UNTIL", "COUNT")}
    there = datetime(LAST_CYCLE + day.year % CYCLE, day.month, day.day)  # noqa: DTZ001 - in its own local time
    try:
        return next(iter(rrulestr(type(rule)(plain).to_ical().decode(), dtstart=there)), None) is not None
    except (ValueError, TypeError, IndexError, OverflowError):
        return False


def _value(event: Event, name: str) -> object:
    """The value of a property; None if it is there twice."""
    return getattr(event[name], "dt", None)


def _is_followed(rule: Rule) -> bool:
    intervals, often = rule.get("INTERVAL", [1]), rule.get("FREQ", [])
    times = prod(len(rule.get(name, [0])) for name in TIMES_OF_A_DAY)
    return len(often) == 1 and often[0] in EVERY and all(each >= 1 for each in intervals) and times <= MOST_TIMES_A_DAY


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
