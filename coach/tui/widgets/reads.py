"""Readers for fields: what is typed, in the words that are shown beside it. The rules are those of the domain."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from coach.domain.dates import day_with_year
from coach.domain.lengths import parse_minutes
from coach.domain.schedule.block import parse_clock
from coach.domain.wording import duration
from coach.tui.widgets.line import Reads


def as_day(parse: Callable[[str, date, str], date], today: date, country: str) -> Reads:
    """A day: "11 February 2026"."""
    return lambda text: day_with_year(parse(text, today, country))


def as_length(text: str) -> str:
    """A length of time: "1 h 30 min"."""
    return duration(parse_minutes(text))


def as_clock(text: str) -> str:
    """A time of day: "14:30"."""
    return parse_clock(text)
