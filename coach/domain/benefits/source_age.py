"""Warn about the age of a money rule, and format the source that a plan line stores."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import day_with_year
from coach.domain.source_age import age_warning, dated

if TYPE_CHECKING:
    from datetime import date

    from coach.guide.money import MoneyRule


def warning(rule: MoneyRule, today: date) -> str:
    """A warning that a rule has ended, or that its source is old or undated; "" for none."""
    if rule.ends_on and today > rule.ends_on:
        return (
            f"These figures were valid until {day_with_year(rule.ends_on)}. Look up the new ones before you rely on "
            "them."
        )
    return age_warning(rule.source_on, today)


def kept_source(rule: MoneyRule) -> str:
    """The source of a rule, as a plan line stores it."""
    return f"{rule.source} ({dated(rule.source_on)})"
