"""Parse and format dates as people write them. Weekdays are numbers: Monday is 0."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from coach.domain.sanitize import but_not
from coach.errors import RefusedError

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

STILL_NEAR = timedelta(days=62)
"""A date without its year is the nearest one, unless that is more than this far on the wrong side of today."""
LONG_AGO = 1200  # months
_COUNTED_WORDS = "one two three four five six seven eight nine ten eleven twelve"
_NUMBERS = {word: number for number, word in enumerate(_COUNTED_WORDS.split(), 1)}
_NUMBERS |= {"a": 1, "an": 1, "a couple of": 2, "a couple": 2, "half a": 0}
_NUMBER = rf"(?P<number>[0-9]{{1,3}}|{'|'.join(sorted(_NUMBERS, key=len, reverse=True))})"
_UNIT = r"(?P<unit>day|week|wk|fortnight|month|mth|year|yr)s?"
_DISTANCE = re.compile(
    rf"(?:{_NUMBER} {_UNIT} (?P<back>ago|back|before)|(?:in|after) (?P<in>.+)|(?P<from>.+) from (?:now|today))"
)
_AMOUNT = re.compile(rf"{_NUMBER} {_UNIT}(?: time)?")
_NAMED = {"today": 0, "now": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}
_NAMED |= {"day before yesterday": -2, "day after tomorrow": 2, "fortnight ago": -14}
_COUNTED = re.compile(r"[+-][0-9]{1,4}")
_NUMERIC = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})(?:\2([0-9]{4}|[0-9]{2}))?\.?")
_YEAR_FIRST = re.compile(r"([0-9]{4})([/.])([0-9]{1,2})\2([0-9]{1,2})")
_PART = re.compile(r"(?P<part>start|beginning|end|mid|middle|first day|last day)(?: of|-)? ?(?P<of>.+)")
_ORDINAL = re.compile(r"\b([0-9]{1,2})(?:st|nd|rd|th)\b")


class _Asked(NamedTuple):
    """Today, the country's code, and the preferred side: 1 for a future date, -1 for a past one."""

    today: date
    country: str
    side: int


def parse_day(text: str, today: date, country: str = "") -> date:
    """Return the date that `text` names, today or earlier; accepts what `typed_day` does.

    Raises RefusedError for anything else, and for a date in the future.
    """
    day = _day(text, _Asked(today, country, -1))
    if day > today:
        raise RefusedError("That day is in the future", f"Today is {today.isoformat()}; give today or a day before it.")
    return day


def typed_day(text: str, today: date, country: str = "") -> date:
    """Return the date that `text` names, past or future.

    Accepts a date (2026-11-23, "23 November", "nov 23rd", "end of march"), a distance ("yesterday", "3 weeks ago", "in
    2 weeks", -3) or a weekday. A weekday is today or earlier, as is "last friday"; "next friday" is in the future. A
    date without its year is the nearest one. 11/2 is read as people in `country` write it; if their order is unknown,
    it is refused and the message gives both readings. Raises RefusedError.
    """
    return _day(text, _Asked(today, country, 0))


def parse_any_day(text: str, today: date, country: str = "") -> date:
    """As `typed_day`, for a date that is probably in the future: a weekday is today or the next one.

    So is a date without its year, unless it was in the last two months. Raises RefusedError.
    """
    return _day(text, _Asked(today, country, 1))


def _day(text: str, asked: _Asked) -> date:
    word = _ORDINAL.sub(r"\1", " ".join(text.lower().replace(",", " ").split()).removeprefix("on "))
    word = word.removeprefix("the ").replace(" of the ", " of ")
    for read in (_named, _distant, _weekday, _part_of, _numeric, _spelled):
        try:
            day = read(word, asked)
        except (OverflowError, ValueError):
            continue
        if day is not None:
            return day
    example = {1: "today, tomorrow or friday", 0: "today, yesterday or monday", -1: "today, yesterday or monday"}
    raise RefusedError(
        "That is not a date", f"Write it as 23 November, 2026-11-23, {example[asked.side]}{but_not(text)}."
    )


