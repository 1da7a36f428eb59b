"""Full-text search over everything there is to read: each page is indexed once.

Words match as written, without case and accents, anywhere in a word. There is no query syntax, so no input is invalid.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from coach.domain.normalize import normalized

MOST_OF_A_PAGE = 3
SNIPPET, BEFORE = 90, 8
_WORD = re.compile(r"\S+")


class SearchSource(NamedTuple):
    """Something to search: its id and title, its group, and its paragraphs."""

    id: str
    title: str
    group: str
    texts: tuple[str, ...]


class SearchHit(NamedTuple):
    """A match: a paragraph with all words, or the first with any of them if no paragraph has all."""

    source: SearchSource
    paragraph: int
    snippet: str


class SearchIndex:
    """An indexed source."""

    def __init__(self, source: SearchSource) -> None:
        self.source = source
        self._texts = source.texts or ("",)
        parts = [normalized(text) for text in self._texts]
        self._text = "\n".join(parts)
        self._title = normalized(source.title)
        self._begins = [0, *accumulate(len(part) + 1 for part in parts)][: len(parts)]

    def find(self, wanted: Sequence[str]) -> Iterator[tuple[int, SearchHit]]:
        """At most three hits, each with a rank; a smaller one is better."""
        whole = f"{self._title}\n{self._text}"
        if not all(word in whole for word in wanted):
            return
        in_title = all(word in self._title for word in wanted)
        places = self._paragraphs(wanted)
        if in_title or not places:
            first = min((at for word in wanted if (at := self._text.find(word)) >= 0), default=0)
            places = {0 if in_title else self._paragraph_at(first): 0 if in_title else 3, **places}
        for paragraph, rank in sorted(places.items(), key=lambda place: place[::-1])[:MOST_OF_A_PAGE]:
            yield rank, SearchHit(self.source, paragraph, snippet(self._texts[paragraph], wanted))

    def _paragraphs(self, wanted: Sequence[str]) -> dict[int, int]:
        """The paragraphs that have every word: rank 1 if each begins a word in it, 2 otherwise."""
        found: dict[int, int] = {}
        rarest = max(wanted, key=len)
        at = self._text.find(rarest)
        while at >= 0:
            paragraph = self._paragraph_at(at)
            begin, end = self._begins[paragraph], self._end(paragraph)
            if all(self._text.find(word, begin, end) >= 0 for word in wanted):
                found[paragraph] = 1 if all(self._begins_a_word(word, begin, end) for word in wanted) else 2
            at = self._text.find(rarest, end)
        return found

    def _paragraph_at(self, place: int) -> int:
        return bisect_right(self._begins, place) - 1

    def _end(self, paragraph: int) -> int:
        return self._begins[paragraph + 1] - 1 if paragraph + 1 < len(self._begins) else len(self._text)

    def _begins_a_word(self, word: str, begin: int, end: int) -> bool:
        at = self._text.find(word, begin, end)
        while at > begin and self._text[at - 1].isalnum():
            at = self._text.find(word, at + 1, end)
        return at >= 0


def find(words: str, ready: Iterable[SearchIndex]) -> list[SearchHit]:
    """Every hit: the groups in their order, the best hits of each first."""
    wanted = normalized(words).split()
    if not wanted:
        return []
    found: dict[str, list[tuple[int, int, SearchHit]]] = {}
    for number, each in enumerate(ready):
        of_group = found.setdefault(each.source.group, [])
        of_group += [(rank, number, place) for rank, place in each.find(wanted)]
    return [place for group in found.values() for *_, place in sorted(group, key=lambda each: each[:2])]


def snippet(text: str, wanted: Sequence[str], length: int = SNIPPET) -> str:
    """About `length` characters of a text on one line, around the first word that matches."""
    line = " ".join(text.split())
    first = next(
        (each for each in _WORD.finditer(line) if any(word in normalized(each.group()) for word in wanted)), None
    )
    begin = max(0, first.start() - BEFORE) if first else 0
    if begin:
        begin = line.rfind(" ", 0, begin) + 1
    cut = line[begin : begin + length]
    if begin + length < len(line):
        cut = f"{cut.rpartition(' ')[0] or cut}…"
    return f"…{cut}" if begin else cut
