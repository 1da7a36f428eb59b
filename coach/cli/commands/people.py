"""`coach people`: the people you know, who to write to, message drafts, contacts from a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.cli.output import print_parts, print_wrapped
from coach.cli.record_commands import run_verb, with_verbs

if TYPE_CHECKING:
    from argparse import Namespace

    from coach.cli.context import Context
    from coach.cli.parser import Parser

POSITIONAL = (("name", True),)
KINDS = ("ask", "remind", "thank")


def configure(parser: Parser) -> None:
    """Add the verbs, each with its own arguments."""
    from coach.cli.search_files import with_files

    verbs = with_verbs(parser, "person", POSITIONAL)
    draft = verbs.add_parser("draft", help="draft a message for you to change and send")
    draft.add_argument("key", metavar="PERSON", help="their key or name")
    draft.add_argument("--kind", choices=KINDS, default="ask", help="ask (for 15 minutes), remind or thank")
    following = verbs.add_parser("next", help="who to write to next, and why")
    following.add_argument("--close-first", action="store_true", help="for work mostly away from a computer")
    verbs.add_parser("pass", help="remember thirty names, with prompts")
    with_files(verbs, "people")


def run(options: Namespace, context: Context) -> None:
    """Run the chosen verb. Raises CoachError."""
    if options.verb == "pass":
        from coach.cli.people_pass import run_name_prompts

        run_name_prompts(context)
    elif options.verb == "draft":
        _draft(options, context)
    elif options.verb == "next":
        _next(options, context)
    elif options.verb in ("import", "check", "export"):
        from coach.cli.search_files import run_file_verb

        run_file_verb("person", options, context)
    else:
        run_verb("person", options, context, POSITIONAL)


def _draft(options: Namespace, context: Context) -> None:
    from coach.domain.sanitize import shown_lines
    from coach.domain.search.first_message import first_message
    from coach.domain.search.message_drafts import reminder, thanks

    state = context.store.state
    log, me = state.search, state.profile.name
    person = log.people[log.find("person", options.key)]
    drafts = {
        "ask": lambda: first_message(state, person, context.today),
        "remind": lambda: reminder(person, me),
        "thank": lambda: thanks(person, me),
    }
    print(shown_lines(drafts[options.kind]()), end="")


def _next(options: Namespace, context: Context) -> None:
    from coach.domain.document import Paragraph
    from coach.domain.named_records import short_keys
    from coach.domain.sanitize import shown
    from coach.domain.search.contact_suggestions import suggest_contacts
    from coach.domain.search.next_move import accepted_one

    state = context.store.state
    if job := accepted_one(state.search):
        print_wrapped(f"You said yes to {shown(job.employer)}. `coach ending` shows who to thank.")
        return
    if state.rested(context.today):
        print_wrapped("You are taking a break, so coach suggests nobody. `coach resume` ends it.")
        return
    ties = suggest_contacts(state, context.today, close_first=options.close_first)[:10]
    if not ties:
        print_wrapped("You are in touch with everybody on your list. `coach due` shows what is due.")
        return
    keys = short_keys(state.search.people)
    for tie in ties:
        who = f"{tie.person.name} ({keys[tie.person.key]})"
        print_parts(Paragraph(f"{who}: {'; '.join(tie.reasons)}", "entry"))
    print_wrapped("Why this order: `coach read rajkumar-2022` and `coach read van-hoye-2009`.")
