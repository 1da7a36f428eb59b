"""Extract the payee's name from the bank's wording around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from coach.guide.folding import folded
from coach.guide.month_names import month_names
from coach.guide.payees import bank_talk

LONGEST = 200  # characters of a text to look at
WORDS = 4  # words in a name
DISTINCTIVE = 4  # letters at least
SMALL = frozenset(("of", "de", "di", "da", "do", "du", "des", "the", "von", "and", "y", "et", "e", "und", "del", "la"))
_SUFFIX = re.compile(r"(?i)(?<=\w)\.(?:com|net|org|co\.uk|co|de|fr|es|it|nl|eu|ae|in|br|io|at|ch|pl)\b(?!\.\w)")
_URL = re.compile(r"\b(?:https?://|www\.)", re.IGNORECASE)
_TAGGED = re.compile(r"(?:^|[\s/?])(\w{2,14})\s?[:+]\s?(\S*)")
_DATES = re.compile(r"\b\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?\b|\b\d{1,2}:\d{2}(?::\d{2})?\b")
_REFERENCES = re.compile(r"\b(?=\w*\d\w*\d\w*\d)\w{9,}|\d{5,}")
_INITIALS = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}")
_MASKED = re.compile(r"[x*•#]{2,}[\s-]?\d*", re.IGNORECASE)
_VOWEL = re.compile(r"[AEIOUY]")
_TOKEN = re.compile(r"[^\W_]+(?:['’&+-][^\W_]+)*\+?")
_ADDRESS = re.compile(r"[^\s/*-]*@[^\s/*-]*")


class _Vocabulary(NamedTuple):
    fielded: frozenset[str]
    markers: frozenset[str]
    services: frozenset[str]
    noise: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]
    refunds: frozenset[str]
    places: frozenset[str]
    codes: frozenset[str]
    behind: frozenset[str]
    joining: frozenset[str]
    ends: re.Pattern[str]
    generic: frozenset[str]
    with_digits: frozenset[str]
    months: frozenset[str]


@cache
def _vocabulary() -> _Vocabulary:
    talk = bank_talk()
    words = {folded(word) for each in talk.talk.values() for word in each} | {folded(word) for word in talk.refunds}
    phrases: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted((tuple(word.split()) for word in words if " " in word), key=len, reverse=True):
        phrases.setdefault(phrase[0], []).append(phrase)
    months = {folded(name) for names in month_names().values() for name in names}
    return _Vocabulary(
        _set(talk.fielded),
        _set(talk.markers),
        _set(talk.services),
        frozenset(word for word in words if " " not in word),
        phrases,
        _set(talk.refunds),
        _set(talk.places),
        _set(talk.codes),
        _set((*talk.company, *talk.behind)),
        _set(talk.joining),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, talk.ends))})\s?[:+].*", re.IGNORECASE | re.DOTALL),
        _set(talk.generic),
        frozenset(word.casefold() for word in talk.with_digits),
        frozenset(months),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


@lru_cache(maxsize=262_144)
def payee_key(payee: str) -> str:
    """The name that groups bookings: without bank wording, references, dates, trailing places and company forms. If
    nothing else is left, the text itself.
    """
    return _key_of(_skeleton(payee)) or " ".join(folded(payee[:LONGEST]).split()[:WORDS]) or "payment"


def has_name(payee: str) -> bool:
    """Whether the text has more than what banks write around a name."""
    return bool(_key_of(_skeleton(payee)))


def payee_name(payee: str) -> str:
    """The name as people know it: "Netflix", "Café Rouge", with the accents and script of the text."""
    left = payee_key(payee).split()
    shown: list[str] = []
    for token in _TOKEN.findall(payee[:LONGEST]):
        parts = folded(token).split() if "&" not in token else [token.casefold()]
        if parts and parts == left[: len(parts)]:
            shown.append(_cased(token, first=not shown))
            del left[: len(parts)]
    return " ".join([*shown, *(word.capitalize() for word in left)])[:60]


def _cased(word: str, *, first: bool) -> str:
    """Capitalise a word, unless it has its own capitals or is a small word between others."""
    if word not in (word.upper(), word.lower()):
        return word
    if not first and folded(word) in SMALL:
        return word.lower()
    if word.isupper() and word.isascii() and len(word) <= 4 and not _VOWEL.search(word):
        return word
    return word.capitalize()


def is_refund(payee: str, text: str = "") -> bool:
    """Whether the bank's texts call a booking a refund or reversal."""
    return _says_refund(_skeleton(payee)) or (bool(text) and _says_refund(_skeleton(text)))


@lru_cache(maxsize=32_768)
def _says_refund(text: str) -> bool:
    words = folded(text).split()
    return not _vocabulary().refunds.isdisjoint([*words, *map(" ".join, pairwise(words))])


