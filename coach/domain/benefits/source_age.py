"""What to say about the age of a money rule, and what a line of the plan keeps of its source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import day_with_year
from coach.domain.source_age import age_warning, dated

if TYPE_CHECKING:
    from datetime import date

    from coach.guide.money import MoneyRule


def warning(rule: MoneyRule, today: date) -> str:
    """What to say where a rule has ended, or its source is old or has no date; "" where there is nothing to say."""
    if rule.ends_on and today > rule.ends_on:
        return (
            f"These figures were valid until {day_with_year(rule.ends_on)}. Look up the new ones before you rely on "
            "them."
        )
    return age_warning(rule.source_on, today)


def kept_source(rule: MoneyRule) -> str:
    """What a line of the plan keeps of the rule it came from."""
    return f"{rule.source} ({dated(rule.source_on)})"
