"""Dates as files write them. The order of the numbers is decided over a whole column, or the person is asked."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from coach.domain.runway.statement import DAY_ORDERS, Decision, OpenQuestion
from coach.domain.sanitize import shown
from coach.guide.folding import ascii_digits, folded
from coach.guide.month_names import month_names

EARLIEST, LATEST = 1990, 2100  # years; banks write 0001, 1111 and 9999 for a date that is not known yet
MIN_YEAR = 3 * 365  # days; hardly anybody imports a file that ends before
MAX_DAYS_AHEAD = 7  # days that a booking may be in the future
MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW", "AS", "GU", "PR", "VI", "MP", "UM"})
YEAR_FIRST = frozenset({"CN", "JP", "KR", "TW", "HU", "LT", "SE", "MN"})
AMBIGUOUS_COUNTRIES = frozenset({"CA"})  # both orders are common there
_ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "r": 2018, "h": 1988, "s": 1925}
_SERIAL_ZERO = date(1899, 12, 30)  # day 0 of a spreadsheet

_QUOTED = re.compile(r'^=?"+(.*?)"*$')
_WEEKDAY = re.compile(r"^[^\W\d_]{2,}\.?,\s*|^[^\W\d_]{2,}\.?\s+(?=\d)")
_REST = (
    r"(?:[\s,T–-]*(?:at|um|kl\.?|à|alle)?\s*\d{1,2}[:.hH]\d{2}(?:[:.m]\d{2})?(?:[.,:]\d{1,9})?\s*(?:[AaPp]\.?\s?[Mm]\.?)?"
    r"\s*(?:Z|[A-Z]{2,5}|(?:UTC|GMT)?[+-]\d{1,2}:?\d{0,2}|\[.*\])?)?\s*(?:\([^\d]{1,12}\))?(?:\s*as of .*)?\s*"
)
_YEAR_FIRST = re.compile(r"(\d{4})\s*[-/.年년\s]\s*(\d{1,2})\s*[-/.月월\s]\s*(\d{1,2})[日일.]?" + _REST)
_YEAR_NAME = re.compile(r"(\d{4})[-/.\s]+([^\W\d_]{3,})\.?[-/.\s]+(\d{1,2})" + _REST)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:[T\s]?\d{4}(?:\d{2})?(?:\.\d+)?)?" + _REST)
_NUMBERS = re.compile(r"(\d{1,2})\s*([-/.\s])\s*(\d{1,2})\s*\2\s*(\d{4}|\d{2})\.?" + _REST)
_DAY_NAME = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?[\s./-]*(?:de |of |den )?([^\W\d_]{2,})\.?[\s./,'-]*(?:de |del )?"
    r"(\d{4}|\d{2})(?:\s?(?:[гр]\.?|года|року))?" + _REST
)
_NAME_DAY = re.compile(r"([^\W\d_]{3,})\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?[\s,./-]+(\d{4}|\d{2})" + _REST)
_ERA = re.compile(r"(令和|平成|昭和|[RHSrhs])\s?(\d{1,2}|元)[年./-](\d{1,2})[月./-](\d{1,2})日?" + _REST)
_MINGUO = re.compile(r"(?:民國)?(\d{3})[年./-](\d{1,2})[月./-](\d{1,2})日?" + _REST)
_SERIAL = re.compile(r"([34]\d{4}|5[0-4]\d{3})(?:\.\d+)?")


class DayParts(NamedTuple):
    """A date as written: three numbers, in a certain or open order, or two numbers and the name of a month."""

    first: int
    second: int
    third: int
    written: str  # "ymd" and "serial" are certain; "xxy" has the year last, "xxx" is three numbers of two digits
    word: str = ""
    dots: bool = False


class DayOrder(NamedTuple):
    """How a column writes its dates, why, and a question if nothing decides it."""

    order: str
    why: str = ""
    language: str = ""
    serial: bool = False
    question: OpenQuestion | None = None

    def read(self, cell: str) -> date | None:
        """The date in a cell; None if there is none, or it is a bank's placeholder."""
        parts = parts_of(cell)
        return None if parts is None else _day(parts, self)

    @property
    def decision(self) -> Decision:
        """The decision, to show to the person."""
        return Decision("day-order", self.order, self.why)


