"""Fold text: remove differences of case, accents, keyboard and encoding."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_JOINED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae", "œ": "oe", "ـ": ""})
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_BETWEEN = re.compile(r"[\W_]+")


@lru_cache(maxsize=32_768)
def folded(text: str) -> str:
    """Lower-case words without accents, separated by single spaces; punctuation becomes a space."""
    if not text.isascii():
        marked = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).casefold().translate(_JOINED))
        text = unicodedata.normalize("NFKC", "".join(each for each in marked if not _is_accent(each)))
    return _BETWEEN.sub(" ", text.casefold()).strip()


def _is_accent(letter: str) -> bool:
    """Whether it is an accent of the Latin, Greek, Cyrillic, Hebrew or Arabic script; in others, marks distinguish
    letters.
    """
    return "\u0300" <= letter <= "\u036f" or "\u0591" <= letter <= "\u05c7" or "\u064b" <= letter <= "\u0655"


def ascii_digits(text: str) -> str:
    """The text with the digits of every script as 0 to 9, and full-width signs as the usual ones."""
    if text.isascii():
        return text
    text = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text))
    return "".join(str(unicodedata.decimal(each)) if not each.isascii() and each.isdecimal() else each for each in text)
