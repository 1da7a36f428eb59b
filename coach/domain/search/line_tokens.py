"""A typed line as words, each of which belongs to one part of what the line says, and to no other."""

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
_UNSEEN = "\u00ad\u200b\u200e\u200f\u2060\ufeff"  # nobody sees them, and a name with one would be another name
_EDGES = _UNSEEN + ".!?:\"'()[]{}<>“”\u2018\u2019«»…*"
_AROUND_NAMES = _UNSEEN + ".!?:\"'“”\u2018\u2019«»…*"
_AT = re.compile(r"([^@\s]+)@([^\W_][^@.]*[.!?]*)|@([^\W_a-z][^@.]*[.!?]*)")
_SHORT_FORMS = frozenset(("inc", "ltd", "co", "corp", "dr", "mr", "mrs", "ms", "st", "ref", "no", "nr", "approx", "jr"))


class Word(NamedTuple):
    """A word as it was typed, as it is compared, and in which clause of the line it stands."""

    text: str
    projected: str
    clause: int

    @property
    def bare(self) -> str:
        """The word as typed, without the marks around it."""
        return self.text.strip(_EDGES) or self.text

    @property
    def is_capital(self) -> bool:
        """Whether it begins as a name does: with a capital letter, a figure, or a letter that has no small form."""
        first = self.bare[:1]
        return bool(first) and (first.isdigit() or (first.isalpha() and first == first.upper()))


class Part(NamedTuple):
    """Some words of a line, as they were typed, and what they were taken for. `value` is how they were understood."""

    name: str
    words: str
    value: str = ""


def split_words(line: str) -> tuple[Word, ...]:
    """The words of a line. A comma, a semicolon, a dash or the end of a sentence parts two clauses."""
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
    """ "Ana@Acme" is Ana, at Acme; an address of mail and a name on a site ("@ana") are one word."""
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
    """The words of a line, and to which part each belongs so far."""

    def __init__(self, line: str) -> None:
        self.words = split_words(line)
        self.projected = [word.projected for word in self.words]
        self._parts: list[Part | None] = [None] * len(self.words)

    def is_free(self, place: int) -> bool:
        """Whether there is a word at this place that belongs to no part yet."""
        return 0 <= place < len(self.words) and self._parts[place] is None

    def part_at(self, place: int) -> str:
        """The name of the part that this word belongs to; "" for none."""
        part = self._parts[place] if 0 <= place < len(self._parts) else None
        return part.name if part else ""

    def free(self, first: int, end: int) -> bool:
        """Whether all of these words are free and stand in one clause."""
        return all(self.is_free(place) for place in range(first, end)) and self.in_clause(first, end)

    def in_clause(self, first: int, end: int) -> bool:
        """Whether these words stand in one clause."""
        return end <= len(self.words) and len({word.clause for word in self.words[first:end]}) <= 1

    def begins_clause(self, place: int) -> bool:
        """Whether a clause begins at this place."""
        return place == 0 or self.words[place].clause != self.words[place - 1].clause

    def end_of_clause(self, place: int) -> int:
        """The place behind the last word of the clause that this word is in."""
        clause = self.words[place].clause
        return next((at for at in range(place, len(self.words)) if self.words[at].clause != clause), len(self.words))

    def claim(self, first: int, end: int, name: str, value: str = "") -> None:
        """These words say this, and nothing else."""
        part = Part(name, self.text(first, end), value)
        for place in range(first, end):
            if self._parts[place] is not None:
                raise AssertionError("a word can't belong to two parts")
            self._parts[place] = part

    def text(self, first: int, end: int) -> str:
        """The words as they were typed."""
        return " ".join(word.text for word in self.words[first:end])

    def name(self, first: int, end: int) -> str:
        """The words as a name: without the marks at its two ends."""
        found = self.text(first, end).strip(_AROUND_NAMES).strip()
        if found.startswith("(") and found.endswith(")"):
            found = found[1:-1].strip()
        elif found.count(")") != found.count("("):
            found = found.strip("()").strip()
        return found or self.text(first, end)

    def find(self, phrases: Phrases[str], place: int) -> int:
        """How many free words from this place on are one of the phrases; 0 where they are none."""
        found = phrases.at(self.projected, place)
        return found[0] if found and self.free(place, place + found[0]) else 0

    def link(self, links: Phrases[str], place: int) -> tuple[int, str] | None:
        """What a small word here leads to, and its length; a capital letter alone, as in "George W Bush", is none."""
        word = self.words[place].bare if place < len(self.words) else ""
        return None if len(word) == 1 and word.isalpha() and word.isupper() else links.at(self.projected, place)

    def free_places(self) -> Iterator[int]:
        """The places of the words that belong to no part yet, as they are asked for."""
        return (place for place in range(len(self.words)) if self.is_free(place))

    def parts(self) -> list[Part]:
        """Every word once, in the order of the line; what belongs to no part is a note."""
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
        """The words of these parts, with a comma where a clause ended right between two of them."""
        text, last = "", -2
        for place, (word, part) in enumerate(zip(self.words, self._parts, strict=True)):
            if (part.name if part else NOTE) in names:
                comma = "," if text and last == place - 1 and self.begins_clause(place) else ""
                text += f"{comma} {word.text}"
                last = place
        return text.strip()

    def unread(self) -> int:
        """How many words belong to no part."""
        return self._parts.count(None)


def run(sentence: Sentence, first: int, most: Sequence[int] = ()) -> int:
    """The place behind the free words that begin here in one clause, before any of the places in `most`."""
    end = first
    while end < len(sentence.words) and end not in most and sentence.free(first, end + 1):
        end += 1
    return end
