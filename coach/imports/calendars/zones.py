"""Identifies the time zones of a calendar file. An unknown zone is never taken for the local one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from hashlib import sha256
from typing import NamedTuple
from zoneinfo import ZoneInfo, available_timezones

from coach.imports.calendars.parts import Lines, named

MOST_LINES = 2_000  # of one VTIMEZONE
_UTC_NAMES = frozenset({"utc", "z", "gmt", "tzone://microsoft/utc", "coordinated universal time", "(utc)", "etc/utc"})
_OFFSET = re.compile(r"(?:utc|gmt)?\s*([+-])(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_DISPLAY = re.compile(r"\(?(?:UTC|GMT)(?:([+-])(\d{1,2}):?(\d{2})?)?\)?\s+(.+)", re.IGNORECASE)
_PATH_END = re.compile(r"[A-Za-z_]+(?:/[A-Za-z0-9_+-]+){1,2}$")
# Outlook's names for zones without a city, with their zones in the CLDR table.
_BY_WORDS = {
    "eastern time (us & canada)": "America/New_York",
    "central time (us & canada)": "America/Chicago",
    "mountain time (us & canada)": "America/Denver",
    "pacific time (us & canada)": "America/Los_Angeles",
    "atlantic time (canada)": "America/Halifax",
    "eastern time": "America/New_York",
    "central time": "America/Chicago",
    "mountain time": "America/Denver",
    "pacific time": "America/Los_Angeles",
    "arizona": "America/Phoenix",
    "alaska": "America/Anchorage",
    "hawaii": "Pacific/Honolulu",
    "newfoundland": "America/St_Johns",
    "indiana (east)": "America/Indiana/Indianapolis",
    "abu dhabi, muscat": "Asia/Dubai",
    "islamabad, karachi": "Asia/Karachi",
    "chennai, kolkata, mumbai, new delhi": "Asia/Kolkata",
    "beijing, chongqing, hong kong, urumqi": "Asia/Shanghai",
    "osaka, sapporo, tokyo": "Asia/Tokyo",
    "canberra, melbourne, sydney": "Australia/Sydney",
    "auckland, wellington": "Pacific/Auckland",
}


class Zone(NamedTuple):
    """A zone by the name that the reader knows it by; `lines` is the VTIMEZONE that it needs for that."""

    name: str
    lines: Lines = ()


def zone_for(name: str, own: Mapping[str, Lines]) -> Zone | None:
    """The zone of a TZID, in a calendar with its `own` VTIMEZONEs; None if it can't be identified.

    IANA names count first, then Windows names (the CLDR table), the file's own definition, names with a vendor's path
    in front, Outlook's display names, and plain offsets.
    """
    name = name.strip()
    if name.lower() in _UTC_NAMES:
        return Zone("UTC")
    if known := _official(name) or _windows_name(name):
        return Zone(known)
    if name in own:
        return _defined(own[name])
    if (found := _PATH_END.search(name)) and (known := _official(found[0])):
        return Zone(known)
    if known := _outlook_display_name(name):
        return Zone(known)
    return _fixed_offset(name)


def _official(name: str) -> str:
    return _names().get(name.replace(" ", "_").lower(), "")


@cache
def _names() -> dict[str, str]:
    names = sorted(available_timezones() - {"localtime", "posixrules", "Factory"})
    return {each.lower(): each for each in names}


def _windows_name(name: str) -> str:
    from tzlocal.windows_tz import win_tz

    return next((win_tz[each] for each in (name, name.replace("Daylight", "Standard")) if each in win_tz), "")


def _defined(lines: Lines) -> Zone | None:
    """A VTIMEZONE under a unique name, so that two files with the same name for different zones don't clash."""
    rules = [value.upper() for each, value in named(lines) if each == "RRULE" and value]
    if len(lines) > MOST_LINES or not all("FREQ=YEARLY" in rule for rule in rules):
        return None
    name = f"file-{sha256(chr(10).join(lines).encode(errors='replace')).hexdigest()[:16]}"
    kept = [
        line
        for line in lines
        if not re.match(r"\s*(?:TZID|RRULE:\s*$|X-|COMMENT|LAST-MODIFIED|TZURL)", line, re.IGNORECASE)
    ]
    return Zone(name, ("BEGIN:VTIMEZONE", f"TZID:{name}", *kept, "END:VTIMEZONE"))


def _outlook_display_name(name: str) -> str:
    """ "(UTC+01:00) Amsterdam, Berlin, Bern" by its cities, if one has given its name to a zone with such an offset."""
    found = _DISPLAY.fullmatch(name)
    words = found[4] if found else name
    if known := _BY_WORDS.get(words.lower()):
        return known
    offset = _minutes(found[1], found[2], found[3]) if found and found[1] else 0
    for city in words.split(","):
        zone = _cities().get(city.strip().lower().replace(" ", "_"), "")
        if zone and (not found or offset in _offsets(zone)):
            return zone
    return ""


@cache
def _cities() -> dict[str, str]:
    return {each.rpartition("/")[2].lower(): each for each in sorted(_names().values()) if "/" in each[4:]}


def _offsets(zone: str) -> set[int]:
    days = (datetime(2026, month, 1, tzinfo=UTC) for month in (1, 7))
    return {int((day.astimezone(ZoneInfo(zone)).utcoffset() or timedelta()).total_seconds()) // 60 for day in days}


def _fixed_offset(name: str) -> Zone | None:
    found = _OFFSET.fullmatch(name)
    if not found or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    offset = f"{found[1]}{int(found[2]):02}{found[3] or '00'}"
    rule = ("BEGIN:STANDARD", "DTSTART:19700101T000000", f"TZOFFSETFROM:{offset}", f"TZOFFSETTO:{offset}")
    return Zone(f"offset{offset}", ("BEGIN:VTIMEZONE", f"TZID:offset{offset}", *rule, "END:STANDARD", "END:VTIMEZONE"))


def _minutes(sign: str, hours: str, minutes: str | None) -> int:
    return (1 if sign == "+" else -1) * (int(hours) * 60 + int(minutes or 0))
