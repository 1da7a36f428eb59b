"""Readers for fields: each returns how a text was understood, to be shown beside it. The rules are the domain's."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from coach.domain.dates import day_with_year
from coach.domain.lengths import parse_minutes
from coach.domain.schedule.block import parse_clock
from coach.domain.wording import duration
from coach.tui.widgets.line import Reads


def as_day(parse: Callable[[str, date, str], date], today: date, country: str) -> Reads:
    """Read a day: "11 February 2026"."""
    return lambda text: day_with_year(parse(text, today, country))


def as_length(text: str) -> str:
    """Read a length of time: "1 h 30 min"."""
    return duration(parse_minutes(text))


def as_clock(text: str) -> str:
    """Read a time of day: "14:30"."""
    return parse_clock(text)
