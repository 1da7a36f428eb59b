"""Amounts as files write them. The decimal mark is decided over a whole column, or the person is asked."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from coach.domain.runway.statement import Decision, OpenQuestion
from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.guide.content import read_file
from coach.guide.folding import ascii_digits

MOST = 10**15  # minor units; more is a mistake
LONGEST = 60  # characters
MARK_WORDS = {".": "a point", ",": "a comma", "": "none"}
_MINUS = str.maketrans({"−": "-", "–": "-", "—": "-", "﹣": "-", "－": "-", "‐": "-", "‑": "-"})
_SPACES = re.compile(r"[\s'’‘`´_٬]+")
_CELL = re.compile(r"(\D*?)((?<![^\W\d_])[.,]?\d[\d.,]*)(\D*)", re.DOTALL)
_AFFIX = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*\.?|[-+()]|[^\w\s]")
_SIGN_LETTERS = {"dr": -1, "db": -1, "d": -1, "debit": -1, "cr": 1, "c": 1, "h": 1, "s": -1, "credit": 1}


class Number(NamedTuple):
    """An amount as written: its digits with their marks, its sign (1 or -1), and its currencies.

    `says` is -1 or 1 if letters such as DR, or a plus, say so, else 0. `codes` are the currencies it can be in, () if
    unknown.
    """

    figures: str
    sign: int = 1
    says: int = 0
    codes: tuple[str, ...] = ()

    @property
    def direction(self) -> int:
        """1 or -1: letters such as DR win over a minus, which only repeats them."""
        return self.says * (-1 if self.says == 1 and self.sign == -1 else 1) if self.says else self.sign


class DecimalMark(NamedTuple):
    """The decimal mark of a column ("." or ","), the reason, and a question if nothing decides it."""

    mark: str
    why: str
    question: OpenQuestion | None = None

    @property
    def decision(self) -> Decision:
        """The decision, to show to the person."""
        return Decision("decimal", MARK_WORDS[self.mark], self.why)

    def minor(self, number: Number, digits: int) -> tuple[int, bool] | None:
        """The minor units without a sign, and whether they were rounded; None if it is not a number with this mark."""
        whole, mark, rest = (
            number.figures.rpartition(self.mark) if self.mark in number.figures else (number.figures, "", "")
        )
        other = "," if self.mark == "." else "."
        if other in rest or (mark and self.mark in whole):
            return None
        if not _is_grouped(whole, other):
            return None
        units, more = whole.replace(other, "") or "0", rest[digits:]
        if len(units) > 18:
            return None
        minor = int(units + rest[:digits].ljust(digits, "0"))
        if not more.strip("0"):
            return minor, False
        up = more[0] > "5" or (more[0] == "5" and (more[1:].strip("0") != "" or minor % 2 == 1))
        return minor + up, True


def _is_grouped(whole: str, mark: str) -> bool:
    """Whether the digits before the decimal mark are in groups of three, or of two as in lakhs, or ungrouped."""
    if mark not in whole:
        return True
    first, *groups = whole.split(mark)
    return 1 <= len(first) <= 3 and len(groups[-1]) == 3 and all(len(group) in (2, 3) for group in groups)


@cache
def currency_signs() -> Mapping[str, tuple[str, ...]]:
    """The codes that a currency's sign or word can mean, from content/headers/currencies.toml."""
    content = tomllib.loads(read_file("headers/currencies.toml"))
    return {sign.casefold(): tuple(codes) for sign, codes in content["signs"].items()}


@cache
def currency_codes() -> frozenset[str]:
    """Every ISO 4217 code that Babel knows."""
    from babel import Locale

    return frozenset(Locale.parse("en").currencies)


def codes_of(word: str) -> tuple[str, ...]:
    """The currencies that a word or sign can mean: ("AED",), ("USD", "CAD", ...); () for none."""
    word = re.sub(r"(?<=\w)\$", "dollar", word)
    if found := currency_signs().get(word.casefold()) or currency_signs().get(word.casefold().rstrip(".")):
        return found
    return (word.upper(),) if len(word) == 3 and word.upper() in currency_codes() else ()


