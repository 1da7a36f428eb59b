"""`coach read [ID]`: the articles, and the evidence behind the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json, say_wrapped, width
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.errors import RefusedError
    from coach.guide.guide import Guide


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", metavar="ARTICLE", nargs="?", help="its id; without one, everything there is is listed")
    with_json(parser)
    marks = parser.add_mutually_exclusive_group()
    marks.add_argument("--mark", action="store_true", help="mark it as read today")
    marks.add_argument("--unmark", action="store_true", help="take the mark back")


def run(options: Namespace, context: Context) -> None:
    """Print what there is to read, or one piece of it. Raises RefusedError for an id there is not."""
    from coach.export import data, reading

    guide, name = context.guide, options.name
    if options.mark or options.unmark:
        _mark(options, context)
    elif name is None:
        read = _read_so_far(context)
        if options.json:
            say_json(data.library_data(guide, read))
        else:
            say(reading.library_text(guide, read, width()))
    elif name in guide.articles:
        article = guide.articles[name]
        if options.json:
            say_json(data.article_data(article))
        else:
            say(reading.article_text(article, width()))
    elif name in guide.evidence:
        evidence = guide.evidence[name]
        if options.json:
            say_json(data.evidence_data(evidence))
        else:
            say(reading.evidence_text(evidence, width()))
    else:
        raise _unknown(name, guide)


def _read_so_far(context: Context) -> Mapping[str, date]:
    """What was read; nothing where the journal can't be opened, for what there is to read helps all the same."""
    from coach.domain.reading.record import read_on
    from coach.errors import JournalError

    try:
        return read_on(context.coach.transition)
    except JournalError:
        return {}


def _mark(options: Namespace, context: Context) -> None:
    from coach.domain.reading.facts import ReadingMarked
    from coach.errors import RefusedError

    name, guide = options.name, context.guide
    if name is None:
        raise RefusedError("Nothing was named", "`coach read` lists what there is; name one of them.")
    if name not in guide.articles and name not in guide.evidence:
        raise _unknown(name, guide)
    context.coach.record(ReadingMarked(name, options.mark))
    say_wrapped("Marked as read today." if options.mark else "The mark is taken back.")


def _unknown(name: str, guide: Guide) -> RefusedError:
    from difflib import get_close_matches

    from coach.errors import RefusedError

    near = get_close_matches(name[:40].lower(), [*guide.articles, *guide.evidence], n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return RefusedError(f"There is nothing to read under {name[:40]!r}", f"{hint}`coach read` lists what there is.")
