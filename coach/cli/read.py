"""`coach read [ID]`: the articles, and the evidence behind the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json, width
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.errors import RefusedError
    from coach.guide.guide import Guide


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("name", metavar="ARTICLE", nargs="?", help="its id; without one, everything there is is listed")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print what there is to read, or one piece of it. Raises RefusedError for an id there is not."""
    from coach.export import data, reading

    guide, name = context.guide, options.name
    if name is None:
        if options.json:
            say_json(data.library_data(guide))
        else:
            say(reading.library_text(guide, width()))
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


def _unknown(name: str, guide: Guide) -> RefusedError:
    from difflib import get_close_matches

    from coach.errors import RefusedError

    near = get_close_matches(name[:40].lower(), [*guide.articles, *guide.evidence], n=1)
    hint = f"Did you mean {near[0]}? " if near else ""
    return RefusedError(f"There is nothing to read under {name[:40]!r}", f"{hint}`coach read` lists what there is.")
