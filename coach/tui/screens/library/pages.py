"""The library's pages: the guide's, and the person's own once their texts are loaded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property, partial
from typing import TYPE_CHECKING

from coach.domain.document import Paragraph
from coach.domain.reading.full_text_search import SearchHit, SearchIndex, find
from coach.domain.reading.library import guide_pages, own_page
from coach.domain.reading.page import LibraryPage
from coach.domain.reading.search_sources import source_of, sources_of_margins
from coach.domain.reading.state import Annotations, OwnReading
from coach.domain.state import State
from coach.guide.guide import Guide
from coach.tui.command_worker import run_command

if TYPE_CHECKING:
    from coach.storage.store import Store
    from coach.tui.screens.library.room import Library

Blocks = tuple[Paragraph, ...]
ELSEWHERE = Paragraph(
    "The text of this one is not on this machine. Copy the folder journal/reading over as well.", "remark"
)


class Pages:
    """Finds pages by id and by words. Own texts are loaded once each, in the journal's thread."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._guide: Guide | None = None
        self._own: Mapping[str, OwnReading] = {}
        self._margins = Annotations()
        self._texts: dict[str, Blocks] = {}
        self._asked: set[str] = set()
        self._ready_own: dict[tuple[str, str, int], SearchIndex] = {}

    def take_in(self, state: State, own: Mapping[str, OwnReading], margins: Annotations) -> None:
        """Update the list of own reading and the notes."""
        self._guide, self._own, self._margins = state.guide, own, margins

    @cached_property
    def of_guide(self) -> dict[str, LibraryPage]:
        """The guide's pages."""
        assert self._guide is not None
        return {page.id: page for page in guide_pages(self._guide)}

    def page(self, name: str) -> LibraryPage:
        """Return a page. Until its text is loaded it has a heading only, and the library is notified when it is."""
        if name in self.of_guide:
            return self.of_guide[name]
        own = self._own.get(name)
        if own is None:
            return LibraryPage(name, "", "margin", ())
        self._ask([own])
        return own_page(own, self._texts.get(own.text, ()))

    def look_again(self) -> None:
        """Try missing texts again: they may have been synced to this device."""
        self._asked -= {name for name, blocks in self._texts.items() if blocks == (ELSEWHERE,)}

    def make_ready(self) -> None:
        """Load all the texts, for a search."""
        self._ask(list(self._own.values()))

    def _ask(self, wanted: list[OwnReading]) -> None:
        missing = [own for own in wanted if own.text and own.text not in self._asked]
        if missing:
            self._asked |= {own.text for own in missing}
            run_command(self._library, partial(self._read, missing))

    async def _read(self, missing: list[OwnReading]) -> None:
        self._texts |= await self._library.store.read(_texts_of, missing)
        self._library.texts_came()

    # -- finding

    @cached_property
    def _ready_guide(self) -> list[SearchIndex]:
        return [SearchIndex(source_of(page)) for page in self.of_guide.values()]

    def find(self, words: str) -> list[SearchHit]:
        """Return all matches, in the order of the shelves."""
        own = [self._ready_of(each) for each in self._own.values()]
        titles = {name: page.title for name, page in self.of_guide.items()}
        titles |= {each.key: each.title for each in self._own.values()}
        margins = [SearchIndex(source) for source in sources_of_margins(self._margins, titles)]
        return find(words, [*self._ready_guide, *own, *margins])

    def _ready_of(self, own: OwnReading) -> SearchIndex:
        blocks = self._texts.get(own.text, ())
        name = (own.key, own.title, len(blocks))
        if name not in self._ready_own:
            self._ready_own[name] = SearchIndex(source_of(own_page(own, blocks)))
        return self._ready_own[name]


def _texts_of(store: Store, wanted: list[OwnReading]) -> dict[str, Blocks]:
    from coach.imports.markdown import blocks_of
    from coach.storage.attachments import text_of

    texts = {own.text: text_of(store.journal.home, own) for own in wanted}
    return {name: (ELSEWHERE,) if text is None else blocks_of(text) for name, text in texts.items()}
