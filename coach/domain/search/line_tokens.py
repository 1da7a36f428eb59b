"""A line as words, each of which belongs to exactly one part."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from coach.domain.search.matching import folded_name
from coach.guide.line_words import Phrases

NOTE = "note"
_WORD = re.compile(r"(?:[^\s,;]|(?<=\d),(?=\d))+")
_YEAR, _DAY = re.compile(r"20\d\d"), re.compile(r"\d{1,2}(?:st|nd|rd|th)?")
_DASHES = frozenset(("-", "–", "—", "|", "·", "/"))
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"  # invisible; a name with one would be a different name
_EDGES = _UNSEEN + ".!?:\"'()[]{}<>“”\u2018\u2019«»…*"
_AROUND_NAMES = _UNSEEN + ".!?:\"'“”\u2018\u2019«»…*"
_AT = re.compile(r"([^@\s]+)@([^\W_][^@.]*[.!?]*)|@([^\W_a-z][^@.]*[.!?]*)")
_SHORT_FORMS = frozenset(("inc", "ltd", "co", "corp", "dr", "mr", "mrs", "ms", "st", "ref", "no", "nr", "approx", "jr"))


class Word(NamedTuple):
    """A word as typed, its folded form, and the index of its clause."""

    text: str
    folded: str
    clause: int

    @property
    def bare(self) -> str:
        """The word as typed, without surrounding punctuation."""
        return self.text.strip(_EDGES) or self.text

    @property
    def is_capital(self) -> bool:
        """Whether it begins like a name: with a capital letter, a digit, or a letter without case."""
        first = self.bare[:1]
        return bool(first) and (first.isdigit() or (first.isalpha() and first == first.upper()))


class Part(NamedTuple):
    """Some words of a line as typed, and the part they belong to. `value` is how they were understood."""

    name: str
    words: str
    value: str = ""


def split_words(line: str) -> tuple[Word, ...]:
    """The words of a line. A comma, a semicolon, a dash or the end of a sentence separates two clauses."""
    found: list[Word] = []
    clause, end = 0, 0
    for match in _WORD.finditer(line):
        text = match.group()
        parted = found and (re.search("[,;]", line[end : match.start()]) or _ends_clause(found[-1].text, text))
        if parted and not (_YEAR.fullmatch(text) and _DAY.fullmatch(found[-1].text)):  # "Nov 20th, 2026"
            clause += 1
        found += (Word(each, _folded(each), clause) for each in _pieces(text))
        end = match.end()
    return tuple(found)


def _pieces(text: str) -> tuple[str, ...]:
    """ "Ana@Acme" is Ana, at Acme; an e-mail address and a handle ("@ana") are one word."""
    found = _AT.fullmatch(text)
    return tuple(filter(None, (found[1], "@", found[2] or found[3]))) if found else (text,)


def _folded(text: str) -> str:
    return folded_name(text).strip(_EDGES) or text


def _ends_clause(before: str, after: str) -> bool:
    if before in _DASHES or after in _DASHES or before[-1] in "!?":
        return True
    bare = before[:-1].lower()
    return before[-1] == "." and len(bare) > 2 and bare not in _SHORT_FORMS and after[:1].isupper()


class Sentence:
    """The words of a line, and the part each belongs to so far."""

    def __init__(self, line: str) -> None:
        self.words = split_words(line)
        self.folded = [word.folded for word in self.words]
        self._parts: list[Part | None] = [None] * len(self.words)

    def is_free(self, place: int) -> bool:
        """Whether there is an unassigned word at this position."""
        return 0 <= place < len(self.words) and self._parts[place] is None

    def part_at(self, place: int) -> str:
        """The name of this word's part; "" for none."""
        part = self._parts[place] if 0 <= place < len(self._parts) else None
        return part.name if part else ""

    def free(self, first: int, end: int) -> bool:
        """Whether all of these words are unassigned and in one clause."""
        return all(self.is_free(place) for place in range(first, end)) and self.in_clause(first, end)

    def in_clause(self, first: int, end: int) -> bool:
        """Whether these words are in one clause."""
        return end <= len(self.words) and len({word.clause for word in self.words[first:end]}) <= 1

    def begins_clause(self, place: int) -> bool:
        """Whether a clause begins at this position."""
        return place == 0 or self.words[place].clause != self.words[place - 1].clause

    def end_of_clause(self, place: int) -> int:
        """The end of the clause with this word."""
        clause = self.words[place].clause
        return next((at for at in range(place, len(self.words)) if self.words[at].clause != clause), len(self.words))

    def claim(self, first: int, end: int, name: str, value: str = "") -> None:
        """Assign these words to one part."""
        part = Part(name, self.text(first, end), value)
        for place in range(first, end):
            if self._parts[place] is not None:
                raise AssertionError("a word can't belong to two parts")
            self._parts[place] = part

    def text(self, first: int, end: int) -> str:
        """The words as typed."""
        return " ".join(word.text for word in self.words[first:end])

    def name(self, first: int, end: int) -> str:
        """The words as a name: without punctuation at either end."""
        found = self.text(first, end).strip(_AROUND_NAMES).strip()
        if found.startswith("(") and found.endswith(")"):
            found = found[1:-1].strip()
        elif found.count(")") != found.count("("):
            found = found.strip("()").strip()
        return found or self.text(first, end)

    def find(self, phrases: Phrases[str], place: int) -> int:
        """How many unassigned words from here match one of the phrases; 0 for none."""
        found = phrases.at(self.folded, place)
        return found[0] if found and self.free(place, place + found[0]) else 0

    def link(self, links: Phrases[str], place: int) -> tuple[int, str] | None:
        """The length of a preposition here, and what it introduces; a lone capital letter, as in "George W Bush", is
        none.
        """
        word = self.words[place].bare if place < len(self.words) else ""
        return None if len(word) == 1 and word.isalpha() and word.isupper() else links.at(self.folded, place)

    def free_places(self) -> Iterator[int]:
        """The positions of unassigned words, evaluated lazily."""
        return (place for place in range(len(self.words)) if self.is_free(place))

    def parts(self) -> list[Part]:
        """Every word once, in the order of the line; unassigned words are a note."""
        found: list[Part] = []
        last: Part | None = None
        for place, word in enumerate(self.words):
            part = self._parts[place]
            if part is not None and part is last:
                continue
            if part is not None:
                found.append(part)
            elif found and last is None and place:
                found[-1] = Part(NOTE, f"{found[-1].words} {word.text}")
            else:
                found.append(Part(NOTE, word.text))
            last = part
        return found

    def text_of(self, names: Container[str]) -> str:
        """The words of these parts, with a comma if a clause ended right between two of them."""
        text, last = "", -2
        for place, (word, part) in enumerate(zip(self.words, self._parts, strict=True)):
            if (part.name if part else NOTE) in names:
                comma = "," if text and last == place - 1 and self.begins_clause(place) else ""
                text += f"{comma} {word.text}"
                last = place
        return text.strip()

    def unread(self) -> int:
        """How many words are unassigned."""
        return self._parts.count(None)


def run(sentence: Sentence, first: int, most: Sequence[int] = ()) -> int:
    """The end of the unassigned words that begin here in one clause, before any of the positions in `most`."""
    end = first
    while end < len(sentence.words) and end not in most and sentence.free(first, end + 1):
        end += 1
    return end
