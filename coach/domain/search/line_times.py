"""Dates, times of day and durations in a line. Anything not certain is reported as doubtful."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import STILL_NEAR
from coach.domain.search.line_tokens import Sentence
from coach.guide.line_words import LineWords

FURTHEST = 3_660  # days
LONGEST_HOURS = 8

_CLOCK = re.compile(r"(\d{1,2})(?:[:.hu](\d{2}))?(h|u|am|pm|a\.m|p\.m|uhr)?")
_RANGE = re.compile(r"(\d{1,2}(?:[:.]\d{2})?)(?:-|–)(\d{1,2}(?:[:.]\d{2})?)(am|pm)?")
_HOURS = re.compile(r"(\d{1,2})h(\d{1,2})?(?:m|min)?|(\d{1,2}(?:[.,]\d{1,2})?)(?:h|hrs?|-?hours?)")
_MINUTES = re.compile(r"(\d{1,3})(?:m|mins?|-?minutes?|')")
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:t(\d{2}:\d{2})\S*)?")
_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})(?:\2(\d{4}|\d{2}))?\.?")
_DAY_AND_NAME = re.compile(r"(\d{1,2})[-./]([a-z]{3,9})(?:[-./](\d{4}|\d{2}))?|([a-z]{3,9})[-./](\d{1,2})")
_NUMBER = re.compile(r"(\d{1,2})(st|nd|rd|th|\.|er|º|ª|o)?")
_RELATIVE = re.compile(r"([+-])(\d{1,4})")


class Found(NamedTuple):
    """A date named by `length` words. `day` is None if it looks like a date but is invalid; `why` says so.

    `weekday` is set for a bare weekday, `open` for a day without its year or month: either may be past or future.
    """

    length: int
    day: date | None
    start: str = ""
    why: str = ""
    choices: tuple[date, ...] = ()


def find_day(sentence: Sentence, place: int, words: LineWords, today: date) -> Found | None:
    """The date that begins at this word, if any. If it has two `choices`, the tense decides."""
    for look in (_vague, _named, _relative, _weekday, _written_out, _in_figures):
        found = look(sentence, place, words, today)
        if found and sentence.free(place, place + found.length):
            return found
    return None


def _vague(sentence: Sentence, place: int, words: LineWords, _today: date) -> Found | None:
    found = words.vague.at(sentence.folded, place)
    return Found(found[0], None, why="does not say which day") if found else None


def _named(sentence: Sentence, place: int, words: LineWords, today: date) -> Found | None:
    found = words.days.at(sentence.folded, place)
    return Found(found[0], today + timedelta(days=found[1])) if found else None


def _relative(sentence: Sentence, place: int, words: LineWords, today: date) -> Found | None:
    """ "3 weeks ago", "in two days", "-3", "+3"."""
    folded, lists = sentence.folded, words.lists
    signed = _RELATIVE.fullmatch(folded[place])
    alone = sentence.begins_clause(place) and sentence.end_of_clause(place) == place + 1
    if signed and alone:
        return _found(1, _shifted(today, int(signed[1] + signed[2]), "day"))
    first, sign = place, 0
    for name, way in (("days.ahead_before", 1), ("days.ago_before", -1)):
        if led := words.phrases[name].at(folded, place):
            first, sign = place + led[0], way
    number = _number(folded[first : first + 1], words)
    unit = _unit(folded[first + 1 : first + 2], words)
    if number is None or not unit:
        return None
    end = first + 2
    if sign >= 0 and folded[end : end + 1] and folded[end] in lists["days.ago"]:
        return _found(end + 1 - place, _shifted(today, -number, unit))
    if not sign and (ahead := words.phrases["days.ahead_after"].at([*folded, ""], end)):
        return _found(end + ahead[0] - place, _shifted(today, number, unit))
    return _found(end - place, _shifted(today, sign * number, unit)) if sign else None


def _found(length: int, day: date | None) -> Found:
    return Found(length, day, why="" if day else "is too far away")


def _number(folded: list[str], words: LineWords) -> int | None:
    word = folded[0] if folded else ""
    if word.isascii() and word.isdigit() and len(word) <= 6:
        return int(word)
    return words.numbers.get(word)


def _unit(folded: list[str], words: LineWords) -> str:
    word = folded[0] if folded else ""
    return next((unit for unit in ("day", "week", "month", "year") if word in words.lists[f"days.{unit}_units"]), "")


def _shifted(today: date, number: int, unit: str) -> date | None:
    if unit in ("day", "week"):
        by = number * (7 if unit == "week" else 1)
        return today + timedelta(days=by) if abs(by) <= FURTHEST else None
    months = today.year * 12 + today.month - 1 + number * (12 if unit == "year" else 1)
    if abs(number) * (12 if unit == "year" else 1) > FURTHEST // 31:
        return None
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _weekday(sentence: Sentence, place: int, words: LineWords, today: date) -> Found | None:
    """ "friday", "last friday", "next friday", "friday last"; the bare one may be past or future."""
    folded, lists = sentence.folded, words.lists
    first, said = place, ""
    for which in ("last", "next", "this"):
        if folded[place] in lists[f"days.{which}"]:
            first, said = place + 1, which
    number = words.weekdays.get(folded[first]) if first < len(folded) else None
    if number is None:
        return None
    back = (today.weekday() - number) % 7
    length = first + 1 - place
    for which in ("last", "next") if not said else ():
        if trailing := words.phrases[f"days.{which}_after"].at([*folded, ""], first + 1):
            said, length = which, length + trailing[0]
    before = today - timedelta(days=back or (7 if said == "last" else 0))
    after = today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)
    if said == "last":
        return Found(length, before)
    if said in ("next", "this"):
        return Found(length, after)
    written = _written_out(sentence, place + 1, words, today) if place + 1 < len(folded) else None
    if written and sentence.in_clause(place, place + 1 + written.length):  # "Thursday 26 November"
        return written._replace(length=written.length + 1)
    return Found(length, None, choices=(before, after))


def _written_out(sentence: Sentence, place: int, words: LineWords, today: date) -> Found | None:
    """ "25 november", "nov 25th 2026", "25th of november", "5-oct", "the 3rd"."""
    folded = sentence.folded
    joined = _DAY_AND_NAME.fullmatch(folded[place])
    if joined:
        number, name = (joined[1], joined[2]) if joined[1] else (joined[5], joined[4])
        if name in words.months:
            return _dated(1, int(number), words.months[name], joined[3] or "", today)
    if folded[place] in words.months:
        figure = _NUMBER.fullmatch(folded[place + 1]) if place + 1 < len(folded) else None
        return (
            _with_year(sentence, words, (place, place + 2), (int(figure[1]), words.months[folded[place]]), today)
            if (figure)
            else None
        )
    figure = _NUMBER.fullmatch(folded[place])
    if not figure:
        return None
    at = place + 1
    while at < len(folded) and folded[at] in words.lists["days.between"]:
        at += 1
    if at < len(folded) and folded[at] in words.months and sentence.in_clause(place, at + 1):
        return _with_year(sentence, words, (place, at + 1), (int(figure[1]), words.months[folded[at]]), today)
    if figure[2] in ("st", "nd", "rd", "th") and place and folded[place - 1] in words.lists["days.before"]:
        return _day_of_month(int(figure[1]), today)
    return None


def _with_year(sentence: Sentence, words: LineWords, span: tuple[int, int], day: tuple[int, int], today: date) -> Found:
    place, end = span
    folded = [*sentence.folded, "", ""]
    led = folded[end] in words.lists["days.between"]  # "25 de noviembre de 2026"
    year = folded[end + led] if re.fullmatch(r"20\d\d", folded[end + led]) else ""
    return _dated(end - place + (1 + led if year else 0), *day, year, today)


def _dated(length: int, number: int, month: int, year: str, today: date) -> Found:
    years = [int(year) + (2000 if len(year) == 2 else 0)] if year else [today.year + by for by in (-1, 0, 1)]
    days = [day for each in years if (day := _date(each, month, number))]
    if not days or (year and abs((days[0] - today).days) > FURTHEST):
        return Found(length, None, why="is not a day in the calendar" if not days else "is too far away")
    if year:
        return Found(length, days[0])
    before = max((day for day in days if day <= today), default=days[0])
    after = min((day for day in days if day >= today), default=days[-1])
    return Found(length, before) if before == after else Found(length, None, choices=(before, after))


def _day_of_month(number: int, today: date) -> Found:
    months = [divmod(today.year * 12 + today.month - 1 + by, 12) for by in range(-3, 4)]
    days = [day for year, month in months if (day := _date(year, month + 1, number))]
    if not days:
        return Found(1, None, why="is not a day in the calendar")
    before = max((day for day in days if day <= today), default=days[0])
    after = min((day for day in days if day >= today), default=days[-1])
    return Found(1, before) if before == after else Found(1, None, choices=(before, after))


def _in_figures(sentence: Sentence, place: int, _words: LineWords, today: date) -> Found | None:
    """ "2026-11-25", "25.11.2026", "25/11"; in 3/4 either may be the month."""
    word = sentence.folded[place]
    if iso := _ISO.fullmatch(word):
        day = _date(*(int(each) for each in iso.groups()[:3]))
        if day and abs((day - today).days) > FURTHEST:
            return Found(1, None, why="is too far away")
        return Found(1, day, iso[4] or "", "" if day else "is not a day in the calendar")
    figures = _FIGURES.fullmatch(word)
    if not figures or (not figures[4] and figures[2] != "/" and not word.endswith(".")):
        return None  # "9.30" is a time, "2-3" a number
    one, other, year = int(figures[1]), int(figures[3]), figures[4] or ""
    if one <= 12 and other <= 12 and one != other and figures[2] != ".":
        return Found(1, None, why="can be read in two ways; write the month as a word")
    number, month = (one, other) if other <= 12 else (other, one)
    return (
        _dated(1, number, month, year, today)
        if 1 <= month <= 12
        else Found(1, None, why="is not a day in the calendar")
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def chosen(choices: Iterable[date], today: date, *, past: bool) -> date:
    """The past or the future date of the two. A recent date is taken as past even without a verb."""
    before, after = choices
    if past or (today - before <= STILL_NEAR and after - today > timedelta(days=182)):
        return before
    return after


class Clock(NamedTuple):
    """A time of day named by `length` words, with the minutes to its end if given. "" is invalid."""

    length: int
    start: str
    minutes: int | None = None
    why: str = ""


def find_clock(sentence: Sentence, place: int, words: LineWords) -> Clock | None:
    """The time of day that begins at this word: "10am", "10:30", "10-11am", "at 10", "noon"."""
    folded = sentence.folded
    if (named := words.clock.at(folded, place)) and not _is_a_name(sentence, place):
        return Clock(named[0], named[1])
    if between := _RANGE.fullmatch(folded[place]):
        return _between(between)
    match = _CLOCK.fullmatch(folded[place])
    if not match:
        return None
    length, half = 1, (match[3] or "").replace(".", "")
    for name, suffix in (("clock.after", "h"), ("clock.morning", "am"), ("clock.evening", "pm")):
        trailing = words.phrases[name].at([*folded, ""], place + length) if place + length <= len(folded) else None
        if trailing and sentence.in_clause(place, place + length + trailing[0]):
            length, half = length + trailing[0], suffix
    led = place > 0 and sentence.in_clause(place - 1, place + 1) and folded[place - 1] in words.lists["clock.before"]
    if not (half or length > 1 or match[2] or led) or (match[2] and "." in folded[place] and not (half or led)):
        return None
    return _at(length, match, half)


def _is_a_name(sentence: Sentence, place: int) -> bool:
    """Whether a word for a time is written as a name: "at Noon", but not "NOON" in an all-capitals line."""
    return place > 0 and sentence.words[place].is_capital and not all(word.text.isupper() for word in sentence.words)


def _at(length: int, match: re.Match[str], half: str) -> Clock | None:
    hour, minute = int(match[1]), int(match[2] or 0)
    if half in ("am", "pm") and not (half == "pm" and hour > 12):
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif 1 <= hour <= 6 and not match[1].startswith("0") and not half:
        return Clock(length, "", why="could be morning or afternoon. Write 3pm or 15:00")
    if hour > 23 or minute > 59:
        return None
    return Clock(length, f"{hour:02}:{minute:02}")


def _between(match: re.Match[str]) -> Clock | None:
    if not match[3] and ":" not in match[1] + match[2]:
        return None
    ends = []
    for each in (match[1], match[2]):
        hour, _, minute = each.replace(".", ":").partition(":")
        if int(hour) > 23 or int(minute or 0) > 59:
            return None
        ends.append(int(hour) % (12 if match[3] else 24) * 60 + int(minute or 0))
    if match[3] == "pm":
        ends = [end + 12 * 60 for end in ends]
        if ends[0] > ends[1]:  # 11-1pm
            ends[0] -= 12 * 60
    if not 0 < ends[1] - ends[0] <= 12 * 60:
        return None
    return Clock(1, f"{ends[0] // 60:02}:{ends[0] % 60:02}", ends[1] - ends[0])


def find_duration(sentence: Sentence, place: int, words: LineWords) -> tuple[int, int] | None:
    """How many words from here name a duration, and its minutes: "15 min", "1h30", "an hour"."""
    found = _duration(sentence, place, words)
    if not found or not sentence.free(place, place + found[0]):
        return None
    folded, end = sentence.folded, place + found[0]
    after = folded[end] if end < len(folded) and sentence.in_clause(place, end + 1) else ""
    before = folded[place - 1] if place and sentence.in_clause(place - 1, place + 1) else ""
    if after in words.lists["durations.not_before"] or before in words.lists["durations.not_after"]:
        return None
    return found if 0 < found[1] <= 24 * 60 else None


def _duration(sentence: Sentence, place: int, words: LineWords) -> tuple[int, int] | None:
    folded = [*sentence.folded, "", ""]
    if named := words.durations.at(folded, place):
        return named
    if minutes := _MINUTES.fullmatch(folded[place]):
        return 1, int(minutes[1])
    return _joined(sentence, place, words) or _apart(sentence, place, words)


def _joined(sentence: Sentence, place: int, words: LineWords) -> tuple[int, int] | None:
    """ "1h", "1h30", "1.5h", "2-hour"."""
    if hours := _HOURS.fullmatch(sentence.folded[place]):
        if hours[3]:
            more = _more_minutes(sentence, place + 1, words)
            return 1 + more[0], round(float(hours[3].replace(",", ".")) * 60) + more[1]
        if int(hours[1]) > LONGEST_HOURS:
            return None  # "14h30" is a time of day
        more = _more_minutes(sentence, place + 1, words) if not hours[2] else (0, 0)
        return 1 + more[0], int(hours[1]) * 60 + int(hours[2] or 0) + more[1]
    return None


def _apart(sentence: Sentence, place: int, words: LineWords) -> tuple[int, int] | None:
    """ "15 min", "1 hour 30", and a number that is a clause of its own."""
    folded, lists = [*sentence.folded, "", ""], words.lists
    number = re.fullmatch(r"\d{1,3}(?:[.,]\d{1,2})?", folded[place])
    if not number:
        return None
    if folded[place + 1] in lists["durations.minutes"] and number.group().isdigit():
        return 2, int(number.group())
    is_clock = folded[place + 1] in lists["clock.after"] and number.group().isdigit()
    half = any(words.phrases[name].at(folded, place + 2) for name in ("clock.morning", "clock.evening"))
    if is_clock and (half or int(number.group()) > LONGEST_HOURS):
        return None  # "10 uur" and "3 uur 's middags" are times of day
    if folded[place + 1] in lists["durations.hours"]:
        more = _more_minutes(sentence, place + 2, words)
        return 2 + more[0], round(float(number.group().replace(",", ".")) * 60) + more[1]
    alone = place > 0 and sentence.begins_clause(place) and sentence.end_of_clause(place) == place + 1
    return (1, int(number.group())) if alone and number.group().isdigit() else None


def _more_minutes(sentence: Sentence, place: int, words: LineWords) -> tuple[int, int]:
    """The minutes after the hours in "1 h 30 min" or "1 hour 30"."""
    folded = [*sentence.folded, "", ""]
    if minutes := _MINUTES.fullmatch(folded[place]):
        return 1, int(minutes[1])
    if folded[place].isascii() and folded[place].isdigit() and int(folded[place]) < 60:
        return (2, int(folded[place])) if folded[place + 1] in words.lists["durations.minutes"] else (0, 0)
    return 0, 0