def _named(word: str, asked: _Asked) -> date | None:
    if word in _NAMED:
        return asked.today + timedelta(days=_NAMED[word])
    return asked.today + timedelta(days=int(word)) if _COUNTED.fullmatch(word) else None


def _distant(word: str, asked: _Asked) -> date | None:
    """The date of "3 weeks ago", "in a month" or "2 weeks from now"; at most a hundred years away."""
    found = _DISTANCE.fullmatch(word)
    amount = _AMOUNT.fullmatch(found["in"] or found["from"] or word.rpartition(" ")[0]) if found else None
    if not found or not amount:
        return None
    number, unit, sign = amount["number"], amount["unit"], -1 if found["back"] else 1
    times = _NUMBERS[number] if number in _NUMBERS else int(number)
    if number == "half a" and unit != "year":
        return None
    if unit in ("day", "week", "wk", "fortnight"):
        return asked.today + sign * timedelta(days=times * {"day": 1, "fortnight": 14}.get(unit, 7))
    months = 6 if number == "half a" else times * (12 if unit in ("year", "yr") else 1)
    return months_later(asked.today, sign * months) if months <= LONG_AGO else None


def months_later(day: date, months: int) -> date:
    """The same day of another month, or that month's last day if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _weekday(word: str, asked: _Asked) -> date | None:
    """The date of "friday", "last fri" or "this friday"."""
    before, _, name = word.rpartition(" ")
    number = next((at for at, each in enumerate(WEEKDAYS) if len(name) >= 3 and each.lower().startswith(name)), None)
    if number is None or before not in ("", "last", "this", "coming", "this coming", "next", "past"):
        return None
    back, ahead = (asked.today.weekday() - number) % 7, (number - asked.today.weekday()) % 7
    if before in ("last", "past"):
        return asked.today - timedelta(days=back or 7)
    if before == "next":
        return _next_weekday(asked.today, ahead or 7)
    if before or asked.side > 0:
        return asked.today + timedelta(days=ahead)
    return asked.today - timedelta(days=back)


def _next_weekday(today: date, ahead: int) -> date:
    """The date of "next friday". Raises RefusedError while this week still has one, because people then mean either."""
    day = today + timedelta(days=ahead)
    if start_of_week(day, 0) > start_of_week(today, 0):
        return day
    both = " or ".join(short_day(each) for each in (day, day + timedelta(days=7)))
    raise RefusedError("That day can be read in two ways", f"Write the date: {both}?")


def _part_of(word: str, asked: _Asked) -> date | None:
    """The date of "end of march", "start of next month", "end of the year" or "mid-april"."""
    found = _PART.fullmatch(word)
    if not found:
        return None
    parts = found["of"].split()
    shift = {"this": 0, "next": 1, "last": -1}.get(parts[0], 0) if len(parts) == 2 else 0
    first, months = asked.today.replace(day=1), 1
    if parts[-1] == "month":
        first = months_later(first, shift)
    elif parts[-1] == "year" or re.fullmatch(r"[0-9]{4}", found["of"]):
        year = asked.today.year + shift if parts[-1] == "year" else int(found["of"])
        first, months = date(year, 1, 1), 12
    else:
        day = _spelled(f"1 {found['of']}", asked) if found["part"] not in ("end", "last day") else None
        near = day or _spelled(f"28 {found['of']}", asked)
        if near is None:
            return None
        first = near.replace(day=1)
    if found["part"].startswith("mid"):
        return first.replace(day=15) if months == 1 else None
    return months_later(first, months) - timedelta(days=1) if found["part"] in ("end", "last day") else first


def _spelled(word: str, asked: _Asked) -> date | None:
    """The date of "23 november", "23 nov 2026" or "november 23"; without a year the nearest."""
    parts = re.sub(r"(?<=[a-z0-9])[-.](?=[a-z0-9])|\. |\.$| of ", " ", word).split()
    if len(parts) not in (2, 3) or not all(part.isascii() for part in parts):
        return None
    number, name = parts[:2] if parts[0].isdigit() else parts[1::-1]
    month = next((at for at, each in enumerate(MONTHS, 1) if len(name) >= 3 and each.lower().startswith(name)), 0)
    month = 9 if name == "sept" else month
    year = parts[2] if len(parts) == 3 else ""
    if not (number.isdigit() and len(number) <= 2 and month and (not year or (year.isdigit() and len(year) in (2, 4)))):
        return None
    return _in_year(year, month, int(number), asked)


def _in_year(year: str, month: int, day: int, asked: _Asked) -> date | None:
    """The date in that year, which may have two digits or be missing. None if it does not exist."""
    if year:
        return next(iter(_date(int(year) + 2000 * (len(year) == 2), month, day)), None)
    found = [*chain.from_iterable(_date(asked.today.year + by, month, day) for by in (-1, 0, 1))]
    wrong = [each for each in found if asked.side * (asked.today - each) > STILL_NEAR]
    return min(set(found) - set(wrong) or found, key=lambda each: abs(each - asked.today), default=None)


def _date(year: int, month: int, day: int) -> tuple[date, ...]:
    try:
        return (date(year, month, day),)
    except ValueError:
        return ()


def _numeric(word: str, asked: _Asked) -> date | None:
    """The date of 2026-11-02, 2026/11/02, 11/2, 11.02.2026 or 11-2-26; without a year the nearest."""
    if found := _YEAR_FIRST.fullmatch(word):
        return next(iter(_date(int(found[1]), int(found[3]), int(found[4]))), None)
    parts = _NUMERIC.fullmatch(word)
    if not parts:
        return date.fromisoformat(word)
    one, two, year = int(parts[1]), int(parts[3]), parts[4] or ""
    month_first = _month_first(asked.country, parts[2])
    readings = [(first, _in_year(year, *((one, two) if first else (two, one)), asked)) for first in (True, False)]
    days = [day for first, day in readings if day and month_first in (None, first)]
    if len(set(days)) > 1:
        both = " or ".join(f"{day.day} {MONTHS[day.month - 1]}" for day in days)
        raise RefusedError("That date can be read in two ways", f"Write the month in words: {both}?")
    return days[0] if days else None


def _month_first(country: str, sign: str) -> bool | None:
    """Whether the month comes first: never with dots; None if the country's order is unknown."""
    from coach.domain.places import writes_month_first

    if sign == ".":
        return False
    return writes_month_first(country) if country else None


def start_of_week(day: date, first_weekday: int) -> date:
    """The first day of the week containing `day`, where weeks start on `first_weekday`."""
    return day - timedelta(days=(day.weekday() - first_weekday) % 7)


def long_day(day: date) -> str:
    """For a headline: "Monday 23 November"."""
    return f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"


def short_day(day: date) -> str:
    """For a line: "Mon 23 Nov"."""
    return f"{WEEKDAYS[day.weekday()][:3]} {day.day} {MONTHS[day.month - 1][:3]}"


def relative_day(day: date, today: date) -> str:
    """A day relative to `today`: "today", "yesterday", "Mon 23 Nov"; with its year if that is another."""
    if day == today:
        return "today"
    if day == today - timedelta(days=1):
        return "yesterday"
    return short_day(day) if day.year == today.year else f"{short_day(day)} {day.year}"


def day_and_month(day: date) -> str:
    """For a letter: "23 November"."""
    return f"{day.day} {MONTHS[day.month - 1]}"


def day_with_year(day: date) -> str:
    """For a date that may be years ahead: "23 November 2027"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def day_in_year(day: date) -> str:
    """The short form, for a narrow space: "23 Nov 2027"."""
    return f"{day.day} {MONTHS[day.month - 1][:3]} {day.year}"
