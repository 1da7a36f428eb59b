"""The time proposed in the calendar part of a message."""

from __future__ import annotations

from datetime import datetime, tzinfo

from coach.domain.sanitize import NAME_LIMIT, shown
from coach.domain.schedule.constants import LONGEST_BLOCK
from coach.domain.search.mail import Invitation
from coach.errors import RefusedError
from coach.imports.calendars.expansion import event_of
from coach.imports.calendars.parts import calendar_text, parts_of
from coach.imports.calendars.placement import place
from coach.imports.calendars.rules import Event, rejection_reason

WITHOUT_LENGTH = 60  # minutes
MOST_CALENDARS = 1_000_000  # characters


def invitation_in(text: str, home: tzinfo) -> Invitation | None:
    """The first event with a known time and zone in a calendar text; None if there is none."""
    try:
        calendar = calendar_text(text[:MOST_CALENDARS].encode(errors="replace"), "the invitation")
    except RefusedError:
        return None
    is_cancelled = "METHOD:CANCEL" in calendar.upper()
    for part in parts_of(calendar):
        placed = place(part)
        event = None if part.kind != "VEVENT" or placed.unknown else event_of(placed)
        if event is None or rejection_reason(event) or not isinstance(begin := event["DTSTART"].dt, datetime):
            continue
        gone = is_cancelled or str(event.get("STATUS", "")).upper() == "CANCELLED"
        title = " ".join(shown(str(event.get("SUMMARY", ""))).split())[:NAME_LIMIT]
        told = _in_own_zone(begin, _minutes(event), home, title)
        return told._replace(is_cancelled=gone, is_change=_is_change(event))
    return None


def _minutes(event: Event) -> int:
    """The duration; an hour if it is missing or unusable."""
    try:
        minutes = int((event.end - event.start).total_seconds()) // 60
    except (ValueError, TypeError, OverflowError):
        minutes = 0
    return max(5, min(LONGEST_BLOCK, minutes)) if minutes > 0 else WITHOUT_LENGTH


def _is_change(event: Event) -> bool:
    """Whether this updates an earlier invitation: its SEQUENCE is above 0 (RFC 5545, 3.8.7.4)."""
    try:
        return int(str(event.get("SEQUENCE", 0))) > 0
    except ValueError:
        return False


def _in_own_zone(begin: datetime, minutes: int, home: tzinfo, title: str) -> Invitation:
    """In the event's own zone, if that has an IANA name; otherwise in local time of the zone `home`."""
    zone = str(getattr(begin.tzinfo, "key", ""))
    if begin.tzinfo and zone in ("", "UTC"):
        begin, zone = begin.astimezone(home), ""
    return Invitation(begin.date(), f"{begin:%H:%M}", minutes, zone, title)
