"""Reduces an event to the lines that place it in time, each valid by itself."""

from __future__ import annotations

import re
from typing import NamedTuple

from coach.domain.sanitize import shown
from coach.imports.calendars.parts import Lines, Part
from coach.imports.calendars.zones import Zone, zone_for

_ZONE = re.compile(r';\s*TZID\s*=\s*("[^"]*"?|[^;]*)', re.IGNORECASE)
_DAY = re.compile(r"\d{8}")
_MOMENT = re.compile(r"\d{8}T\d{6}Z?")
_PERIOD = re.compile(rf"{_MOMENT.pattern}/(?:{_MOMENT.pattern}|P[\dDTHMSW]+)")
_DATED = ("DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE")
_KEPT = ("DURATION", "RRULE", "STATUS", "TRANSP", "SUMMARY")
MOST_MOMENTS = 4_000  # extra dates and exception dates of one event
_IN_PART = {"RDATE": "one of its extra days", "EXDATE": "one of its skipped days"}


class PlacedEvent(NamedTuple):
    """The lines that place an event, the zones they need, and what is wrong with it.

    `unknown` is a zone that could not be identified, `partly` says what was left out of an event that still counts.
    """

    lines: Lines
    zones: tuple[Zone, ...]
    unknown: str = ""
    partly: str = ""

    @property
    def text(self) -> str:
        """The event as a VEVENT."""
        return "\r\n".join(("BEGIN:VEVENT", *self.lines, "END:VEVENT", ""))

    def has(self, *names: str) -> bool:
        """Whether it has a line with one of these names."""
        return any(line.startswith(names) for line in self.lines)


def place(part: Part) -> PlacedEvent:
    """Reduce an event to what places it in time, ignoring its alarms, attachments and descriptions."""
    work = _Placement(part)
    for line in part.lines:
        found = re.match(r"\s*([A-Za-z-]+)\s*[:;]", line)
        if found and found[1].upper() in _DATED:
            work.add_dated(found[1].upper(), line)
    for name in _KEPT:
        if value := part.value(name).strip(";" if name == "RRULE" else None):
            work.lines.append(f"{name}:{value}")
    if not part.value("TRANSP") and part.value("X-MICROSOFT-CDO-BUSYSTATUS").upper() == "FREE":
        work.lines.append("TRANSP:TRANSPARENT")
    number = part.value("SEQUENCE")
    work.lines.append(f"SEQUENCE:{number if number.isascii() and number.isdecimal() and len(number) < 10 else 0}")
    return PlacedEvent(tuple(work.lines), tuple(work.zones.values()), work.unknown, work.partly)


class _Placement:
    def __init__(self, part: Part) -> None:
        self._own = part.zones
        self._is_day = bool(_DAY.fullmatch(part.value("DTSTART")))
        self.lines: list[str] = []
        self.zones: dict[str, Zone] = {}
        self.unknown = ""
        self.partly = ""

    def add_dated(self, name: str, line: str) -> None:
        """Write a line for each date, so that a broken one does not affect the others."""
        head, _, values = line.rpartition(":")
        if not values.strip():
            return
        for value in values.split(",") if name in _IN_PART else [values]:
            text = value.strip().upper()
            if len(self.lines) > MOST_MOMENTS:
                self.partly = "it lists too many days"
                return
            if name in _IN_PART and not self._fits(name, text):
                self.partly = f"{_IN_PART[name]} could not be read"
            else:
                self.lines.append(f"{name}{self._about(head, text)}:{text}")

    def _fits(self, name: str, value: str) -> bool:
        if name == "EXDATE":
            return bool(_MOMENT.fullmatch(value) or _DAY.fullmatch(value))
        return bool((_DAY if self._is_day else _MOMENT).fullmatch(value) or _PERIOD.fullmatch(value))

    def _about(self, head: str, value: str) -> str:
        """The parameters of a date: whether it is a day or a period, RANGE=THISANDFUTURE, and its zone."""
        plain = _ZONE.sub("", head).upper()
        kind = ";VALUE=DATE" if _DAY.fullmatch(value) else ";VALUE=PERIOD" if "/" in value else ""
        later = ";RANGE=THISANDFUTURE" if "RANGE=THISANDFUTURE" in plain else ""
        found = _ZONE.search(head)
        said = found[1].strip('" ') if found else ""
        if not said or value.endswith("Z") or kind == ";VALUE=DATE":
            return f"{kind}{later}"
        zone = zone_for(said, self._own)
        if zone is None:
            self.unknown = shown(said)[:80]
            return f"{kind}{later}"
        self.zones[zone.name] = zone
        return f"{kind}{later};TZID={zone.name}"
