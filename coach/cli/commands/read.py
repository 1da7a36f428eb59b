"""`coach read`: the articles, the evidence behind the guide, and the person's own reading with their notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.library_lookup import check_name, full_name, state_to_read, unknown
from coach.cli.output import print_json, print_lines, print_wrapped, width
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
    """Print what there is to read, or one piece of it; or change something. Raises RefusedError and JournalError."""
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
    from coach.export import reading_data, reading_plain

    state = state_to_read(context)
    if options.json:
        print_json(reading_data.library_data(state))
    else:
        print_lines(reading_plain.library_text(state, width()))


def _one(name: str, options: Namespace, context: Context) -> None:
    from coach.domain.reading.state import own_reading
    from coach.export import reading_data, reading_plain

    guide, state = context.guide, state_to_read(context)
    own = own_reading(state)
    if name in guide.articles:
        article = guide.articles[name]
        data, text = reading_data.article_data(article), reading_plain.article_text(article, width())
    elif name in guide.evidence:
        evidence = guide.evidence[name]
        data, text = (
            reading_data.evidence_data(evidence),
            reading_plain.evidence_text(evidence, guide.evidence, width()),
        )
    elif name in own:
        words = _words(own[name], context)
        data, text = reading_data.own_data(own[name], words), reading_plain.own_text(own[name], words, width())
    else:
        raise unknown(name, context)
    if options.json:
        print_json(data | reading_data.margins_data(state, name))
    else:
        print_lines([*text, *reading_plain.margins_text(state, name, width())])


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
