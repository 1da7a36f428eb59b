"""`coach mail`: an answer by mail, matched to an application; nothing is recorded without a yes."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from coach.cli.output import say_json, say_wrapped
from coach.cli.parser import with_json
from coach.errors import RefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date

    from coach.cli.context import Context
    from coach.cli.parser import Parser
    from coach.domain.fact import Fact
    from coach.domain.search.mail import Answer, Mail

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
    """Say how coach reads each message, and save it if the person agrees. Raises CoachError."""
    from coach.domain.search.mail import read_answer
    from coach.export.mail_data import mail_data

    answers = [
        _as_said(read_answer(mail, context.coach.transition.search), options, context)
        for mail in _mails(options, context)
    ]
    if options.json:
        say_json(mail_data(answers))
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


def _as_said(answer: Answer, options: Namespace, context: Context) -> Answer:
    """With the application and the kind that the person named."""
    from coach.domain.search.mail_matching import Match

    if options.application:
        log = context.coach.transition.search
        key = log.find("application", options.application)
        answer = answer._replace(matches=(Match(log.applications[key], "you said so"),))
    return answer._replace(kind=options.kind, phrase="you said so", others=()) if options.kind else answer


def _take(answer: Answer, options: Namespace, context: Context) -> None:
    from coach.cli.asking import agreed
    from coach.cli.setbacks import answer_setback
    from coach.domain.search.facts import StageReached
    from coach.export.mail_data import in_words, proposed

    for line in in_words(answer):
        say_wrapped(line)
    if len(answer.matches) != 1 or answer.others:
        return
    key = answer.matches[0].application.key
    facts = _facts(answer, key, options, context)
    if not facts:
        say_wrapped("There is nothing to save.")
        return
    say_wrapped(f"To save: {proposed(fact for fact, _ in facts)}.")
    if options.yes or agreed("Save it?"):
        context.coach.record_all(facts)
        say_wrapped("Saved. `coach undo` undoes it.")
        for fact, _ in facts:
            if isinstance(fact, StageReached):
                answer_setback(fact.stage, context)


def _facts(answer: Answer, key: str, options: Namespace, context: Context) -> list[tuple[Fact, date]]:
    from coach.domain.search.mail_facts import facts_of_answer, sender_as_person

    transition = context.coach.transition
    found = facts_of_answer(answer, key, transition.search, transition.schedule, context.today)
    person = sender_as_person(answer, key, transition.search) if options.person else None
    return [*found, (person, context.today)] if person else found
