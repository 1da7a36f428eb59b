"""Search sources: every page there is to read, and the person's highlights and notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from coach.domain.reading.full_text_search import SearchSource
from coach.domain.reading.page import LibraryPage, Shelf
from coach.domain.reading.state import Annotations, OwnReading

SHELVES: Mapping[Shelf, str] = {
    "article": "Background reading",
    "evidence": "Evidence",
    "step": "Steps and their actions",
    "own": "Your own reading",
    "margin": "Highlights and notes",
    "later": "Background reading for a calmer week",
    "last word": "A last word",
}


def source_of(page: LibraryPage) -> SearchSource:
    """A page as a search source."""
    return SearchSource(page.id, page.title, SHELVES[page.shelf], tuple(block.text for block in page.blocks))


def sources_of_margins(margins: Annotations, titles: Mapping[str, str]) -> Iterator[SearchSource]:
    """Highlights and notes, each under the title of its page; `titles` is by page id."""
    each: Iterable[tuple[str, str, str]] = (
        (margin.id, margin.item, margin.text) for kept in margins for margin in kept.values()
    )
    for name, item, text in each:
        yield SearchSource(name, titles.get(item, item), SHELVES["margin"], (text,))


def source_of_own(own: OwnReading, text: str) -> SearchSource:
    """The person's own reading, as it was written."""
    return SearchSource(
        own.key, own.title, SHELVES["own"], tuple(part for part in (own.link, *text.split("\n\n")) if part)
    )
