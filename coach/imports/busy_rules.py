"""Which events of a calendar can be placed: a rule that fits no day would be followed to the end of all time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from math import prod
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from icalendar import Calendar

    Event = Any  # the library's own, whose types know no field from another
    Rule = Any

EARLIEST, LATEST = 1900, 2200  # years
LONGEST = timedelta(days=366)
EVERY = {"DAILY": 1, "WEEKLY": 7, "MONTHLY": 30, "YEARLY": 365}  # days
PLACED_BY = ("DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE", "RECURRENCE-ID")
TIMES_OF_A_DAY = ("BYHOUR", "BYMINUTE", "BYSECOND")
MOST_TIMES_A_DAY = 12
MOST_EMPTY = 10  # rules that fit no day; each takes a third of a second to find out
CYCLE, LAST_CYCLE = 400, 9600  # years


def without_the_unreadable(calendar: Calendar) -> int:
    """Take out the events that can't be placed, and those that repeat too often or never; how many there were."""
    good, empty = [], 0
    for each in calendar.subcomponents:
        if each.name == "VEVENT" and not _is_sound(each):
            continue
        if each.name == "VEVENT" and not all(_fits_a_day(rule, _begins(each)) for rule in _rules(each)):
            empty += 1
            if empty > MOST_EMPTY:
                raise ValueError("many of its events repeat on days that there are not")
            continue
        good.append(each)
    left_out = len(calendar.subcomponents) - len(good)
    calendar.subcomponents[:] = good
    return left_out


def steps_to(calendar: Calendar, last: date) -> int:
    """About how many times all rules together pass until `last` is reached, which is what reading them costs."""
    return sum(
        max(0, (last - _begins(event)).days) // EVERY[rule["FREQ"][0]]
        for event in calendar.walk("VEVENT")
        for rule in _rules(event)
    )


def _is_sound(event: Event) -> bool:
    if any(name in PLACED_BY for name, _ in event.errors or ()):
        return False
    times = [_value(event, name) for name in ("DTSTART", "DTEND") if name in event]
    length = _value(event, "DURATION") if "DURATION" in event else timedelta()
    days = [_day(each) for each in times if isinstance(each, date)]
    if "DTSTART" not in event or len(days) < len(times) or not isinstance(length, timedelta):
        return False
    return (
        all(EARLIEST <= day.year <= LATEST for day in days)
        and days[-1] - days[0] <= LONGEST
        and timedelta() <= length <= LONGEST
        and all(map(_is_followed, _rules(event)))
    )


def _begins(event: Event) -> date:
    """The day on which a sound event begins for the first time."""
    return _day(event["DTSTART"].dt)


def _value(event: Event, name: str) -> object:
    """What a field says; None where it is there twice."""
    return getattr(event[name], "dt", None)


def _is_followed(rule: Rule) -> bool:
    intervals, often = rule.get("INTERVAL", [1]), rule.get("FREQ", [])
    times = prod(len(rule.get(name, [0])) for name in TIMES_OF_A_DAY)
    return len(often) == 1 and often[0] in EVERY and all(each >= 1 for each in intervals) and times <= MOST_TIMES_A_DAY


def _fits_a_day(rule: Rule, day: date) -> bool:
    """Whether a rule has any day at all. It is asked of the last four hundred years that a date can have.

    The calendar repeats itself after as many, weekdays and all, and the search ends there by itself.
    """
    from dateutil.rrule import rrulestr

    plain = {name: value for name, value in rule.items() if name not in ("UNTIL", "COUNT")}
    there = datetime(LAST_CYCLE + day.year % CYCLE, day.month, day.day)  # noqa: DTZ001 - by its own clock
    try:
        return next(iter(rrulestr(type(rule)(plain).to_ical().decode(), dtstart=there)), None) is not None
    except (ValueError, TypeError, IndexError, OverflowError):
        return False


def _rules(event: Event) -> Iterator[Rule]:
    rules = event.get("RRULE", [])
    yield from rules if isinstance(rules, list) else [rules]


def _day(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
