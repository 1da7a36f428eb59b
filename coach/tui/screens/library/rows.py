"""The rows of the library's list: shelves or search results."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

from coach.domain.reading.full_text_search import SearchHit
from coach.domain.reading.page import LibraryPage
from coach.domain.reading.search_sources import SHELVES
from coach.domain.reading.state import Annotations, OwnReading
from coach.domain.reading.strength import CERTAINTIES
from coach.domain.sanitize import shown
from coach.tui.themes import MUTED

MOST_FOUND, MOST_OF_A_TEXT = 80, 80


class LibraryRow(NamedTuple):
    """A row of the list. It opens a page at a paragraph, highlight or note; a heading opens none."""

    words: Content
    page: str = ""
    margin: str = ""
    paragraph: int | None = None

    def within(self, width: int) -> Content:
        """Return the text wrapped to `width`, with a hanging indent after the mark."""
        lines = self.words.split("\n")
        return Content("\n").join(Content("\n  ").join(line.wrap(max(20, width - 2))) for line in lines)

    @property
    def name(self) -> tuple[str, str, int | None]:
        """The row's identity, which does not depend on its text."""
        return self.page, self.margin, self.paragraph


def shelf_rows(
    pages: Mapping[str, LibraryPage], own: Mapping[str, OwnReading], margins: Annotations, read: Collection[str]
) -> Iterator[LibraryRow]:
    """Return every page, shelf by shelf. Steps are left out, as they have their own room."""
    yield _heading(SHELVES["article"])
    yield from (_page(page, read, page.remark) for page in pages.values() if page.shelf == "article")
    for certainty in CERTAINTIES:
        found = [page for page in pages.values() if page.shelf == "evidence" and page.remark.startswith(certainty)]
        yield from [_heading(f"Evidence: {found[0].remark}")] if found else []
        yield from (_page(page, read) for page in found)
    yield _heading(SHELVES["own"])
    for each in own.values():
        yield _row(shown(each.title), each.key, read, "" if each.text else "link")
    if not own:
        yield LibraryRow(Content.styled("  a adds a file or a link", MUTED))
    if any(margins):
        yield _heading(SHELVES["margin"])
        titles = {page.id: page.title for page in pages.values()} | {each.key: each.title for each in own.values()}
        for highlight in margins.highlights.values():
            yield _margin("┃", highlight.text, titles.get(highlight.item, ""), highlight.item, highlight.id)
        for note in margins.notes.values():
            yield _margin("·", note.text, titles.get(note.item, ""), note.item, note.id)
    yield _heading(SHELVES["later"])
    yield from (_page(page, read, page.remark) for page in pages.values() if page.shelf == "later")
    yield _heading(SHELVES["last word"])
    yield from (_page(page, read) for page in pages.values() if page.shelf == "last word")


def found_rows(found: Sequence[SearchHit], margins: Annotations) -> Iterator[LibraryRow]:
    """Return the search results by shelf: the title and the words around each match."""
    for group, places in groupby(found[:MOST_FOUND], lambda each: each.source.group):
        yield _heading(group)
        for place in places:
            margin = margins.highlights.get(place.source.id) or margins.notes.get(place.source.id)
            words = Content.assemble(shown(place.source.title), "\n  ", (shown(place.snippet), MUTED))
            if margin:
                yield LibraryRow(words, margin.item, margin.id)
            else:
                yield LibraryRow(words, place.source.id, "", place.paragraph)
    if not found:
        yield _heading("Nothing has these words.")
    elif len(found) > MOST_FOUND:
        yield _heading("There is more. Add another word to narrow it down.")


def _heading(words: str) -> LibraryRow:
    return LibraryRow(Content.styled(words, "bold $primary"))


def _page(page: LibraryPage, read: Collection[str], remark: str = "") -> LibraryRow:
    return _row(page.title, page.id, read, remark)


def _row(title: str, page: str, read: Collection[str], remark: str) -> LibraryRow:
    mark = ("✓ ", "$success") if page in read else "  "
    together = remark.replace(" ", "\u00a0")
    return LibraryRow(Content.assemble(mark, title, (f"  {together}" if remark else "", MUTED)), page)


def _margin(mark: str, text: str, title: str, page: str, margin: str) -> LibraryRow:
    words = shown(text)
    words = words if len(words) <= MOST_OF_A_TEXT else f"{words[: MOST_OF_A_TEXT - 1]}…"
    return LibraryRow(Content.assemble((f"{mark} ", "$accent"), words, (f"  {shown(title)}", MUTED)), page, margin)
