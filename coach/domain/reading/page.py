"""A page to read: its paragraphs, and how to find a highlighted passage again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from coach.domain.document import Paragraph
from coach.domain.reading.state import Highlight
from coach.domain.sanitize import NOTE_LIMIT

Shelf = Literal["article", "evidence", "step", "own", "margin", "later", "last word"]

ALIKE = 0.6
"""The share of words that two paragraphs must have in common for one to count as a revision of the other."""


class LibraryPage(NamedTuple):
    """Something to read. `steps` are the numbers of related steps; `remark` is a short description."""

    id: str
    title: str
    shelf: Shelf
    blocks: tuple[Paragraph, ...]
    remark: str = ""
    link: str = ""
    steps: tuple[int, ...] = ()


def passage_of(block: Paragraph) -> str:
    """The part of a highlighted paragraph that is stored."""
    return block.text.strip()[:NOTE_LIMIT].strip()


def places_of(highlights: Iterable[Highlight], blocks: Sequence[Paragraph]) -> Mapping[str, int | None]:
    """The number of the paragraph that each highlight belongs to now, by its id; None if it is gone.

    That is the paragraph with the same words (the nearest, if there are several), or else the most similar one.
    """
    where: dict[str, list[int]] = {}
    for number, block in enumerate(blocks):
        where.setdefault(passage_of(block), []).append(number)
    return {each.id: _place_of(each, where, blocks) for each in highlights}


def _place_of(highlight: Highlight, where: Mapping[str, list[int]], blocks: Sequence[Paragraph]) -> int | None:
    if same := where.get(highlight.text.strip()):
        return min(same, key=lambda number: abs(number - highlight.paragraph))
    wanted = set(highlight.text.casefold().split())
    likeness = [(_likeness(wanted, block), -abs(number - highlight.paragraph)) for number, block in enumerate(blocks)]
    best = max(range(len(blocks)), key=lambda number: likeness[number], default=0)
    return best if likeness and likeness[best][0] >= ALIKE else None


def _likeness(wanted: set[str], block: Paragraph) -> float:
    """The share of words that two paragraphs have in common, from 0 to 1."""
    words = set(passage_of(block).casefold().split())
    both = wanted | words
    return len(wanted & words) / len(both) if both else 0.0
