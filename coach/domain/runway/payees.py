"""Who was paid: the name out of what a bank wrote around it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from coach.guide.folding import folded
from coach.guide.month_names import month_names
from coach.guide.payees import bank_talk

LONGEST = 200  # characters of a text that are looked at
WORDS = 4  # of a name
_SUFFIX = re.compile(r"(?i)(?<=\w)\.(?:com|net|org|co\.uk|co|de|fr|es|it|nl|eu|ae|in|br|io|at|ch|pl)\b(?!\.\w)")
_URL = re.compile(r"\b(?:https?://|www\.)", re.IGNORECASE)
_TAGGED = re.compile(r"(?:^|[\s/?])(\w{2,14})\s?[:+]\s?(\S*)")
_DATES = re.compile(r"\b\d{1,4}[./-]\d{1,2}(?:[./-]\d{1,4})?\b")
_MASKED = re.compile(r"[x*•#]{2,}[\s-]?\d*", re.IGNORECASE)
_TOKEN = re.compile(r"[^\W_]+(?:['’&+-][^\W_]+)*\+?")
_ADDRESS = re.compile(r"[^\s/*-]*@[^\s/*-]*")
_BANK_CODE = re.compile(r"[A-Z]{4}0[A-Z0-9]{6}")


class _Vocabulary(NamedTuple):
    fielded: frozenset[str]
    markers: frozenset[str]
    services: frozenset[str]
    noise: frozenset[str]
    phrases: dict[str, list[tuple[str, ...]]]
    refunds: frozenset[str]
    places: frozenset[str]
    codes: frozenset[str]
    company: frozenset[str]
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
        _set(talk.company),
        _set(talk.generic),
        frozenset(word.casefold() for word in talk.with_digits),
        frozenset(months),
    )


def _set(words: Iterable[str]) -> frozenset[str]:
    return frozenset(folded(word) for word in words)


@lru_cache(maxsize=262_144)
def payee_key(payee: str) -> str:
    """The name by which bookings belong together: without bank talk, references, dates, places behind it and company
    forms. Where nothing else is there, the text itself.
    """
    words = _without_ending(_named_words(payee))
    return " ".join(words[:WORDS]) or " ".join(folded(payee[:LONGEST]).split()[:WORDS]) or "payment"


def has_name(payee: str) -> bool:
    """Whether anything is left of the text without what banks write around a name."""
    return bool(_named_words(payee))


@lru_cache(maxsize=262_144)
def _named_words(payee: str) -> list[str]:
    return _without_talk(_tokens(_own_field(payee[:LONGEST])))


def payee_name(payee: str) -> str:
    """The name as it is shown: "Netflix"."""
    return payee_key(payee).title()[:60]


def is_refund(text: str) -> bool:
    """Whether the bank says that a booking takes another one back."""
    words = folded(text[:LONGEST]).split()
    return not _vocabulary().refunds.isdisjoint([*words, *map(" ".join, pairwise(words))])


def names_one_of(payee: str, names: Iterable[str]) -> bool:
    """Whether one of the folded names stands in the text, as whole words."""
    words = f" {folded(payee[:LONGEST])} "
    return any(f" {name} " in words for name in names)


def _own_field(text: str) -> str:
    """The part of the text that holds the name, where the text is made of fields."""
    vocabulary = _vocabulary()
    first = re.match(r"\W*(\w+)", text)
    if first and first[1].casefold() in vocabulary.fielded and re.search(r"[/*-]", text):
        fields = re.split(r"[/*]|(?<=\S)-(?=\S)|\s-\s", _ADDRESS.sub(" ", text))
        named = (field for field in fields if not _BANK_CODE.fullmatch(field.strip()) or len(fields) < 3)
        return next((field for field in named if _without_talk(_tokens(field))), text)
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
    text = _SUFFIX.sub(" ", _URL.sub("", _ADDRESS.sub(" ", text)))
    text = _TAGGED.sub(lambda tag: " " if tag[1].casefold() in vocabulary.markers else tag[0], text)
    text = _MASKED.sub(" 0 ", _DATES.sub(" 0 ", text))
    raw = [each.casefold() for each in _TOKEN.findall(text)]
    kept: list[str] = []
    skip = False
    for place, token in enumerate(raw):
        has_digit = _has_digit(token, vocabulary)
        beside = any(raw[near].isdecimal() for near in (place - 1, place + 1) if 0 <= near < len(raw))
        if skip and has_digit:
            continue
        skip = token in vocabulary.markers
        if has_digit or (skip and place + 1 < len(raw) and any(each.isdecimal() for each in raw[place + 1])):
            continue
        if beside and folded(token) in vocabulary.months:
            continue
        kept += folded(token).split() if "&" not in token and token not in vocabulary.with_digits else [token]
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
    """Without places, company forms and codes at the end, while a name is left."""
    vocabulary = _vocabulary()
    while len(words) > 1:
        taken = next((size for size in (3, 2, 1) if _is_ending(words, size)), 0)
        left = words[: len(words) - taken]
        if not taken or not left or all(word in vocabulary.generic for word in left):
            break
        if left[-1] in ("of", "de", "di", "da", "do", "du", "des", "the", "von", "and", "al"):
            break
        words = left
    return words


def _is_ending(words: list[str], size: int) -> bool:
    vocabulary = _vocabulary()
    if size >= len(words):
        return False
    tail = " ".join(words[-size:])
    if size == 1 and (tail in vocabulary.codes or tail in vocabulary.months):
        return True
    return tail in vocabulary.places or tail in vocabulary.company