def find_day_order(cells: Sequence[str], country: str = "", said: str = "", today: date | None = None) -> DayOrder:
    """How a column writes its dates: by its cells, then by the country; otherwise with a question."""
    distinct = [*dict.fromkeys(cell for cell in cells if cell.strip())]
    parts = [(cell, part) for cell in distinct if (part := parts_of(cell)) is not None]
    language = _language(part.word for _, part in parts if part.word)
    serial = bool(parts) and all(part.written == "serial" for _, part in parts)
    style = DayOrder(said or "ymd", "you said so" if said else "the year comes first", language, serial)
    open_parts = [part for _, part in parts if part.written in ("xxy", "xxx")]
    if said or not open_parts:
        named = not said and any(part.word for _, part in parts)
        return style._replace(order="dmy", why="the month is a word") if named else style
    orders = ["dmy", "mdy", *(["ymd"] if any(part.written == "xxx" for part in open_parts) else [])]
    styles = {order: style._replace(order=order) for order in orders}
    days = {order: [_day(part, styles[order]) for part in open_parts] for order in orders}
    reads = {order: sum(day is not None for day in days[order]) for order in orders}
    left = [order for order in orders if reads[order] == max(reads.values())]
    if "ymd" in left and country not in YEAR_FIRST and len(left) > 1:
        left.remove("ymd")
    return _decided({order: styles[order] for order in left}, days, open_parts, country, today, distinct)


def _decided(
    styles: dict[str, DayOrder],
    days: dict[str, list[date | None]],
    parts: Sequence[DayParts],
    country: str,
    today: date | None,
    cells: Sequence[str],
) -> DayOrder:
    left = [*styles]
    if len(left) == 1 or all(days[left[0]] == days[order] for order in left[1:]):
        return styles[left[0]]._replace(
            why="otherwise some cells would not be days" if len(left) == 1 else "it makes no difference"
        )
    dotted = all(part.dots for part in parts)
    sieves = (
        ("otherwise some days would be in the future", {order for order in left if _is_past(days[order], today)}),
        ("otherwise all days would be years ago", {order for order in left if _is_recent(days[order], today)}),
        ("otherwise the days would be years apart", {order for order in left if _is_close(days[order])}),
        ("otherwise the rows would be out of order", {order for order in left if _is_ordered(days[order])}),
        ("with points the day comes first", {"dmy"} if dotted else {*left}),
    )
    for why, fitting in sieves:
        left = [order for order in left if order in fitting] or left
        if len(left) == 1:
            return styles[left[0]]._replace(why=why)
    if country and country not in AMBIGUOUS_COUNTRIES:
        usual = "mdy" if country in MONTH_FIRST else "ymd" if country in YEAR_FIRST and "ymd" in left else "dmy"
        if usual in left:
            return styles[usual]._replace(why=f"that is usual in your country ({country})")
    return styles[left[0]]._replace(why="coach has to ask you", question=_question(styles, left, cells))


def _question(styles: dict[str, DayOrder], left: Sequence[str], cells: Iterable[str]) -> OpenQuestion:
    for cell in cells:
        read = [(order, day) for order in left if (day := styles[order].read(cell))]
        if len({day for _, day in read}) > 1:
            choices = tuple((order, f"{day.day} {day:%B %Y}") for order, day in read)
            return OpenQuestion("day-order", f"{shown(cell)[:30]!r} can be {_either(choices)}.", choices)
    return OpenQuestion(
        "day-order", "The days can be read in two ways.", tuple((order, DAY_ORDERS[order]) for order in left)
    )


def _either(choices: Sequence[tuple[str, str]]) -> str:
    return " or ".join(words for _, words in choices)


def _is_past(days: Sequence[date | None], today: date | None) -> bool:
    limit = today + timedelta(days=MAX_DAYS_AHEAD) if today else date.max
    return all(day <= limit for day in days if day)


def _is_recent(days: list[date | None], today: date | None) -> bool:
    return today is None or any(day >= today - timedelta(days=MIN_YEAR) for day in days if day)


def _is_close(days: list[date | None]) -> bool:
    known = [day for day in days if day]
    return not known or (max(known) - min(known)).days <= MIN_YEAR


def _is_ordered(days: Sequence[date | None]) -> bool:
    pairs = [(one, two) for one, two in pairwise(days) if one and two]
    return all(one <= two for one, two in pairs) or all(one >= two for one, two in pairs)


