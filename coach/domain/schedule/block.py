"""A block: a time on one day, its purpose, and whether it was done."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import NamedTuple

from coach.domain.entries import Entry
from coach.domain.sanitize import but_not
from coach.domain.schedule.constants import LONGEST_BLOCK
from coach.errors import RefusedError

_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


class Block(NamedTuple):
    """One occurrence of a block. `planned_for` is its day in the plan, `day` its day now; `start` is "09:30"."""

    key: str
    planned_for: date
    day: date
    start: str
    minutes: int
    theme: str
    weekly: bool = False
    title: str = ""
    action: str = ""
    person: str = ""
    application: str = ""
    zone: str = ""
    again: bool = False
    done: bool = False
    done_minutes: int | None = None

    @property
    def place(self) -> tuple[str, date]:
        """The block's key and the day it was planned for: it identifies this occurrence, wherever it was moved."""
        return self.key, self.planned_for

    @property
    def is_filled(self) -> bool:
        """Whether it has a purpose beyond its theme."""
        return bool(self.title or self.action or self.person or self.application)

    @property
    def took(self) -> int:
        """The minutes that count once it is done: those recorded, or its length."""
        return self.minutes if self.done_minutes is None else self.done_minutes

    def begins(self, home: tzinfo) -> datetime:
        """Its start, in the time zone `home`. A time that a clock change skips is an hour later."""
        zone = zone_of(self.zone, home)
        wall = datetime.combine(self.day, time.fromisoformat(self.start), tzinfo=zone)
        return wall.astimezone(UTC).astimezone(home)

    def ends(self, home: tzinfo) -> datetime:
        """Its end, in the time zone `home`."""
        return (self.begins(home).astimezone(UTC) + timedelta(minutes=self.minutes)).astimezone(home)

    def hours(self, home: tzinfo) -> str:
        """ "09:30-11:00"; with the day if it ends on another."""
        begins, ends = self.begins(home), self.ends(home)
        over = (ends.date() - begins.date()).days
        return f"{begins:%H:%M}-{ends:%H:%M}{f' +{over}' if over else ''}"


def zone_of(name: str, home: tzinfo) -> tzinfo:
    """The time zone with this name; `home` if none is given or this machine does not know it."""
    if not name:
        return home
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return home


def check_zone(name: str) -> str:
    """The official name of a time zone. Raises RefusedError."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name.strip().replace(" ", "_")).key
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise RefusedError(
            f"There is no time zone {name[:40]!r}", "Write it as Europe/London or Asia/Dubai."
        ) from error


def as_planned(entry: Entry, day: date) -> Block:
    """The block of an entry, for that day."""
    text = entry.text
    return Block(
        *(text("key"), day, day, text("start"), entry.number("minutes") or 60, text("theme")),
        *(entry.fields.get("weekly") is True, text("title"), text("action"), text("person"), text("application")),
        *(text("zone"), entry.fields.get("again") is True),
    )


def as_changed(block: Block, entry: Entry) -> Block:
    """A weekly block with the changes of one day."""
    minutes, start = entry.number("minutes"), entry.text("start")
    return block._replace(
        day=entry.day("to_day") or block.day,
        start=start if _CLOCK.fullmatch(start) else block.start,
        minutes=minutes if minutes is not None and 5 <= minutes <= LONGEST_BLOCK else block.minutes,
        theme=_text(entry, "theme", block.theme),
        title=_text(entry, "title", block.title),
        action=_text(entry, "action", block.action),
        person=_text(entry, "person", block.person),
        application=_text(entry, "application", block.application),
    )


def _text(entry: Entry, name: str, before: str) -> str:
    return entry.text(name) if name in entry.fields else before


def is_valid(entry: Entry) -> bool:
    """Whether an entry has a block that can be placed in a week."""
    minutes = entry.number("minutes")
    return bool(
        entry.text("key")
        and entry.day("day")
        and _CLOCK.fullmatch(entry.text("start"))
        and minutes is not None
        and 5 <= minutes <= LONGEST_BLOCK
    )


def parse_clock(text: str) -> str:
    """The time of day that `text` names: "9", "9:30", "9.30", "930", "9am", "2:30 pm". Raises RefusedError."""
    word = text.strip().lower().replace(".", ":").replace(" ", "")
    found = re.fullmatch(r"(\d{1,2}):?(\d{2})?(am|pm)?", word) or re.fullmatch(r"(\d{1,2})h(\d{2})?()", word)
    if found:
        hour, minute, half = int(found[1]), int(found[2] or 0), found[3] or ""
        if half and 1 <= hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        if hour < 24 and minute < 60 and not (half and int(found[1]) > 12):
            return f"{hour:02}:{minute:02}"
    raise RefusedError("That is not a time of day", f"Write it as 9, 9:30 or 14:15{but_not(text)}.")
