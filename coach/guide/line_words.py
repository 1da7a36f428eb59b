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
    return words_from(language, tomllib.loads(_file_of(language)))


@cache
def spellings(language: str) -> frozenset[str]:
    """Every word in a language's file and more, without parsing it, which takes 5 ms for each language."""
    return frozenset(_file_of(language).replace('"', " ").split())


def _file_of(language: str) -> str:
    return (content_root() / "one-line" / f"{language}.toml").read_text("utf-8")


def words_from(language: str, content: Mapping[str, Any]) -> LineWords:
    """The words of a language from its parsed file, which LineWordsSchema accepts."""
    days, clock, durations = content["days"], content["clock"], content["durations"]
    return LineWords(
        language,
        kinds=Phrases(_kinds(content["kinds"])),
        days=Phrases(days["named"].items()),
        vague=Phrases(_same(days["vague"])),
        weekdays=_numbered(days["weekdays"], 0),
        months=_numbered(days["months"], 1),
        numbers=content["numbers"]["words"],
        clock=Phrases(clock["named"].items()),
        durations=Phrases(durations["phrases"].items()),
        links=Phrases((word, name) for name, words in content["links"].items() for word in words),
        next_steps=Phrases(_same(content["next"]["steps"])),
        references=Phrases(_same(content["reference"]["words"])),
        methods=Phrases((word, name) for name in METHOD_LISTS for word in content["methods"].get(name, ())),
        methods_alone=content["methods"]["alone"],
        lists=_lists(content),
        phrases={name: Phrases(_same(_table(content, name))) for name in PHRASE_LISTS},
        vocabulary=frozenset(_all_words(content)),
        verb_last=content["verb_last"],
    )


METHOD_LISTS = ("online", "e-mail", "phone", "in person", "video", "post")


PHRASE_LISTS = (
    *("tense.negations", "tense.intents", "tense.auxiliaries", "tense.called_off", "next.heads"),
    *("days.ago_before", "days.ahead_before", "days.ahead_after", "days.last_after", "days.next_after"),
    *("clock.morning", "clock.evening", "clock.after"),
)


NO_WORDS = {"sites", "particles", "surnames", "alone", "language", "as_of", "verb_last", "what", "stage", "method"}


def _all_words(content: object) -> Iterable[str]:
    """Every word of the file except those shared by all languages, such as the names of sites."""
    if isinstance(content, str):
        yield from content.split()
    elif isinstance(content, list):
        yield from (word for each in content for word in _all_words(each))
    elif isinstance(content, dict):
        for name in content.keys() - NO_WORDS:
            yield from _all_words(content[name] if isinstance(content[name], (dict, list)) else name)


def _kinds(content: Iterable[Mapping[str, Any]]) -> Iterable[tuple[str, Kind]]:
    for each in content:
        for past in (True, False):
            kind = Kind(each.get("what", ""), each.get("stage", ""), each.get("method", ""), past)
            yield from ((phrase, kind) for phrase in each["past" if past else "words"])


def _same(phrases: Iterable[str]) -> Iterable[tuple[str, str]]:
    return ((phrase, phrase) for phrase in phrases)


def _numbered(names: Iterable[Iterable[str]], first: int) -> dict[str, int]:
    return {name: number for number, each in enumerate(names, first) for name in each}


def _table(content: Mapping[str, Any], name: str) -> Sequence[str]:
    table, _, key = name.partition(".")
    found: Sequence[str] = content[table][key]
    return found


def _lists(content: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    return {
        f"{table}.{name}": frozenset(words)
        for table, values in content.items()
        if isinstance(values, dict)
        for name, words in values.items()
        if isinstance(words, list) and all(isinstance(word, str) for word in words)
    }
