"""Days as people write and read them. Weekdays are numbers: Monday is 0."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import chain

from coach.domain.sanitize import but_not
from coach.errors import RefusedError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


STILL_NEAR = timedelta(days=62)
LONG_AGO = 1200  # months
_AGO = re.compile(r"(a|an|one|[0-9]{1,3}) (day|week|month|year)s? ago")
_SLASHED = re.compile(r"([0-9]{1,2})/([0-9]{1,2})(?:/([0-9]{4}|[0-9]{2}))?")


def parse_day(text: str, today: date) -> date:
    """The day that `text` names: 2026-11-23, "23 November", "today", "yesterday", "-3", or a weekday, today or before.

    Raises RefusedError for anything else, and for a day that is still to come.
    """
    day = typed_day(text, today)
    if day > today:
        raise RefusedError("That day is in the future", f"Today is {today.isoformat()}; give today or a day before it.")
    return day


def typed_day(text: str, today: date, *, month_first: bool | None = None) -> date:
    """The same, where a date may also be one to come. Raises RefusedError.

    `month_first` says how the person's country writes 11/2. Where nobody knows, that is refused with a question, unless
    only one reading is a day.
    """
    word = text.strip().lower()
    day = _named_day(word, today) or _slashed_day(word, today, month_first=month_first)
    if day is None:
        raise RefusedError(
            "That is not a date", f"Write it as 23 November, 2026-11-23, today, yesterday or monday{but_not(text)}."
        )
    return day


def spelled_day(word: str, today: date) -> date | None:
    """The day of "23 november", "23 nov 2026" or "november 23"; without a year the nearest. None where it is none."""
    parts = word.replace(",", " ").split()
    if len(parts) not in (2, 3) or not all(part.isascii() for part in parts):
        return None
    number, name = parts[:2] if parts[0].isdigit() else parts[1::-1]
    month = next((at for at, each in enumerate(MONTHS, 1) if len(name) >= 3 and each.lower().startswith(name)), 0)
    year = parts[2] if len(parts) == 3 else ""
    if not (number.isdigit() and len(number) <= 2 and month and (not year or (year.isdigit() and len(year) == 4))):
        return None
    years = [int(year)] if year else [today.year + by for by in (-1, 0, 1)]
    found = [*chain.from_iterable(_date(each, month, int(number)) for each in years)]
    return min(found, key=lambda day: abs(day - today), default=None)


def _date(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _slashed_day(word: str, today: date, *, month_first: bool | None) -> date | None:
    """The day of "11/2", "11/02/2026" or "11/2/26"; without a year the nearest. None where it is none."""
    parts = _SLASHED.fullmatch(word)
    if not parts:
        return None
    one, two, year = int(parts[1]), int(parts[2]), int(parts[3] or 0)
    years = [year + 2000 * (year < 100)] if parts[3] else [today.year + by for by in (-1, 0, 1)]
    readings = {True: (one, two), False: (two, one)}
    days = {
        first: min(found, key=lambda day: abs(day - today))
        for first, (month, day) in readings.items()
        if (month_first is None or first == month_first)
        if (found := [*chain.from_iterable(_date(each, month, day) for each in years)])
    }
    if len(set(days.values())) > 1:
        both = " or ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in days.values())
        raise RefusedError("That date can be read in two ways", f"Write the month in words: {both}?")
    return next(iter(days.values()), None)


def _ago(word: str, today: date) -> date | None:
    """The day of "3 weeks ago" or "a month ago". None for anything else, and for more than a hundred years."""
    parts = _AGO.fullmatch(word)
    if not parts:
        return None
    number = int(parts[1]) if parts[1].isdigit() else 1
    unit = parts[2]
    if unit in ("day", "week"):
        return today - timedelta(days=number * (7 if unit == "week" else 1))
    months = number * (12 if unit == "year" else 1)
    if months > LONG_AGO:
        return None
    year, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return next(iter(_date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))), None)


def _named_day(word: str, today: date) -> date | None:
    if word in ("today", "yesterday"):
        return today - timedelta(days=word == "yesterday")
    if ago := _ago(word, today):
        return ago
    if word[:1] == "-" and word[1:].isascii() and word[1:].isdigit() and len(word) <= 5:
        return today - timedelta(days=int(word[1:]))
    weekday = word.removeprefix("last ")
    for number, name in enumerate(WEEKDAYS):
        if len(weekday) >= 3 and name.lower().startswith(weekday):
            back = (today.weekday() - number) % 7
            return today - timedelta(days=back or 7 * (weekday != word))
    try:
        return date.fromisoformat(word)
    except ValueError:
        return spelled_day(word, today)


def start_of_week(day: date, first_weekday: int) -> date:
    """The first day of the week that `day` lies in, where weeks start on `first_weekday`."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def long_day(day: date) -> str:
    """For a headline: "Monday 23 November"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_day(day: date) -> str:
    """For a line: "Mon 23 Nov"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def day_beside(day: date, today: date) -> str:
    """A day as one would say it on `today`: "today", "yesterday", "Mon 23 Nov", with the year if it is another."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def parse_any_day(text: str, today: date) -> date:
    """The day that `text` names, past or to come: as `parse_day`, and "tomorrow", "+30"; a weekday is the next one.

    So is a day without its year, unless it was in the last two months. Raises RefusedError.
    """
    word = text.strip().lower()
    if word == "tomorrow":
        return today + timedelta(days=1)
    if word[:1] == "+" and word[1:].isascii() and word[1:].isdigit() and len(word) <= 5:
        return today + timedelta(days=int(word[1:]))
    day = _named_day(word, today)
    if day is None:
        raise RefusedError(
            "That is not a date", f"Write it as 23 November, 2026-11-23, today, tomorrow or friday{but_not(text)}."
        )
    has_no_year = len(word.replace(",", " ").split()) == 2
    if has_no_year and day < today - STILL_NEAR:
        return next(iter(_date(day.year + 1, day.month, day.day)), day)
    is_weekday = len(word) >= 3 and any(name.lower().startswith(word) for name in WEEKDAYS)
    return day + timedelta(days=7) if is_weekday and day < today else day


def day_and_month(day: date) -> str:
    """For a letter: "23 November"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_with_year(day: date) -> str:
    """For a date that may lie years ahead: "23 November 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_in_year(day: date) -> str:
    """The same where there is little room: "23 Nov 2027"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
