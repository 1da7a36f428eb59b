"""`coach read`: the articles, the evidence behind the guide, and the person's own reading with their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.library_lookup import check_name, full_name, state_to_read, unknown
from coach.cli.output import print_document, print_json, print_wrapped
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.reading.state import OwnReading


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument(
        "words",
        metavar="NAME",
        nargs="*",
        help="its id (without one, coach lists everything). Or: add FILE|LINK, note NAME TEXT, remove KEY",
    )
    parser.add_argument("--title", metavar="TEXT", help="with add: its title (default: its first heading)")
    with_json(parser)
    marks = parser.add_mutually_exclusive_group()
    marks.add_argument("--mark", action="store_true", help="mark it as read today")
    marks.add_argument("--unmark", action="store_true", help="mark it as unread again")


def run(options: Namespace, context: Context) -> None:
    """Print the list, or one text; or change something. Raises RefusedError and JournalError."""
    verb, *words = options.words or [""]
    if verb in _VERBS:
        from coach.cli import library_edit

        library_edit.change(verb, words, options, context)
        return
    if words:
        raise RefusedError(f"Unexpected word {words[0][:40]!r}", "`coach read --help` shows how.")
    if options.title is not None:
        raise RefusedError("--title only works with add", "`coach read add FILE --title TEXT` does it.")
    verb = full_name(verb, context)
    if options.mark or options.unmark:
        _mark(verb, options, context)
    elif verb:
        _one(verb, options, context)
    else:
        _list(options, context)


_VERBS = ("add", "note", "remove")


def _list(options: Namespace, context: Context) -> None:
    from coach.export.reading_data import library_data
    from coach.export.reading_document import library_document

    state = state_to_read(context)
    if options.json:
        print_json(library_data(state))
    else:
        print_document(library_document(state))


def _one(name: str, options: Namespace, context: Context) -> None:
    from coach.domain.reading.library import IN_SHELL, article_page, evidence_page
    from coach.domain.reading.state import own_reading
    from coach.export import reading_data
    from coach.export.reading_document import margins_section, own_document, page_document

    guide, state = context.guide, state_to_read(context)
    own = own_reading(state)
    if name in guide.articles:
        data = reading_data.article_data(guide.articles[name])
        document = page_document(article_page(guide.articles[name], IN_SHELL))
    elif name in guide.evidence:
        data = reading_data.evidence_data(guide.evidence[name])
        document = page_document(evidence_page(guide.evidence[name], guide, IN_SHELL))
    elif name in own:
        words = _words(own[name], context)
        data, document = reading_data.own_data(own[name], words), own_document(own[name], words)
    else:
        raise unknown(name, context)
    if options.json:
        print_json(data | reading_data.margins_data(state, name))
    else:
        kept = margins_section(state, name)
        print_document(document._replace(sections=(*document.sections, *([kept] if kept.parts else []))))


def _words(own: OwnReading, context: Context) -> str | None:
    from coach.storage.attachments import text_of

    return text_of(context.home, own)


def _mark(name: str, options: Namespace, context: Context) -> None:
    from coach.domain.reading.events import ReadingMarked

    if not name:
        raise RefusedError("Which text do you mean?", "`coach read` lists them all. Give one of those.")
    check_name(name, context)
    context.store.append(ReadingMarked(name, options.mark))
    print_wrapped("Marked as read today." if options.mark else "Marked as unread.")
