"""`coach cards`: setback cards, written on a calm day: what will go wrong, and what I will do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_json, print_parts, print_wrapped
from coach.cli.parser import with_json

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    from coach.domain.search.constants import SETBACKS

    parser.default_verb = "list"
    verbs = parser.with_verbs()
    with_json(verbs.add_parser("list", help="list the cards, and how often each one helped"))
    add = verbs.add_parser("add", help="write a card")
    add.add_argument("setback", metavar="SETBACK", choices=SETBACKS, help=", ".join(SETBACKS))
    add.add_argument("answer", metavar="ANSWER", help="what you will do then")
    add.add_argument("--wrong", metavar="TEXT", help="what could go wrong, in your words")
    for verb, help_text in (
        ("held", "record that a card helped"),
        ("failed", "record that it did not"),
        ("remove", "remove a card"),
    ):
        verbs.add_parser(verb, help=help_text).add_argument("key", metavar="KEY", help="the card's key")


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    from coach.domain.event import Event
    from coach.domain.runway.changes import new_id
    from coach.domain.search.events import CardGone, CardHeld, CardSet

    cards = context.store.state.search.cards
    if options.verb == "list":
        _list(options, context)
        return
    if options.verb == "add":
        event: Event = CardSet(new_id(options.setback, cards), options.setback, options.answer, options.wrong)
        context.store.append(event)
        print_wrapped(f"Saved: when {options.setback} comes, {options.answer}")
        return
    key = context.store.state.search.find("card", options.key)
    event = CardGone(key) if options.verb == "remove" else CardHeld(key, held=options.verb == "held")
    context.store.append(event)
    print_wrapped(
        {
            "remove": "Removed.",
            "held": "Good. coach counts it.",
            "failed": "Noted. You can reword the card if you like.",
        }[options.verb]
    )


def _list(options: Namespace, context: Context) -> None:
    from coach.domain.document import Paragraph
    from coach.domain.search.setbacks import card_words

    cards = context.store.state.search.cards
    if options.json:
        print_json({"cards": [card._asdict() | {"wrong": card.wrong or None} for card in cards.values()]})
        return
    if not cards:
        print_wrapped(
            'There is no card yet. `coach cards add rejection "I walk, then write to one person"` writes one.'
        )
    for card in cards.values():
        print_parts(Paragraph(f"{card.setback}: {card.answer} ({card.key}; {card_words(card)})", "entry"))
