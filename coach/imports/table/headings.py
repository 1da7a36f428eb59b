"""Recognises column headings in many languages: the field each names, and the currency next to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from coach.guide.folding import folded
from coach.guide.headers import HeaderWords
from coach.imports.table.numbers import codes_of

IGNORED = "ignored"
NOTED = "noted"  # known, but kept in the note
WIDEST = 200  # columns that are examined; a file of nothing but commas has millions
_SIGNS = re.compile(r"(?<![^\W\d_])[^\W\d_]{0,3}[$€£¥₹₽₴₺₪₫₩₦฿₱₸]|[$€£¥₹₽₴₺₪₫₩₦฿₱₸]")  # also "R$"
_PREPOSITIONS = frozenset(("in", "en", "em", "w", "v", "i", "de", "в", "у", "по", "na"))
_CURRENCY_WORDS = frozenset(("euro", "euros", "euroa", "元", "円", "圓", "원", "руб", "грн", "zł", "kč", "ft"))
_SHORTEST_PART = 4  # letters; shorter words are part of too many headings


class Heading(NamedTuple):
    """What a heading names: its fields, likeliest first (() for none), the currencies it may be in, its language.

    `whole` is whether the whole heading is a known one, not just part of it.
    """

    fields: tuple[str, ...]
    codes: tuple[str, ...] = ()
    language: str = ""
    whole: bool = True


class Headings:
    """Recognises headings by the words of content/headers/."""

    def __init__(self, words: HeaderWords) -> None:
        self._fields: dict[str, tuple[str, ...]] = {}
        self._languages: dict[str, str] = {}
        for field, known in words.fields.items():
            for heading, language in known.items():
                self._fields[heading] = (*self._fields.get(heading, ()), field)
                self._languages.setdefault(heading, language)
        self._read: dict[str, Heading] = {}

    def count(self, row: Sequence[str]) -> int:
        """The number of different fields that the cells of a row name."""
        named = (self.read(cell) for cell in row[:WIDEST])
        return len({heading.fields[0] for heading in named if heading.fields and heading.whole} - {IGNORED, NOTED})

    def count_in_text(self, text: str) -> int:
        """The number of different headings in a text, whatever the delimiter."""
        cells = (cell for line in text.splitlines()[:60] for cell in re.split(r"[,;\t|]", line))
        found = {cell for cell in cells if 0 < len(cell) < 80 and self.read(cell).fields and self.read(cell).whole}
        return len(found)

    def read(self, cell: str) -> Heading:
        """What one heading names."""
        if cell not in self._read:
            self._read[cell] = self._look_up(cell)
        return self._read[cell]

    def within(self, cell: str) -> list[str]:
        """The fields of all known headings that are part of this one, the longest first; [] for a sentence."""
        heading = f" {folded(cell)} "
        if len(heading) > 60:
            return []
        parts = [each for each in self._fields if len(each) >= _SHORTEST_PART and f" {each} " in heading]
        return [field for part in sorted(parts, key=len, reverse=True) for field in self._fields[part]]

    def _look_up(self, cell: str) -> Heading:
        if not cell.strip() or len(cell) > 200:
            return Heading(())
        words = folded(cell) or cell.strip()  # "+/-" is empty once folded
        if words in self._fields:
            return Heading(self._fields[words], _without_currency(cell)[1], self._languages[words])
        bare, codes = _without_currency(cell)
        if codes and not bare:
            return Heading(("amount",), codes, "en")
        if bare in self._fields:
            return Heading(self._fields[bare], codes, self._languages[bare])
        numberless = re.sub(r"\s*\d+$", "", bare)
        if codes and (last := bare.rpartition(" "))[2] in _PREPOSITIONS:
            numberless = last[0]
        if numberless in self._fields:
            return Heading(self._fields[numberless], codes, self._languages[numberless])
        return self._by_part(f" {numberless} ", codes)

    def _by_part(self, heading: str, codes: tuple[str, ...]) -> Heading:
        """A heading that contains a known one, such as "Date of the booking": the longest counts."""
        if len(heading) > 60:
            return Heading((), codes)
        parts = [each for each in self._fields if len(each) >= _SHORTEST_PART and f" {each} " in heading]
        best = max(parts, key=len, default="")
        if not best or IGNORED in self._fields[best]:
            return Heading((), codes)
        return Heading(self._fields[best], codes, self._languages[best], whole=False)


def _without_currency(cell: str) -> tuple[str, tuple[str, ...]]:
    """The folded heading without a currency at either end, and the codes that the currency can mean."""
    signs = _SIGNS.findall(cell)
    codes = (codes_of(signs[0]) or codes_of(signs[0][-1])) if signs else ()
    words = folded(cell).split()
    for place in (-1, 0):
        if words and _is_currency(words[place], cell):
            codes = codes_of(words.pop(place))
            break
    return " ".join(words), codes


def _is_currency(word: str, cell: str) -> bool:
    """Whether it is a currency code: only in capitals, since in lower case it is too often a word."""
    return word in _CURRENCY_WORDS or (len(word) == 3 and word.upper() in cell and bool(codes_of(word)))


def language_of(headings: Iterable[Heading]) -> str:
    """The language of most headings; "" if none is known."""
    counts: dict[str, int] = {}
    for each in headings:
        if each.fields and each.language:
            counts[each.language] = counts.get(each.language, 0) + 1
    return max(counts, key=lambda language: counts[language], default="")
