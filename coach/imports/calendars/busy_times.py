"""Busy times from an .ics file: recurring events, exceptions, all-day events, any time zone.

Every event is read on its own: one that can't be read is left out and named, and does not affect the others.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, tzinfo
from pathlib import Path
from typing import NamedTuple

from coach.domain.sanitize import NAME_LIMIT, shown
from coach.domain.schedule.events import MOST_BUSY
from coach.domain.wording import count
from coach.errors import RefusedError
from coach.imports.calendars.expansion import SkippedEvent, Window, expand
from coach.imports.calendars.parts import calendar_text, parts_of
from coach.imports.file_content import read_file_content

LARGEST = 10_000_000  # bytes
MOST_NAMED = 5


class BusyCalendar(NamedTuple):
    """The busy times, as the event takes them: start, end, a word. `doubt` says in sentences what was left out."""

    times: tuple[tuple[str, str, str], ...]
    left_out: int = 0
    doubt: str = ""


def read_busy(file: Path, home: tzinfo, first: date, last: date) -> BusyCalendar:
    """The times from `first` to `last` at which the calendar says busy, in local time of the zone `home`.

    All-day events are busy all day unless they are marked as free; cancelled events are left out. Events that can't be
    read, are in an unknown zone, or repeat hourly or more often are left out and named in `doubt`. Raises RefusedError
    if it is not a calendar or is too large, CoachError if the file can't be opened.
    """
    name = shown(file.name)
    content = read_file_content(file, LARGEST, "Export one calendar, or fewer years. The limit is 10 MB.")
    parts = parts_of(calendar_text(content, name))
    if not parts and not content.upper().replace(b"\0", b"").rstrip().endswith(b"END:VCALENDAR"):
        raise RefusedError(f"{name} is not a calendar", "The file is cut off. Export it again.")
    found, odd = expand(parts, Window(first, last), name)
    times = sorted(set(_local_times(found, home)))
    if len(times) > MOST_BUSY:
        raise RefusedError(f"{name} has {len(times):,} busy times", f"The limit is {MOST_BUSY}. Read fewer weeks.")
    return BusyCalendar(tuple(times), sum(not each.counts for each in odd), _doubt(odd))


def _local_times(
    found: list[tuple[date | datetime, date | datetime, str]], home: tzinfo
) -> Iterator[tuple[str, str, str]]:
    for begin, end, words in found:
        kept = " ".join(shown(words).split())[:NAME_LIMIT]
        yield _local(begin, home).isoformat(timespec="minutes"), _local(end, home).isoformat(timespec="minutes"), kept


def _local(moment: date | datetime, home: tzinfo) -> datetime:
    """Convert to the zone `home`, without tzinfo. A day starts at midnight, and a floating time is taken as local."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return moment.astimezone(home).replace(tzinfo=None) if moment.tzinfo else moment


def _doubt(odd: list[SkippedEvent]) -> str:
    """What was left out, and what counts only in part, each with its name."""
    out, partly = ([each for each in odd if each.counts == counts] for counts in (False, True))
    said = []
    if out:
        said.append(f"{count(len(out), 'event')} could not be read and {_was(out)} left out: {_named(out)}.")
    if partly:
        said.append(f"{count(len(partly), 'event')} {_was(partly)} read in part: {_named(partly)}.")
    return " ".join(said)


def _was(odd: list[SkippedEvent]) -> str:
    return "was" if len(odd) == 1 else "were"


def _named(odd: list[SkippedEvent]) -> str:
    words = "; ".join(
        f'"{each.words}" ({each.why})' if each.words else f"an event without a title ({each.why})"
        for each in odd[:MOST_NAMED]
    )
    return f"{words}; and {len(odd) - MOST_NAMED} more" if len(odd) > MOST_NAMED else words
