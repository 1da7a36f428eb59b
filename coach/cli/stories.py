"""`coach stories`: what one did, kept as stories to tell: situation, task, action, result, and what it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import say, say_json, say_wrapped, width
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

FIELDS = ("situation", "task", "action", "result", "shows")


def configure(parser: Parser) -> None:
    """Add what can be done, each with its own arguments."""
    verbs = parser.add_subparsers(dest="verb", metavar="VERB", required=True, title="what to do")
    add = verbs.add_parser("add", help="keep a story")
    add.add_argument("title", metavar="TITLE", help="a few words, such as: the audit in March")
    for name in FIELDS:
        add.add_argument(f"--{name}", metavar="TEXT")
    with_json(verbs.add_parser("list", help="every story"))
    verbs.add_parser("remove", help="take one out").add_argument("key", metavar="KEY", help="its key")


def run(options: Namespace, context: Context) -> None:
    """Do what the verb says. Raises CoachError."""
    from coach.domain.review.told import StoryGone, StorySet
    from coach.domain.runway.telling import new_id

    stories = context.coach.transition.reviews.stories
    if options.verb == "list":
        _list(options, context)
    elif options.verb == "add":
        fields = {name: getattr(options, name) for name in FIELDS}
        context.coach.record(StorySet(new_id(options.title, stories), options.title, **fields))
        say_wrapped(f"Kept: {options.title}")
    else:
        if options.key not in stories:
            raise RefusedError(f"There is no story {options.key[:40]!r}", "`coach stories list` shows them all.")
        context.coach.record(StoryGone(options.key))
        say_wrapped("Taken out. `coach undo` brings it back.")


def _list(options: Namespace, context: Context) -> None:
    from coach.domain.text import shown
    from coach.export.plain import wrap
    from coach.export.review_page import story_words

    stories = context.coach.transition.reviews.stories.values()
    if options.json:
        say_json({"stories": [story._asdict() | {"on": story.on.isoformat()} for story in stories]})
        return
    if not stories:
        say_wrapped(
            'There is no story yet. `coach stories add "the audit in March" --result "two weeks saved"` keeps one.'
        )
    for story in stories:
        say(wrap(f"{shown(story_words(story))} ({story.key})", width(), rest="    "))
