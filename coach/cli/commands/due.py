"""`coach due`: what is due, what the search needs now, and the rules behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json, print_wrapped
from coach.cli.parser import whole_number, with_json

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping

    from coach.cli.context import Context
    from coach.cli.parser import Parser

TIES_SHOWN = 3


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    with_json(parser)
    group = parser.add_argument_group("the rules, in working days")
    group.add_argument(
        "--second-person", metavar="N", type=whole_number, help="write to a second person after a message"
    )
    group.add_argument("--reminder", metavar="N", type=whole_number, help="send one reminder")
    group.add_argument("--thanks", metavar="N", type=whole_number, help="say thank you after a talk")
    group.add_argument(
        "--dormant-months", metavar="N", type=whole_number, help="months of silence until somebody is out of touch"
    )


def run(options: Namespace, context: Context) -> None:
    """Change the rules if any is given; otherwise print what is due. Raises RefusedError."""
    from coach.domain.search.contact_suggestions import suggest_contacts
    from coach.domain.search.events import SearchRules
    from coach.domain.search.follow_ups import due
    from coach.domain.search.next_move import next_move
    from coach.domain.search.statistics import search_statistics

    rules = SearchRules(options.second_person, options.reminder, options.thanks, options.dormant_months)
    if rules.as_fields():
        context.store.append(rules)
    state, today = context.store.state, context.today
    log = state.search
    if rules.as_fields():
        print_wrapped(rules_words(log.rules))
        return
    items, move, ties = due(state, today), next_move(log, today), suggest_contacts(state, today)[:TIES_SHOWN]
    found = search_statistics(log, today)
    if options.json:
        from coach.export.search_data import due_data, numbers_data

        print_json(due_data(items, move, ties, log) | {"numbers": numbers_data(found)})
        return
    from coach.export.search_document import due_document

    print_document(due_document(items, move, ties, found))


def rules_words(rules: Mapping[str, int]) -> str:
    """The rules in a sentence."""
    return (
        f"In working days: thanks after {rules['thanks']}, a second person after {rules['second_person']}, a reminder "
        f"after {rules['reminder']}. Somebody is out of touch after {rules['dormant_months']} months."
    )