@lru_cache(maxsize=65_536)
def parse_number(cell: str) -> Number | None:
    """Parse the amount in a cell; None if it is something else.

    Accepts a minus before or after, brackets, letters such as DR and CR, and a currency code or sign on either side.
    """
    text = ascii_digits(cell).translate(_MINUS).strip()
    if text.startswith(('="', '"', "'")):
        text = text.strip("='\"").strip()
    text = _SPACES.sub(" ", text)
    text = re.sub(r"(?<=\d) (?=\d)", "", text)
    text = re.sub(r"[.,]-+$", "", text)  # "45,-" is 45
    text = text.replace("٫", ".")
    if not text or len(text) > LONGEST or not (found := _CELL.fullmatch(text)):
        return None
    figures = found[2].rstrip(".,")
    return _read_affixes(figures, [*_AFFIX.findall(_joined(found[1])), *_AFFIX.findall(_joined(found[3]))])


def _joined(affix: str) -> str:
    """Join "R$", "US$" and "د.إ" into one sign."""
    return re.sub(r"([^\W\d_]+)\$", r"\1＄", affix).replace("＄", "dollar")


def _read_affixes(figures: str, around: Iterable[str]) -> Number | None:
    sign, says, opened = 1, 0, False
    codes: tuple[str, ...] = ()
    for piece in around:
        small = piece.casefold().rstrip(".")
        if piece == ")":
            continue
        if piece == "+":
            says = says or 1
        elif piece == "(":
            opened = True
        elif piece == "-":
            sign = -sign
        elif small in _SIGN_LETTERS:
            says, opened = _SIGN_LETTERS[small], False
        elif found := codes_of(piece):
            codes = found
        else:
            return None
    return Number(figures, -sign if opened else sign, says, codes)


def find_decimal_mark(numbers: Iterable[Number], digits: int, country: str = "", said: str = "") -> DecimalMark:
    """The decimal mark of a column: by its cells, then by the country; otherwise with a question."""
    if said:
        return DecimalMark(said, "you said so")
    figures = dict.fromkeys(number.figures for number in numbers)
    votes = {".": 0, ",": 0}
    open_mark, unsure = "", ""
    for each in figures:
        mark = _sure_mark(each, digits)
        if mark:
            votes[mark] += 1
        elif "." in each or "," in each:
            unsure, open_mark = each, "." if "." in each else ","
    if votes["."] != votes[","]:
        mark = "." if votes["."] > votes[","] else ","
        return DecimalMark(mark, f"{count(max(votes.values()), 'amount')} can only be read this way")
    if not unsure:
        return DecimalMark(".", "no amount has a decimal mark")
    if digits == 3 and all(open_mark in each for each in figures):
        return DecimalMark(open_mark, "every amount has three decimal places, as this currency does")
    return _by_sizes(figures, open_mark) or _by_country(unsure, open_mark, country)


def _sure_mark(figures: str, digits: int) -> str:
    """The decimal mark that this number alone proves, or ""."""
    points, commas = figures.count("."), figures.count(",")
    if points and commas:
        return "." if figures.rfind(".") > figures.rfind(",") else ","
    if not points and not commas:
        return ""
    mark, other = (".", ",") if points else (",", ".")
    if figures.count(mark) > 1:
        return other
    whole, _, rest = figures.partition(mark)
    if len(rest) != 3 or len(whole) > 3 or not whole.strip("0") or (whole.startswith("0")):
        return mark
    return other if digits == 0 else ""


def _by_sizes(figures: Iterable[str], mark: str) -> DecimalMark | None:
    """If only numbers from a thousand up have the mark, it separates thousands."""
    without = [int(each) for each in figures if each.isdigit()]
    if any(each >= 1000 for each in without):
        return DecimalMark(mark, "amounts over a thousand don't have it")
    if len(without) > 1:
        return DecimalMark("," if mark == "." else ".", "only amounts over a thousand have it")
    return None


def _by_country(unsure: str, mark: str, country: str) -> DecimalMark:
    other = "," if mark == "." else "."
    usual = decimal_mark_of(country)
    if usual == other:
        return DecimalMark(other, f"that is usual in your country ({country})")
    grouped, plain = re.sub(r"[.,]", "", unsure), unsure.replace(",", ".")
    choices = ((other, f"{int(grouped):,}"), (mark, plain))
    words = f"{shown(unsure)} can be {choices[0][1]} or {plain}."
    return DecimalMark(other, "coach has to ask you", OpenQuestion("decimal", words, choices))


@cache
def decimal_mark_of(country: str) -> str:
    """The usual decimal mark of a country, by the Unicode CLDR; "" if unknown."""
    from babel import Locale, UnknownLocaleError
    from babel.numbers import get_decimal_symbol

    if not country:
        return ""
    try:
        symbol = get_decimal_symbol(Locale.parse(f"und_{country}"))
    except (UnknownLocaleError, ValueError):
        return ""
    return {"٫": "."}.get(symbol, symbol if symbol in ".," else "")
