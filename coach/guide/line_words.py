"""The vocabulary of quick-log lines, from content/one-line/: verbs, days, times, function words; a file per language.

The shipped files are trusted here; the tests and the build of the wheel check them (line_word_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any, Generic, NamedTuple, TypeVar

from coach.guide.content import content_root

FIRST = "en"
Value = TypeVar("Value")


class Phrases(Generic[Value]):
    """The meanings of phrases of one or more words. The longest match wins."""

    def __init__(self, meanings: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in meanings:
            words = tuple(phrase.split())
            self._by_first.setdefault(words[0], []).append((words, value))
        for found in self._by_first.values():
            found.sort(key=lambda each: -len(each[0]))

    def at(self, words: Sequence[str], place: int) -> tuple[int, Value] | None:
        """The length in words of the phrase at this position, and its meaning; None if there is none."""
        for phrase, value in self._by_first.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                return len(phrase), value
        return None


class Kind(NamedTuple):
    """The meaning of a verb: a kind of activity, or the stage an answer brings. `past` says that it is over."""

    what: str
    stage: str
    method: str
    past: bool


class LineWords(NamedTuple):
    """The words of one language. `lists` has every plain list by its table and name: "names.stop", "clock.before".

    `vocabulary` has all its single words, to detect the language of a line; `verb_last` is set if the verb may come
    after the name: "mit Jan telefoniert".
    """

    language: str
    kinds: Phrases[Kind]
    days: Phrases[int]
    vague: Phrases[str]
    weekdays: Mapping[str, int]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    clock: Phrases[str]
    durations: Phrases[int]
    links: Phrases[str]
    next_steps: Phrases[str]
    references: Phrases[str]
    methods: Phrases[str]
    methods_alone: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]
    phrases: Mapping[str, Phrases[str]]
    vocabulary: frozenset[str]
    verb_last: bool


def languages() -> tuple[str, ...]:
    """The languages with a file, English first."""
    names = (file.name.removesuffix(".toml") for file in (content_root() / "one-line").iterdir())
    return tuple(sorted((name for name in names if not name.startswith(".")), key=lambda name: (name != FIRST, name)))


@cache
def line_words(language: str) -> LineWords:
    """The words of a language that has a file."""
    return words_from(language, tomllib.loads((content_root() / "one-line" / f"{language}.toml").read_text("utf-8")))


def words_from(language: str, told: Mapping[str, Any]) -> LineWords:
    """The words of a language from its parsed file, which LineWordsSchema accepts."""
    days, clock, durations = told["days"], told["clock"], told["durations"]
    return LineWords(
        language,
        kinds=Phrases(_kinds(told["kinds"])),
        days=Phrases(days["named"].items()),
        vague=Phrases(_same(days["vague"])),
        weekdays=_numbered(days["weekdays"], 0),
        months=_numbered(days["months"], 1),
        numbers=told["numbers"]["words"],
        clock=Phrases(clock["named"].items()),
        durations=Phrases(durations["phrases"].items()),
        links=Phrases((word, name) for name, words in told["links"].items() for word in words),
        next_steps=Phrases(_same(told["next"]["steps"])),
        references=Phrases(_same(told["reference"]["words"])),
        methods=Phrases((word, name) for name in METHOD_LISTS for word in told["methods"].get(name, ())),
        methods_alone=told["methods"]["alone"],
        lists=_lists(told),
        phrases={name: Phrases(_same(_table(told, name))) for name in PHRASE_LISTS},
        vocabulary=frozenset(_all_words(told)),
        verb_last=told["verb_last"],
    )


METHOD_LISTS = ("online", "e-mail", "phone", "in person", "video", "post")


PHRASE_LISTS = (
    *("tense.negations", "tense.intents", "tense.auxiliaries", "tense.called_off", "next.heads"),
    *("days.ago_before", "days.ahead_before", "days.ahead_after", "days.last_after", "days.next_after"),
    *("clock.morning", "clock.evening", "clock.after"),
)


NO_WORDS = {"sites", "particles", "surnames", "alone", "language", "as_of", "verb_last", "what", "stage", "method"}


def _all_words(told: object) -> Iterable[str]:
    """Every word of the file except those shared by all languages, such as the names of sites."""
    if isinstance(told, str):
        yield from told.split()
    elif isinstance(told, list):
        yield from (word for each in told for word in _all_words(each))
    elif isinstance(told, dict):
        for name in told.keys() - NO_WORDS:
            yield from _all_words(told[name] if isinstance(told[name], (dict, list)) else name)


def _kinds(told: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Kind]]:
    for each in told:
        for past in (True, False):
            kind = Kind(each.get("what", ""), each.get("stage", ""), each.get("method", ""), past)
            yield from ((phrase, kind) for phrase in each["past" if past else "words"])


def _same(phrases: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((phrase, phrase) for phrase in phrases)


def _numbered(names: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    return {name: number for number, each in enumerate(names, first) for name in each}


def _table(told: Mapping[str, Any], name: str) -> Sequence[str]:
    table, _, key = name.partition(".")
    found: Sequence[str] = told[table][key]
    return found


def _lists(told: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        f"{table}.{name}": frozenset(words)
        for table, values in told.items()
        if isinstance(values, dict)
        for name, words in values.items()
        if isinstance(words, list) and all(isinstance(word, str) for word in words)
    }
