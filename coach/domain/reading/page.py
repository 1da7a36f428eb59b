"""A page to read: its paragraphs, and where in it a passage stands that was highlighted once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal, NamedTuple

from coach.domain.document import Paragraph
from coach.domain.reading.state import Highlight
from coach.domain.sanitize import NOTE_LIMIT

Shelf = Literal["article", "evidence", "step", "own", "margin", "later", "last word"]

ALIKE = 0.6
"""So much of the words of two paragraphs must be the same for one to be taken for the other, changed."""


class LibraryPage(NamedTuple):
    """Something to read. `steps` are the numbers of those it goes with, `remark` says in brief what it is."""

    id: str
    title: str
    shelf: Shelf
    blocks: tuple[Paragraph, ...]
    remark: str = ""
    link: str = ""
    steps: tuple[int, ...] = ()


def passage_of(block: Paragraph) -> str:
    """What is kept of a paragraph that is highlighted."""
    return block.text.strip()[:NOTE_LIMIT].strip()


def places_of(highlights: Iterable[Highlight], blocks: Sequence[Paragraph]) -> Mapping[str, int | None]:
    """The number of the paragraph that each highlight stands in now, by its id; None for one that is gone.

    That is the paragraph with the same words, the nearest of several; or else the one that is most like it.
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
    """The share of words that two paragraphs have in common: 0 for none, 1 for all."""
    words = set(passage_of(block).casefold().split())
    both = wanted | words
    return len(wanted & words) / len(both) if both else 0.0
