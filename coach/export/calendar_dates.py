"""The dates a calendar has to remind of: interviews, and dates that can't wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.sanitize import shown

if TYPE_CHECKING:
    from icalendar import Event

    from coach.domain.schedule.block import Block
    from coach.domain.state import State

BEFORE_A_TALK = (timedelta(days=-1), timedelta(hours=-1))
BEFORE_A_DAY = (timedelta(days=-7, hours=9), timedelta(days=-1, hours=9))  # at nine in the morning of those days
WITHOUT_LENGTH = 60  # minutes
WEEKS_BACK = 4
_TOLD = ("schedule", "money", "people", "applications", "activities")


class KeptDate(NamedTuple):
    """A day or a time that a calendar reminds of. `is_gone` marks one that an earlier export may have contained."""

    key: str
    day: date
    words: str
    alarms: tuple[timedelta, ...]
    start: str = ""
    minutes: int = WITHOUT_LENGTH
    is_gone: bool = False


def kept_dates(state: State, today: date) -> Iterator[KeptDate]:
    """Yield interviews of the search log and dates that can't wait, from a month ago on, in the order of their keys."""
    since = today - timedelta(weeks=WEEKS_BACK)
    there = {each.key: each for each in (*_interviews(state), *_clocks(state, today)) if each.day >= since}
    once = {each.key: each for each in _ever_exported(state) if each.day >= since}
    for key, each in sorted({**once, **there}.items()):
        yield each if key in there else each._replace(is_gone=True)


def is_interview(block: Block) -> bool:
    """Whether a block is an interview itself, not practice for one."""
    return block.theme.casefold() == "interview"


def last_told(state: State, otherwise: datetime) -> datetime:
    """Return when anything shown in the calendar was last changed: the DTSTAMP of every event."""
    moments = (entry.moment for about in _TOLD for entry in state.entries_of(about))
    return max((each for each in moments if each), default=otherwise)


def add_alarms(event: Event, words: str, before: tuple[timedelta, ...]) -> None:
    """Add display alarms, at these offsets from the start of the event."""
    from icalendar import Alarm

    for each in before:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", words)
        alarm.add("trigger", each)
        event.add_component(alarm)


def _interviews(state: State) -> Iterator[KeptDate]:
    log = state.search
    for each in log.activities.values():
        if each.what != "interview":
            continue
        about = log.applications.get(each.application)
        parts = (about.employer, about.role) if about else (each.employer, each.position)
        yield _interview(each.key, each.on, parts, each.start, each.minutes)


def _interview(key: str, on: date, parts: tuple[str, str], start: str, minutes: int | None) -> KeptDate:
    words = ", ".join(filter(None, map(shown, parts)))
    title = f"Interview: {words}" if words else "Interview"
    return KeptDate(key, on, title, BEFORE_A_TALK if start else BEFORE_A_DAY, start, minutes or WITHOUT_LENGTH)


def _clocks(state: State, today: date) -> Iterator[KeptDate]:
    for clock in state.plan(today).clocks:
        yield KeptDate(f"date-{clock.id}", clock.on, shown(clock.name), BEFORE_A_DAY)


def _ever_exported(state: State) -> Iterator[KeptDate]:
    """Yield what an earlier export may have contained, as it was last written."""
    for entry in sorted(state.entries_of("activities"), key=lambda each: each.id):
        if entry.kind == "activity" and entry.text("what") == "interview" and entry.text("key"):
            parts = (entry.text("employer"), entry.text("position"))
            yield _interview(entry.text("key"), entry.on, parts, "", None)
    for entry in sorted(state.entries_of("money"), key=lambda each: each.id):
        if entry.kind == "money" and entry.text("what") == "clock" and (day := entry.day("due")) and entry.text("line"):
            yield KeptDate(f"date-{entry.text('line')}", day, shown(entry.text("name")), BEFORE_A_DAY)
