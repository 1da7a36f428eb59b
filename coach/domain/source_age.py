"""The age of a source, and how to describe it on a given day."""

from __future__ import annotations

from datetime import date

from coach.domain.dates import MONTHS, day_with_year
from coach.guide.sources import UNDATED


def source_date(source_on: str) -> date | None:
    """The date of a source, or the first of its month if only that is known; None if it has no date."""
    if source_on == UNDATED:
        return None
    return date.fromisoformat(source_on if len(source_on) > len("2026-04") else f"{source_on}-01")


def dated(source_on: str) -> str:
    """The date of a source in words: "April 2026", "6 April 2026" if the day is known, or "no date"."""
    day = source_date(source_on)
    if day is None:
        return "no date"
    return day_with_year(day) if len(source_on) > len("2026-04") else f"{MONTHS[day.month - 1]} {day.year}"


def is_old(source_on: str, today: date) -> bool:
    """Whether a source is more than a year old, or may be: one without a date counts as old."""
    day = source_date(source_on)
    return day is None or (today.year - 1, today.month, today.day) > (day.year, day.month, day.day)


def age_warning(source_on: str, today: date) -> str:
    """A warning that a source is old; "" if it is not."""
    if not is_old(source_on, today):
        return ""
    if source_on == UNDATED:
        return "This source has no date. Check that it is still right."
    return f"This source is more than a year old ({dated(source_on)}). Check that it is still right."
