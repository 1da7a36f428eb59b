"""Find the people and employers that a line names, and match them with the people list."""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from functools import lru_cache
from typing import NamedTuple

from coach.domain.search.line_tokens import Sentence
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import folded_name
from coach.domain.search.state import Person
from coach.guide.line_words import LineWords

LONGEST_SMALL = 3
"""Words in a lower-case name, at most: nothing marks where it ends."""


_COUNTED = re.compile(r"x?\d+x?")
_TIME = re.compile(r"\d{1,2}[:.]\d\d\S*|\d{1,2}(?:am|pm|h|u|min|th|st|nd|rd)")


class Named(NamedTuple):
    """Somebody a line names. `key` is set if they are listed; `is_new` if the person said that they are not."""

    name: str
    key: str = ""
    is_new: bool = False


class NameQuestion(NamedTuple):
    """A question to answer before the line can be saved. `choices` are keys of people with their descriptions."""

    about: str
    name: str
    words: str
    choices: tuple[tuple[str, str], ...] = ()


class KnownNames(NamedTuple):
    """The listed people and employers by folded name; `by_first` by the first word of the name."""

    people: Mapping[str, list[Person]]
    by_first: Mapping[str, list[Person]]
    employers: frozenset[str]

    def has_person(self, words: str) -> bool:
        """Whether somebody listed has this full or first name."""
        folded = folded_name(words)
        return folded in self.people or folded in self.by_first

    def has_employer(self, words: str) -> bool:
        """Whether an employer of this name is listed anywhere."""
        return folded_name(words) in self.employers


class _Same:
    """A log that is a cache key by the identity of its people, employers and applications."""

    def __init__(self, log: SearchLog) -> None:
        self.log = log

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and all(a is b for a, b in zip(self.log[:3], other.log[:3], strict=True))

    def __hash__(self) -> int:
        return id(self.log.people)


def known_names(log: SearchLog) -> KnownNames:
    """The names in a log, cached: a line is parsed again on every key press."""
    return _known(_Same(log))


@lru_cache(maxsize=2)
def _known(same: _Same) -> KnownNames:
    people: dict[str, list[Person]] = {}
    by_first: dict[str, list[Person]] = {}
    for person in same.log.people.values():
        folded = folded_name(person.name)
        people.setdefault(folded, []).append(person)
        by_first.setdefault(folded.partition(" ")[0], []).append(person)
    named = (each.name for each in same.log.employers.values())
    working = (each.employer for each in same.log.people.values() if each.employer)
    applied = (each.employer for each in same.log.applications.values())
    return KnownNames(people, by_first, frozenset(map(folded_name, (*named, *working, *applied))))


def name_end(sentence: Sentence, first: int, end: int, words: LineWords, known: Container[str]) -> int:
    """The end of the name that begins at `first`, at most `end`. `known` are the listed folded names.

    A capitalised name ends before the first word without a capital; a lower-case name, before a word that is never part
    of a name.
    """
    for last in range(end, first, -1):
        if folded_name(sentence.name(first, last)) in known:
            return last
    if _is_a_number(sentence, first, end, words):
        return first
    at, capital = first, sentence.words[first].is_capital
    while at < end and not _is_over(sentence, first, at, words):
        joins = _joins(sentence, at, end, words)
        if capital and not sentence.words[at].is_capital and not joins:
            break
        at += 1
    return at


def _is_written_as_a_name(sentence: Sentence, at: int) -> bool:
    """Whether a word is capitalised in a line that does not capitalise every word."""
    word = sentence.words[at].bare
    shouted = all(each.text.upper() == each.text for each in sentence.words)
    return len(word) > 1 and word[0].isalpha() and sentence.words[at].is_capital and not shouted


def _is_a_number(sentence: Sentence, first: int, end: int, words: LineWords) -> bool:
    """Whether it is a quantity rather than a name: "3 jobs", "ten recruiters", "x2"."""
    if _TIME.fullmatch(sentence.words[first].bare):
        return True
    counted = words.numbers.get(sentence.folded[first], 1) > 1 or _COUNTED.fullmatch(sentence.words[first].bare)
    named = first + 1 < end and sentence.words[first + 1].is_capital and sentence.words[first + 1].bare[0].isalpha()
    return bool(counted) and not named


def _is_over(sentence: Sentence, first: int, at: int, words: LineWords) -> bool:
    folded, stop = sentence.folded[at], words.lists["names.stop"]
    if not any(letter.isalnum() for letter in folded) and folded != "&":
        return True
    if not sentence.words[first].is_capital and at - first >= LONGEST_SMALL:
        return True
    if at > first and folded in words.lists["names.particles"]:
        return False
    if at == first and at > 0 and _is_written_as_a_name(sentence, at):
        return False  # "with Will", "called May Chen"
    return folded in stop or (folded in words.lists["names.and"] and folded != "&")


def _joins(sentence: Sentence, at: int, end: int, words: LineWords) -> bool:
    """Whether particles here continue the name: "María de la Cruz", "Marks & Spencer"."""
    particles = words.lists["names.particles"]
    while at < end and (sentence.folded[at] in particles or sentence.folded[at] == "&"):
        at += 1
        if at < end and sentence.words[at].is_capital:
            return True
    return False


def person_of(
    name: str, employer: str, known: KnownNames, answers: Mapping[str, str]
) -> tuple[Named, NameQuestion | None]:
    """Somebody listed, or somebody new; with a question if it could be either.

    `answers` answer earlier questions: the key of a listed person, or "" for a new one, by the name typed.
    """
    folded, where = folded_name(name), folded_name(employer)
    if folded in answers:
        key = answers[folded]
        return Named(_name_of(key, known) or name, key, not key), None
    same = known.people.get(folded, [])
    found = same or ([] if " " in folded else known.by_first.get(folded, []))
    if where:
        there = [person for person in found if _same_employer(folded_name(person.employer), where)]
        unsure = [person for person in found if not person.employer] if not same else []
        if len(there) == 1 and not unsure:
            return Named(there[0].name, there[0].key), None
        if not there and len(same) == 1 and not same[0].employer:
            return Named(same[0].name, same[0].key), None
        found = [*there, *unsure] or same
    elif len(found) == 1:
        return Named(found[0].name, found[0].key), None
    return Named(name), _ask(name, employer, found) if found else None


def _name_of(key: str, known: KnownNames) -> str:
    return (
        next((each.name for people in known.people.values() for each in people if each.key == key), "") if key else ""
    )


def _same_employer(one: str, other: str) -> bool:
    """Whether two folded employers are the same, one perhaps abbreviated: Acme, Acme Networks."""
    return bool(one) and (one == other or one.startswith(f"{other} ") or other.startswith(f"{one} "))


def _ask(name: str, employer: str, found: list[Person]) -> NameQuestion:
    choices = tuple((each.key, ", ".join(filter(None, (each.name, each.employer)))) for each in found[:8])
    listed = " or ".join(f"{label} ({key})" for key, label in choices[:3])
    at = f" at {employer}" if employer else ""
    return NameQuestion("person", name, f"Who is {name}{at}: {listed}, or somebody new?", choices)
