"""`coach story`: achievements as stories to tell: situation, task, action, result, and the strengths they show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_json, print_parts, print_wrapped
from coach.cli.parser import with_json
from coach.cli.ticks import print_ticked
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    from coach.domain.review.events import StorySet

    parser.default_verb = "list"
    verbs = parser.with_verbs()
    add = verbs.add_parser("add", help="add a story")
    add.add_argument("title", metavar="TITLE", help="a few words, such as: the audit in March")
    edit = verbs.add_parser("edit", help="change parts of a story; an empty text clears a part")
    edit.add_argument("key", metavar="KEY", help="its key")
    edit.add_argument("--title", metavar="TEXT", help="a few words")
    for each in (add, edit):
        for field in StorySet.form[1:]:
            each.add_argument(f"--{field.name}", metavar="TEXT", help=field.hint)
    listing = verbs.add_parser("list", help="list your stories, or those with these words")
    listing.add_argument("words", metavar="WORD", nargs="*", help="only those with all these words")
    with_json(listing)
    with_json(verbs.add_parser("strengths", help="the strengths in your stories, and which stories show them"))
    verbs.add_parser("remove", help="remove a story").add_argument("key", metavar="KEY", help="its key")


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "list":
        _list(options, context)
    elif options.verb == "strengths":
        _strengths(options, context)
    elif options.verb == "remove":
        from coach.services.stories import delete_story

        delete_story(context.store, options.key)
        print_wrapped("Removed. `coach undo` brings it back.")
    else:
        _keep(options, context)


def _keep(options: Namespace, context: Context) -> None:
    from coach.domain.review.stories import PARTS
    from coach.domain.sanitize import shown
    from coach.services.stories import add_story, change_story

    given = {name: getattr(options, name) for name in PARTS}
    texts = {name: text for name, text in given.items() if text is not None}
    if options.verb == "add":
        told = add_story(context.store, texts)
    elif texts:
        told = change_story(context.store, options.key, texts)
    else:
        raise RefusedError("Nothing to change", "Say what: `coach story edit --help` shows how.")
    said = "Saved" if told.changed else "Nothing changed"
    print_wrapped(f"{said}: {shown(told.story.title)} ({told.story.key})")
    print_ticked(told.ticked, context)


def _list(options: Namespace, context: Context) -> None:
    from coach.domain.document import Paragraph
    from coach.domain.review.stories import story_words, with_words

    known = context.store.state.reviews.stories.values()
    stories = with_words(known, " ".join(options.words))
    if options.json:
        print_json({"stories": [story._asdict() | {"on": story.on.isoformat()} for story in stories]})
        return
    if not known:
        print_wrapped(
            'There is no story yet. `coach story add "the audit in March" --result "two weeks saved"` adds one.'
        )
    elif not stories:
        print_wrapped("None of them has these words.")
    for story in stories:
        print_parts(Paragraph(f"{story_words(story)} ({story.key})", "entry"))


def _strengths(options: Namespace, context: Context) -> None:
    from coach.domain.document import Paragraph
    from coach.domain.review.stories import strengths_of
    from coach.domain.wording import count

    found = strengths_of(context.store.state.reviews.stories.values())
    if options.json:
        rows = [{"name": each.name, "stories": [story.key for story in each.stories]} for each in found]
        print_json({"strengths": rows})
        return
    if not found:
        print_wrapped(
            'Your stories don\'t name any strengths yet. `coach story edit KEY --shows "calm, explaining"` adds them.'
        )
    for each in found:
        titles = "; ".join(story.title for story in each.stories)
        number = count(len(each.stories), "story", "stories")
        print_parts(Paragraph(f"{each.name}, {number}: {titles}", "entry"))
