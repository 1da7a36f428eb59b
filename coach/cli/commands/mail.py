"""`coach mail`: match an answer by mail to an application; saved only if the person confirms it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.cli.output import print_json, print_wrapped
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.event import Event
    from coach.domain.search.mail import Mail, MailAnswer

KINDS = ("rejection", "offer", "approach", "cancellation", "invitation", "confirmation", "question", "other")


def configure(parser: Parser) -> None:
    """Add the command's arguments."""
    parser.add_argument("file", metavar="FILE", help="a message (.eml), several (.mbox), or a text file; - to paste it")
    parser.add_argument("--application", metavar="KEY", help="the application it is about: its key, or the employer")
    parser.add_argument("--kind", metavar="KIND", choices=KINDS, help=f"what it says: {', '.join(KINDS)}")
    parser.add_argument("--person", action="store_true", help="add the sender to your people")
    parser.add_argument("--yes", action="store_true", help="save what is clear without asking")
    with_json(parser)


def run(options: Namespace, context: Context) -> None:
    """Print how coach reads each message, and save it if the person agrees. Raises CoachError."""
    from coach.domain.search.mail import read_answer
    from coach.export.mail_data import mail_data

    answers = [
        _as_said(read_answer(mail, context.store.state.search), options, context) for mail in _mails(options, context)
    ]
    if options.json:
        print_json(mail_data(answers))
        return
    for answer in answers:
        _take(answer, options, context)


def _mails(options: Namespace, context: Context) -> list[Mail]:
    from coach.files import typed_path
    from coach.imports.mail.files import LARGEST, mail_in, read_mail

    if options.file != "-":
        return read_mail(typed_path(options.file), context.clock.zone)
    content = sys.stdin.buffer.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise RefusedError("That is too large", "The limit is 25 MB. Give only that message.")
    return mail_in(content, "That text", context.clock.zone)


def _as_said(answer: MailAnswer, options: Namespace, context: Context) -> MailAnswer:
    """The answer with the application and the kind that the options give."""
    from coach.domain.search.mail_matching import Match

    if options.application:
        log = context.store.state.search
        key = log.find("application", options.application)
        answer = answer._replace(matches=(Match(log.applications[key], "you said so"),))
    return answer._replace(kind=options.kind, phrase="you said so", others=()) if options.kind else answer


def _take(answer: MailAnswer, options: Namespace, context: Context) -> None:
    from coach.cli.prompts import confirm
    from coach.cli.setbacks import answer_setback
    from coach.domain.search.events import StageReached
    from coach.export.mail_data import in_words, proposed

    for line in in_words(answer):
        print_wrapped(line)
    if len(answer.matches) != 1 or answer.others:
        return
    key = answer.matches[0].application.key
    events = _facts(answer, key, options, context)
    if not events:
        print_wrapped("There is nothing to save.")
        return
    print_wrapped(f"To save: {proposed(event for event, _ in events)}.")
    if options.yes or confirm("Save it?"):
        context.store.append_all(events)
        print_wrapped("Saved. `coach undo` undoes it.")
        for event, _ in events:
            if isinstance(event, StageReached):
                answer_setback(event.stage, context)


def _facts(answer: MailAnswer, key: str, options: Namespace, context: Context) -> list[tuple[Event, date]]:
    from coach.domain.search.mail_facts import events_of_answer, sender_as_person

    state = context.store.state
    found = events_of_answer(answer, key, state.search, state.schedule, context.today)
    person = sender_as_person(answer, key, state.search) if options.person else None
    return [*found, (person, context.today)] if person else found
