"""How old a rule's source is, and what to say about it on a given day."""

from __future__ import annotations

from datetime import date

from coach.domain.dates import MONTHS, day_with_year
from coach.domain.runway.cadence import months_after
from coach.guide.money import Rule

OLD_AFTER_MONTHS = 12


def source_date(rule: Rule) -> date:
    """The day of the source; the first of its month where only the month is known."""
    return date.fromisoformat(rule.source_on if len(rule.source_on) > len("2026-04") else f"{rule.source_on}-01")


def dated(rule: Rule) -> str:
    """The date of the source in words: "April 2026", or "6 April 2026" where the day is known."""
    day = source_date(rule)
    return day_with_year(day) if len(rule.source_on) > len("2026-04") else f"{MONTHS[day.month - 1]} {day.year}"


def warning(rule: Rule, today: date) -> str:
    """What to say where a rule has ended, or its source is more than a year old; "" where there is nothing to say."""
    if rule.ends_on and today > rule.ends_on:
        return (
            f"These figures were valid until {day_with_year(rule.ends_on)}. Look up the new ones before you rely on "
            "them."
        )
    if today > months_after(source_date(rule), OLD_AFTER_MONTHS):
        return f"This source is more than a year old ({dated(rule)}). Check that it is still right."
    return ""


def kept_source(rule: Rule) -> str:
    """What a line of the plan keeps of the rule it came from."""
    return f"{rule.source} ({dated(rule)})"
