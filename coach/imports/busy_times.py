"""Busy times from somebody's calendar: an .ics file, with recurring events, exceptions, all-day events, any zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.schedule.facts import MOST_BUSY
from coach.domain.text import NAME_LIMIT, shown
from coach.domain.wording import count
from coach.errors import RefusedError
from coach.imports.busy_rules import steps_to, without_the_unreadable
from coach.imports.file_content import content_of

if TYPE_CHECKING:
    from icalendar import Calendar, Event

LARGEST = 10_000_000  # bytes
MOST_STEPS = 2_000_000  # times that rules pass before the first day is reached; some seconds


class BusyCalendar(NamedTuple):
    """The times in it, as the fact wants them: begin, end, a word. `doubt` is a sentence on what was left out."""

    times: tuple[tuple[str, str, str], ...]
    left_out: int = 0
    doubt: str = ""


def read_busy(file: Path, home: tzinfo, first: date, last: date) -> BusyCalendar:
    """The times from `first` to `last` at which the calendar says busy, by the clock at `home`.

    All-day events are busy all day unless they say that one is free; what was cancelled is left out, and so are events
    that repeat every hour or more often. Raises RefusedError for what is no calendar or holds too much, CoachError
    where the file can't be opened.
    """
    calendar = _calendar(file)
    left_out, events = _events(calendar, shown(file.name), first, last)
    times = sorted(set(_times(events, home)))
    if len(times) > MOST_BUSY:
        raise RefusedError(
            f"{shown(file.name)} has {len(times):,} busy times", f"There is room for {MOST_BUSY}. Take fewer weeks."
        )
    doubt = (
        f"{count(left_out, 'event')} could not be read and {'was' if left_out == 1 else 'were'} left out."
        if left_out
        else ""
    )
    return BusyCalendar(tuple(times), left_out, doubt)


def _calendar(file: Path) -> Calendar:
    from icalendar import Calendar

    name = shown(str(file))
    content = content_of(file, LARGEST, "Export one calendar, or fewer years; 10 MB at most.")
    try:
        calendar = Calendar.from_ical(content)
    except Exception as error:  # whatever it is that the library trips over
        raise RefusedError(
            f"{name} is no calendar", "Export it again as iCalendar, a file that ends in .ics."
        ) from error
    if not isinstance(calendar, Calendar):
        raise RefusedError(f"{name} is no calendar", "Export it again as iCalendar, a file that ends in .ics.")
    return calendar


def _events(calendar: Calendar, name: str, first: date, last: date) -> tuple[int, list[Event]]:
    """How many events were left out, and the times of the others."""
    import recurring_ical_events

    try:
        left_out, steps = without_the_unreadable(calendar), steps_to(calendar, last)
        whole = recurring_ical_events.of(calendar, skip_bad_series=True)
        found = whole.between(first, last + timedelta(days=1)) if steps <= MOST_STEPS else None
    except Exception as error:  # whatever it is that the library trips over
        why = shown(str(error))[:200].rstrip(".")
        raise RefusedError(f"{name} has an event that can't be read", f"The reader says: {why}.") from error
    if found is None:
        raise RefusedError(f"{name} repeats too much to be read", "Export one calendar, or fewer years.")
    return left_out, found


def _times(events: list[Event], home: tzinfo) -> Iterator[tuple[str, str, str]]:
    for event in events:
        status, transparent = str(event.get("STATUS", "")).upper(), str(event.get("TRANSP", "")).upper()
        if status == "CANCELLED" or transparent == "TRANSPARENT":
            continue
        begin, end = _local(event.start, home), _local(event.end, home)
        if begin <= end:
            words = " ".join(shown(str(event.get("SUMMARY", ""))).split())[:NAME_LIMIT]
            yield begin.isoformat(timespec="minutes"), end.isoformat(timespec="minutes"), words


def _local(moment: date | datetime, home: tzinfo) -> datetime:
    """By the clock at `home`, without a zone; a day begins at midnight, and a floating time is one here."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(home).replace(tzinfo=None) if moment.tzinfo else moment
