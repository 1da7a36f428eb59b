"""When two texts are spelt the same, and where a word ends, in many scripts."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_AS_TYPED = str.maketrans({**dict.fromkeys(_HYPHENS, "-"), "\u2019": "'", "\u2018": "'", "\u02bc": "'"})
_HALVES = re.compile("[\ud800-\udfff]")
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_BLANKS = re.compile(r"[^\S\n]+")
_LINE_ENDS = re.compile(r" ?(?:\r\n|\n|\r) ?")
_ADDRESSES = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+")
_SPELLINGS = (("isation", "ization"), ("ise", "ize"), ("ising", "izing"), ("ysing", "yzing"), ("our", "or"))
_VOWELS = "aeiou"
_WITHOUT_BLANKS = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "BOPOMOFO")
LONG_ENOUGH = 3


def plain(text: str) -> str:
    """The text normalised: compatibility forms, plain hyphens and quotes, single blanks, no invisible characters."""
    if not text.isascii():
        whole = _HALVES.sub("\ufffd", _UNSEEN.sub("", text))
        text = unicodedata.normalize("NFKC", whole).translate(_AS_TYPED)
    return _LINE_ENDS.sub("\n", _BLANKS.sub(" ", text))


def folded(text: str) -> str:
    """A plain text for comparison, the same length: lower case, blanks for hyphens, addresses blanked out."""
    small = text.casefold()
    if len(small) != len(text):
        small = "".join(each.casefold() if len(each.casefold()) == 1 else each for each in text)
    if "@" in small or "://" in small or "www." in small:
        small = _ADDRESSES.sub(lambda found: " " * len(found[0]), small)
    return small.replace("-", " ").replace("_", " ").replace("\n", " ")


def same(name: str) -> str:
    """A key that is equal for names spelt the same."""
    return same_in_plain(plain(name))


def same_in_plain(text: str) -> str:
    """As `same`, for a plain text."""
    return " ".join(folded(text).split())


def variants(spelling: str, *, plural: bool = True) -> set[str]:
    """Equivalent spellings, folded: without hyphens, in the plural, in American English."""
    one = plain(spelling).strip()
    found = {" ".join(folded(each).split()) for each in (one, re.sub(r"(?<=\w)-(?=\w)", "", one))}
    found |= {each.replace(" and ", " & ") for each in found if " and " in each}
    for british, american in _SPELLINGS:
        found |= {re.sub(rf"{british}\b", american, each) for each in found if len(each) > len(british) + 2}
    return found | {many for each in found for many in _plurals(each)} if plural else found


def _plurals(word: str) -> set[str]:
    if len(word) < LONG_ENOUGH or not ("a" <= word[-1] <= "z") or word[-1] == "s":
        return set()
    if word[-1] == "y" and word[-2] not in _VOWELS:
        return {f"{word[:-1]}ies"}
    return {f"{word}s"}


def starts_word(text: str, start: int) -> bool:
    """Whether a word begins at `start`."""
    return not (start > 0 and joined(text[start - 1], text[start], dotted=True))


def ends_word(text: str, end: int) -> bool:
    """Whether a word ends before `end`."""
    return not (end < len(text) and joined(text[end - 1], text[end]))


def joined(one: str, other: str, *, dotted: bool = False) -> bool:
    """Whether two neighbouring characters belong to one word: letters of one script, digits, and their marks.

    Scripts without blanks between words (Chinese, Japanese, Thai ...) join nothing. `dotted` joins a sign to a letter
    before it, as in "acme.net": a search for .NET does not mean that.
    """
    if not _in_word(one):
        return False
    if not _in_word(other):
        return dotted and other == "."
    if (one.isascii() and other.isascii()) or _is_mark(other):
        return True
    kinds = _script(one), _script(other)
    if any(kind in _WITHOUT_BLANKS for kind in kinds):
        return False
    return kinds[0] == kinds[1] or "" in kinds


def _in_word(letter: str) -> bool:
    return letter.isalnum() or letter == "_" or (not letter.isascii() and _is_mark(letter))


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M"


def _script(letter: str) -> str:
    """The first word of the letter's Unicode name: LATIN, ARABIC ...; "" for digits and marks, which go with any."""
    if letter.isdigit() or letter == "_" or _is_mark(letter):
        return ""
    return unicodedata.name(letter, "LATIN").partition(" ")[0]
