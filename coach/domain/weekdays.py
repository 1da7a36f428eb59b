"""Parse weekdays and future dates as people write them. Weekdays are numbers: Monday is 0."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.dates import WEEKDAYS, parse_any_day
from coach.errors import RefusedError

FURTHEST = 366


def parse_weekday(text: str) -> int:
    """Return the weekday that `text` names, in full or by at least three letters. Raises RefusedError."""
    found = _weekday(text)
    if found is None:
        raise RefusedError(
            "That is not a day of the week", f"Give a day of the week, such as monday, not {text[:40]!r}."
        )
    return found


def parse_weekdays(text: str) -> tuple[int, ...]:
    """Return the weekdays that `text` names: "mon-fri", "mon,tue,thu", "sun-thu", or "none". Raises RefusedError."""
    if text.strip().lower() == "none":
        return ()
    found: set[int] = set()
    for part in text.split(","):
        first, dash, last = part.partition("-")
        begin = parse_weekday(first)
        end = parse_weekday(last) if dash else begin
        found.update((begin + number) % 7 for number in range((end - begin) % 7 + 1))
    return tuple(sorted(found))


def weekdays_in_words(days: tuple[int, ...]) -> str:
    """ "Monday to Friday", "Sunday to Thursday", "Monday, Wednesday", "none"."""
    if len(days) >= 3:
        for begin in days:
            run = [(begin + number) % 7 for number in range(len(days))]
            if set(run) == set(days):
                return f"{WEEKDAYS[run[0]]} to {WEEKDAYS[run[-1]]}" if len(days) < 7 else "every day"
    return ", ".join(WEEKDAYS[day] for day in days) or "none"


def parse_coming_day(text: str, today: date, country: str = "") -> date:
    """Return the date that `text` names, as in `parse_any_day`; a weekday is never today but the next one.

    Raises RefusedError for anything else, for a past date, and for one more than a year ahead.
    """
    day = parse_any_day(text, today, country)
    if day == today and _weekday(text) is not None:
        day += timedelta(days=7)
    if day < today:
        raise RefusedError("That day is over", f"Today is {today.isoformat()}; give today or a day after it.")
    if day > today + timedelta(days=FURTHEST):
        raise RefusedError("That is too far ahead", "Give a day in the next twelve months, or leave it out.")
    return day


def _weekday(text: str) -> int | None:
    word = text.strip().lower()
    matches = (number for number, name in enumerate(WEEKDAYS) if len(word) >= 3 and name.lower().startswith(word))
    return next(matches, None)
