"""`coach search TEXT`: search the library and everything the person wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.reading.full_text_search import SearchSource


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "words", metavar="TEXT", nargs="+", help="words to find; a result has all of them, in any order"
    )
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print every match for all the words. Raises RefusedError if there is none, and JournalError."""
    from coach.domain.reading.full_text_search import SearchIndex, find
    from coach.export.reading_data import found_data
    from coach.export.reading_document import found_document

    words = " ".join(options.words)
    if not words.strip():
        raise RefusedError("No words to search for", '`coach search "quiet hours"` looks for two words.')
    found = find(words, (SearchIndex(source) for source in _sources(context)))
    if options.json:
        print_json(found_data(found))
    else:
        print_document(found_document(found))


def _sources(context: Context) -> Iterator[SearchSource]:
    from coach.domain.reading.library import guide_pages
    from coach.domain.reading.own_search_sources import sources_of_record
    from coach.domain.reading.search_sources import source_of, source_of_own, sources_of_margins
    from coach.domain.reading.state import margins, own_reading
    from coach.storage.attachments import text_of

    state = context.store.state
    pages, own = guide_pages(state.guide), own_reading(state)
    yield from map(source_of, pages)
    for each in own.values():
        yield source_of_own(each, text_of(context.home, each) or "")
    titles = {page.id: page.title for page in pages} | {each.key: each.title for each in own.values()}
    yield from sources_of_margins(margins(state), titles)
    yield from sources_of_record(state)