@lru_cache(maxsize=262_144)
def _skeleton(text: str) -> str:
    """The text with dates and long references replaced by zeros, so that texts differing only in these
    are parsed once.
    """
    return _REFERENCES.sub("0", _DATES.sub(" 0 ", text[:LONGEST]))


@lru_cache(maxsize=65_536)
def _key_of(text: str) -> str:
    return " ".join(_without_ending(_named_words(text))[:WORDS])


def _named_words(text: str) -> list[str]:
    """The words without bank wording, and without a small word that joined it to the name."""
    tokens = _tokens(_own_field(text))
    words = _without_talk(tokens)
    joined = len(words) > 1 and words[0] in _vocabulary().joining and tokens[0] != words[0]
    return words[1:] if joined else words


def distinctive(word: str) -> bool:
    """Whether a word tells payees apart: not a place, bank wording, kind of shop or company form."""
    known = _vocabulary()
    if len(word) < DISTINCTIVE and word.isascii():
        return False
    return not any(word in each for each in (known.places, known.noise, known.generic, known.behind, known.joining))


def names_one_of(payee: str, names: Iterable[str]) -> bool:
    """Whether one of the folded names is in the text, as whole words."""
    words = f" {folded(payee[:LONGEST])} "
    return any(f" {name} " in words for name in names)


def _own_field(text: str) -> str:
    """The field of the text that holds the name, if the text has fields."""
    vocabulary = _vocabulary()
    first = re.match(r"\W*(\w+)", text)
    if first and first[1].casefold() in vocabulary.fielded and re.search(r"[/*-]", text):
        fields = re.split(r"[/*]|(?<=\S)-(?=\S)|\s-\s", _ADDRESS.sub(" ", text))
        return next((field for field in fields if _without_talk(_tokens(field))), text)
    parts = re.split(r"/(NAME|REMI|IBAN|BIC|EREF|TRTP|MARF|CSID|ORDP|BENM)/", text)
    if "NAME" in parts[1::2]:
        return parts[parts.index("NAME") + 1]
    head, star, tail = text.partition("*")
    if star and folded(head) in vocabulary.services and _tokens(tail):
        return tail
    return text


def _tokens(text: str) -> list[str]:
    """The words of a text, without numbers, codes, dates and references."""
    vocabulary = _vocabulary()
    text = _SUFFIX.sub(" ", _URL.sub("", _ADDRESS.sub(" ", text) if "@" in text else text))
    if ":" in text or "+" in text:
        text = vocabulary.ends.sub(" ", text) if _TOKEN.match(text.lstrip()) else text
        text = _TAGGED.sub(lambda tag: " " if tag[1].casefold() in vocabulary.markers else tag[0], text)
    text = _INITIALS.sub(lambda found: found[0].replace(".", "").replace(" ", "") + " ", text)
    raw = [each.casefold() for each in _TOKEN.findall(_MASKED.sub(" 0 ", text))]
    kept: list[str] = []
    for place, token in enumerate(raw):
        if _has_digit(token, vocabulary):
            continue
        plain = token if token.isascii() and token.isalpha() else folded(token)
        if plain in vocabulary.months and any(each[:1].isdecimal() for each in raw[max(0, place - 1) : place + 2]):
            continue
        kept += plain.split() if "&" not in token and token not in vocabulary.with_digits else [token]
    return kept


def _has_digit(token: str, vocabulary: _Vocabulary) -> bool:
    return not token.isalpha() and any(each.isdecimal() for each in token) and token not in vocabulary.with_digits


def _without_talk(words: list[str]) -> list[str]:
    vocabulary = _vocabulary()
    kept: list[str] = []
    place = 0
    while place < len(words):
        word = words[place]
        phrase = next(
            (each for each in vocabulary.phrases.get(word, ()) if tuple(words[place : place + len(each)]) == each), None
        )
        if phrase:
            place += len(phrase)
            continue
        place += 1
        if word not in vocabulary.noise and word not in vocabulary.markers:
            kept.append(word)
    return kept


def _without_ending(words: list[str]) -> list[str]:
    """The name without trailing places, company forms and codes, as long as something is left."""
    vocabulary = _vocabulary()
    while len(words) > 1:
        taken = next((size for size in (4, 3, 2, 1) if _is_ending(words, size)), 0)
        left = words[: len(words) - taken]
        if not taken or not left or all(word in vocabulary.generic for word in left):
            break
        if left[-1] in SMALL or left[-1] == "al":
            break
        words = left
    return words


def _is_ending(words: list[str], size: int) -> bool:
    vocabulary = _vocabulary()
    if size >= len(words):
        return False
    tail = words[-1] if size == 1 else " ".join(words[-size:])
    if size == 1 and (tail in vocabulary.codes or tail in vocabulary.months):
        return True
    return tail in vocabulary.places or tail in vocabulary.behind
