"""Guess the category of a payment from words in the statement's own language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from coach.domain.runway.plan import CATEGORIES, Category
from coach.guide.folding import folded
from coach.guide.payees import bank_talk, spending_words

LONGEST_PHRASE = 5


class CategoryGuess(NamedTuple):
    """A category with the word that indicates it; None if no word does."""

    category: Category | None = None
    word: str = ""
    subscription: bool = False

    @property
    def reason(self) -> str:
        """The word as a clause, or ""."""
        return f"because of {self.word.upper()}" if self.word else ""


class _Meaning(NamedTuple):
    category: Category
    subscription: bool


@cache
def _names() -> Mapping[str, _Meaning]:
    known = spending_words()
    return {
        **{folded(name): _Meaning("essential", False) for name in known.essential},
        **{folded(name): _Meaning("cuttable", True) for name in known.subscriptions},
    }


@cache
def _words_of(language: str) -> Mapping[str, _Meaning]:
    block = spending_words().words.get(language, {})
    subscriptions = frozenset(folded(word) for word in block.get("subscription", ()))
    return {
        folded(word): _Meaning(category, folded(word) in subscriptions)
        for category in CATEGORIES
        for word in block.get(category, ())
    }


@cache
def _universal_words() -> Mapping[str, _Meaning]:
    """The English words that are part of names in any country."""
    known = frozenset(folded(word) for word in spending_words().words["en"].get("beside", ()))
    return {word: meaning for word, meaning in _words_of("en").items() if word in known}


def guess_category(payee: str, text: str, key: str, languages: Iterable[str]) -> CategoryGuess:
    """A first guess, for the person to change. `key` is the payee's name without bank wording.

    A word in one of the languages counts before a complete known name; the longest phrase wins, then the earliest.
    English counts in full if it is one of the languages or none is known. With other languages, only the English words
    that are part of names in any country ("gym") count, and only if the language itself has no match.
    """
    languages = frozenset(languages)
    words = folded(f"{payee} {text}"[:400]).split()
    english = _words_of("en") if "en" in languages or not languages else _universal_words()
    own = [_words_of(language) for language in sorted(languages) if language != "en"]
    known = _known_name(key, words)
    for meanings in (own, [english]):
        found = _longest(words, meanings)
        if found and not (known and known.subscription):
            return found
    return known or CategoryGuess()


def judged_languages(texts: Iterable[str]) -> frozenset[str]:
    """The languages of the banks' wording in the texts: those found in a tenth of the texts or more."""
    met: Counter[str] = Counter()
    by_word = _talk_languages()
    number = 0
    for text in texts:
        number += 1
        languages = {language for word in folded(text).split() for language in by_word.get(word, ())}
        met.update(languages)
    return frozenset(language for language, times in met.items() if times * 10 >= number)


@cache
def _talk_languages() -> Mapping[str, frozenset[str]]:
    """For each word of bank wording or about spending, the languages other than English it belongs to."""
    found: dict[str, set[str]] = {}
    for language, words in bank_talk().talk.items():
        for word in words:
            found.setdefault(folded(word), set()).add(language)
    for language in spending_words().words:
        for word in _words_of(language):
            found.setdefault(word, set()).add(language)
    return {word: frozenset(each) for word, each in found.items() if len(each) == 1 and " " not in word}


def _known_name(key: str, words: list[str]) -> CategoryGuess | None:
    names = _names()
    known = folded(key).split()
    for size in range(min(LONGEST_PHRASE, len(known)), 0, -1):
        name = " ".join(known[:size])
        if name in names:
            return CategoryGuess(*_said(names[name], name))
    for size in range(LONGEST_PHRASE, 1, -1):
        for start in range(len(words) - size + 1):
            name = " ".join(words[start : start + size])
            if name in names:
                return CategoryGuess(*_said(names[name], name))
    return None


def _longest(words: list[str], meanings: list[Mapping[str, _Meaning]]) -> CategoryGuess | None:
    for size in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            phrase = " ".join(words[start : start + size])
            found = next((each[phrase] for each in meanings if phrase in each), None)
            if found:
                return CategoryGuess(*_said(found, phrase))
    return None


def _said(meaning: _Meaning, phrase: str) -> tuple[Category, str, bool]:
    return meaning.category, phrase, meaning.subscription