def _language(words: Iterable[str]) -> str:
    """The language that has most of the names of months in a column; the first one if several do."""
    counts = Counter(words)
    names = month_names()
    return max(names, key=lambda language: sum(n for word, n in counts.items() if word in names[language]), default="")


def is_day(cell: str) -> bool:
    """Whether a cell looks like a date, whatever its order; so does a placeholder such as 9999-12-31."""
    parts = parts_of(cell)
    return parts is not None and parts.written != "serial"


def is_placeholder(cell: str) -> bool:
    """Whether a cell has a date that banks write for one that is not known yet."""
    parts = parts_of(cell)
    if parts is None or parts.written not in ("ymd", "xxy"):
        return False
    return not EARLIEST <= _gregorian(parts.first if parts.written == "ymd" else parts.third) <= LATEST


@lru_cache(maxsize=65_536)
def parts_of(cell: str) -> DayParts | None:
    """The numbers and the name of a month in a cell that looks like a date; None for any other."""
    text = ascii_digits(cell).strip()
    if len(text) > 80 or not any(letter.isdigit() for letter in text):
        return None
    if found := _QUOTED.match(text):
        text = found[1].strip()
    text = text.lstrip("'")
    return (
        _certain(text)
        or _ambiguous(text)
        or _named(text)
        or _named(_WEEKDAY.sub("", text))
        or _ambiguous(_WEEKDAY.sub("", text))
    )


def _certain(text: str) -> DayParts | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return DayParts(int(found[1]), int(found[2]), int(found[3]), "ymd")
    if found := _COMPACT.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
        if not 1 <= month <= 12 and 1 <= int(text[2:4]) <= 12:  # 13102026
            return DayParts(int(text[4:8]), int(text[2:4]), int(text[:2]), "ymd")
        return DayParts(year, month, day, "ymd")
    if found := _ERA.fullmatch(text):
        year = _ERAS[found[1].casefold()] + (1 if found[2] == "元" else int(found[2]))
        return DayParts(year, int(found[3]), int(found[4]), "ymd")
    if found := _MINGUO.fullmatch(text):
        return DayParts(1911 + int(found[1]), int(found[2]), int(found[3]), "ymd")
    if found := _SERIAL.fullmatch(text):
        return DayParts(int(found[1]), 0, 0, "serial")
    return None


def _ambiguous(text: str) -> DayParts | None:
    if not (found := _NUMBERS.fullmatch(text)):
        return None
    written = "xxy" if len(found[4]) == 4 else "xxx"
    return DayParts(int(found[1]), int(found[3]), int(found[4]), written, dots=found[2] == ".")


def _named(text: str) -> DayParts | None:
    if found := _YEAR_NAME.fullmatch(text):
        year, word, day = found[1], found[2], found[3]
    elif found := _DAY_NAME.fullmatch(text):
        day, word, year = found[1], found[2], found[3]
    elif found := _NAME_DAY.fullmatch(text):
        word, day, year = found[1], found[2], found[3]
    else:
        return None
    name = folded(word)
    known = any(name in names for names in month_names().values())
    full = int(year) if len(year) == 4 else _with_century(int(year))
    return DayParts(full, 0, int(day), "ymd", name) if known else None


def _day(parts: DayParts, style: DayOrder) -> date | None:
    if parts.written == "serial":
        return _SERIAL_ZERO + timedelta(days=parts.first) if style.serial else None
    year, month, day = parts.first, parts.second, parts.third
    if parts.word:
        names = month_names()
        month = names.get(style.language, {}).get(parts.word) or next(
            (known[parts.word] for known in names.values() if parts.word in known), 0
        )
    elif parts.written != "ymd":
        one, two, three = parts.first, parts.second, parts.third
        orders = {"dmy": (three, two, one), "mdy": (three, one, two), "ymd": (one, two, three)}
        year, month, day = orders[style.order if parts.written == "xxx" or style.order != "ymd" else "dmy"]
        year = _with_century(year) if parts.written == "xxx" else year
    try:
        found = date(_gregorian(year), month, day)
    except ValueError:
        return None
    return found if EARLIEST <= found.year <= LATEST else None


def _with_century(year: int) -> int:
    """A two-digit year, in this century or the last."""
    return year + (2000 if year < 70 else 1900)


def _gregorian(year: int) -> int:
    """The Gregorian year: the Buddhist calendar is 543 years ahead."""
    return year - 543 if 2500 <= year <= 2643 else year
