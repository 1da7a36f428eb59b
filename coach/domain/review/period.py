"""The days of a review: a week, a month, or the whole time; and how people write them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import MONTHS, parse_any_day, short_day, start_of_week
from coach.errors import RefusedError

EARLIEST, LATEST = 1900, 2200  # years
WEEK_NAME = re.compile(r"([0-9]{4})-?w([0-9]{1,2})", re.IGNORECASE)


class Period(NamedTuple):
    """Consecutive days from `first` to `last`. `kind` is week, month or all."""

    kind: str
    first: date
    last: date

    @property
    def days(self) -> list[date]:
        """Every day of the period, in order."""
        return [self.first + timedelta(days=number) for number in range((self.last - self.first).days + 1)]

    @property
    def name(self) -> str:
        """ "2026-W48" for a week (by the ISO number of its Thursday), "2026-11" for a month, "all"."""
        if self.kind == "week":
            year, week, _ = (self.first + timedelta(days=(3 - self.first.weekday()) % 7)).isocalendar()
            return f"{year}-W{week:02}"
        return f"{self.first:%Y-%m}" if self.kind == "month" else "all"

    @property
    def title(self) -> str:
        """The heading: "November 2026", or "16 Nov to 22 Nov 2026"."""
        if self.kind == "month":
            return f"{MONTHS[self.first.month - 1]} {self.first.year}"
        years = f" {self.last.year}" if self.kind == "week" else ""
        return f"{short_day(self.first)} to {short_day(self.last)}{years}"

    @property
    def before(self) -> Period:
        """The previous period; for the whole time, the same."""
        if self.kind == "week":
            return self._replace(first=self.first - timedelta(days=7), last=self.last - timedelta(days=7))
        if self.kind == "month":
            last = self.first - timedelta(days=1)
            return self._replace(first=last.replace(day=1), last=last)
        return self

    @property
    def after(self) -> Period:
        """The next period; for the whole time, the same."""
        if self.kind == "week":
            return self._replace(first=self.first + timedelta(days=7), last=self.last + timedelta(days=7))
        return month_of(self.last + timedelta(days=1)) if self.kind == "month" else self


def week_around(day: date, first_weekday: int) -> Period:
    """The week containing `day`."""
    first = start_of_week(day, first_weekday)
    return Period("week", first, first + timedelta(days=6))


def month_of(day: date) -> Period:
    """The month containing `day`."""
    first = day.replace(day=1)
    return Period("month", first, (first + timedelta(days=32)).replace(day=1) - timedelta(days=1))


def parse_period(text: str, today: date, first_weekday: int) -> Period:
    """The week or month that `text` names: "this", "last", 2026-W48, 2026-11, or any day of a week.

    Raises RefusedError for anything else.
    """
    word = text.strip().lower()
    if word in ("", "this", "last"):
        return week_around(today - timedelta(days=7 * (word == "last")), first_weekday)
    found = WEEK_NAME.fullmatch(word)
    try:
        if found:
            return week_around(_within(date.fromisocalendar(int(found[1]), int(found[2]), 4)), first_weekday)
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}", word):
            return month_of(_within(date.fromisoformat(f"{word}-01")))
        return week_around(_within(parse_any_day(word, today)), first_weekday)
    except (ValueError, RefusedError) as error:
        raise RefusedError(
            "That is not a week", f"Write it as 2026-W48, last, a month such as 2026-11, or a day, not {text[:40]!r}."
        ) from error


def _within(day: date) -> date:
    """The day, if there are weeks and months before and after it. Raises ValueError."""
    if not EARLIEST <= day.year <= LATEST:
        raise ValueError(f"coach has no reviews from {day.year}")
    return day
