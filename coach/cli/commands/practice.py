"""`coach practice`: a round of interview questions in plain text, earlier rounds, and questions of one's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_document, print_json, print_parts, print_wrapped
from coach.cli.parser import whole_number, with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.practice.state import Round


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("--questions", metavar="N", type=whole_number, help="how many questions, 1 to 20 (default: 5)")
    parser.add_argument("--kind", metavar="KIND", default="", help="only one kind, such as exit, stories or curveball")
    parser.add_argument(
        "--no-curveballs", action="store_true", help="without curveballs, the questions that nobody prepares for"
    )
    parser.add_argument("--again", action="store_true", help="round two: the same questions as in the last round")
    parser.add_argument("--go-on", action="store_true", help="continue or rate the round you left")
    parser.add_argument("--partner", action="store_true", help="for a friend who asks you: one question at a time")
    parser.add_argument("--link", metavar="WHERE", help="the recording of the last round: a file or an address")
    parser.add_argument("--list", action="store_true", help="show what is due, and your rounds so far")
    with_json(parser)
    verbs = parser.with_verbs(required=False, title="questions of your own")
    add = verbs.add_parser("add", help="add a question to the deck")
    add.add_argument("text", metavar="TEXT", help="as they would ask it")
    edit = verbs.add_parser("edit", help="change one that you added")
    edit.add_argument("key", metavar="KEY", help="its key")
    edit.add_argument("--asks", metavar="TEXT", help="as they would ask it")
    for each in (add, edit):
        each.add_argument("--listen", metavar="TEXT", help="what a good answer has, for you and for a friend who asks")
    verbs.add_parser("remove", help="remove one that you added").add_argument("key", metavar="KEY", help="its key")
    with_json(verbs.add_parser("questions", help="list the ones you added, with their keys"))


def run(options: Namespace, context: Context) -> None:
    """Run a round, print earlier ones, or change one's own questions. Raises CoachError."""
    if options.verb:
        _see_to_questions(options, context)
    elif options.json:
        from coach.export.practice_data import practice_data

        print_json(practice_data(context.store.state, context.today))
    elif options.list:
        from coach.export.practice_document import practice_overview

        print_document(practice_overview(context.store.state, context.today))
    elif options.link is not None:
        _link(options.link, context)
    else:
        _practise(options, context)


def _see_to_questions(options: Namespace, context: Context) -> None:
    from coach.export.practice_data import added_data
    from coach.export.practice_document import added_questions, asks
    from coach.services.practice import add_question, change_question, delete_question

    store = context.store
    if options.verb == "remove":
        print_wrapped(f"Removed: {delete_question(store, options.key)} `coach undo` brings it back.")
    elif options.verb == "questions" and options.json:
        print_json(added_data(store.state))
    elif options.verb == "questions":
        print_parts(*added_questions(store.state))
    elif options.verb == "add":
        key = add_question(store, options.text, options.listen or "")
        print_wrapped(f"Added: {asks(store.state, key)} ({key}) coach will ask it in your next rounds.")
    elif options.asks is None and options.listen is None:
        raise RefusedError("Nothing to change", "Say what: `coach practice edit --help` shows how.")
    else:
        key = change_question(store, options.key, options.asks, options.listen)
        print_wrapped(f"Saved: {asks(store.state, key)} ({key})")


def _link(link: str, context: Context) -> None:
    from coach.services.practice import link_recording

    link_recording(context.store, _last_round(context).key, link)
    print_wrapped("Saved with your last round." if link.strip() else "Your last round has no recording now.")


def _practise(options: Namespace, context: Context) -> None:
    from coach.cli.practice_prompts import ask_round, require_input
    from coach.services.practice import start_round

    if options.go_on:
        key = _round_left(context).key
        require_input()
    else:
        questions = _questions(options, context)
        require_input()
        key = start_round(context.store, questions, partner=options.partner)
    ask_round(key, context, rate=options.go_on or options.partner)


def _questions(options: Namespace, context: Context) -> tuple[str, ...]:
    from coach.domain.practice.constants import LONGEST_ROUND, USUAL_LENGTH
    from coach.domain.practice.custom_questions import deck_of
    from coach.domain.practice.selection import RoundOptions, select_questions
    from coach.domain.practice.state import practice_of

    if options.again:
        return tuple(answer.question for answer in _last_round(context).told)
    count = USUAL_LENGTH if options.questions is None else options.questions
    if count not in range(1, LONGEST_ROUND + 1):
        raise RefusedError(f"A round has 1 to {LONGEST_ROUND} questions", "Give --questions 5, for instance.")
    state = context.store.state
    deck = deck_of(state)
    kind = deck.kind(options.kind) if options.kind else ""
    return select_questions(
        practice_of(state), deck, context.today, RoundOptions(count, kind, not options.no_curveballs)
    )


def _last_round(context: Context) -> Round:
    from coach.domain.practice.state import practice_of

    told = practice_of(context.store.state).told
    if not told:
        raise RefusedError("There is no round yet", "`coach practice` begins one.")
    return told[-1]


def _round_left(context: Context) -> Round:
    from coach.domain.practice.state import is_over

    last = _last_round(context)
    if is_over(context.store.state, last) and all(answer.rating for answer in last.told):
        raise RefusedError("There is no round to continue", "`coach practice` begins one.")
    return last
