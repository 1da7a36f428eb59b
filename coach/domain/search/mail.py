"""What a message says of an application: who answered on what, as a proposal that the person confirms."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.runway.changes import new_id
from coach.domain.schedule.facts import BlockSet
from coach.domain.search.facts import LINE_LIMIT, PersonSet, StageReached
from coach.domain.search.terms import WAY
from coach.domain.text import NAME_LIMIT
from coach.guide.mail import MailKind, mail_phrases

if TYPE_CHECKING:
    from coach.domain.fact import Fact
    from coach.domain.search.log import SearchLog
    from coach.domain.search.records import Application

STAGE_OF = {"rejection": "rejected", "offer": "offer", "invitation": "interview", "question": "answered"}
LONG_ENOUGH = 5  # letters of a name that an address may go on after: "nordlichtgruppe"
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n\s*\n")
_WORDS = re.compile(r"[^\W_]+")
_LEGAL = frozenset(
    {
        *("gmbh", "ag", "ltd", "limited", "inc", "llc", "plc", "sa", "sas", "sarl", "bv", "nv", "se", "co", "kg"),
        *("srl", "spa", "lda", "ltda", "group", "company", "the"),
    }
)
_OF_NOBODY = re.compile(
    r"no.?reply|do.?not.?reply|notification|careers?|jobs?|recruit|talent|hr|info|bewerbung|karriere|personal|rh|mailer",
    re.IGNORECASE,
)


class Invitation(NamedTuple):
    """A time that a calendar part of a message tells. `zone` is its official name; without one it is the time here."""

    day: date
    start: str
    minutes: int
    zone: str = ""
    title: str = ""
    is_cancelled: bool = False


class Mail(NamedTuple):
    """A message as it was read: who sent it, when, about what, and the words that are no quotation of another."""

    sender: str
    address: str
    subject: str
    on: date | None
    text: str
    invitation: Invitation | None = None


class Match(NamedTuple):
    """An application that a message may be about, and why."""

    application: Application
    why: str


class Answer(NamedTuple):
    """What a message is taken for. `phrase` are the words that say so; several `matches` are a doubt that is asked."""

    mail: Mail
    kind: MailKind
    phrase: str
    matches: tuple[Match, ...]


def read_answer(mail: Mail, log: SearchLog) -> Answer:
    """What a message says, and of which applications it may speak, the likeliest first."""
    kind, phrase = kind_of(mail)
    return Answer(mail, kind, phrase, tuple(_matches(mail, log)))


def kind_of(mail: Mail) -> tuple[MailKind, str]:
    """What a message means, and the phrase that says so; an invitation's calendar part says it too."""
    phrases = mail_phrases()
    text = f"{mail.subject}.\n\n{mail.text}".lower().replace("\u2019", "'")
    sentences = [" ".join(each.split()) for each in _SENTENCES.split(text)]
    sure = [each for each in sentences if not _is_conditional(each, phrases.conditions)]
    for kind, said in phrases.by_kind:
        if kind == "confirmation" and mail.invitation and not mail.invitation.is_cancelled:
            return "invitation", "a time in a calendar"
        found = next((phrase for each in sure for phrase in said if phrase in each), "")
        if found:
            return kind, found
    return "other", ""


def _is_conditional(sentence: str, conditions: tuple[str, ...]) -> bool:
    words = f" {' '.join(sentence.replace(',', ' ').split())} "
    return any(f" {each} " in words for each in conditions)


def _matches(mail: Mail, log: SearchLog) -> list[Match]:
    found = []
    for application in log.applications.values():
        weight, why = _weight(mail, application, log)
        if weight:
            found.append((weight, not application.ended, application.since, Match(application, why)))
    found.sort(key=lambda each: each[:3], reverse=True)
    best = found[0][:2] if found else None
    return [each[3] for each in found if each[:2] == best][:8]


def _weight(mail: Mail, application: Application, log: SearchLog) -> tuple[int, str]:
    """How much speaks for an application, and what speaks most."""
    name = _words(application.employer)
    reasons = []
    if mail.address and (_is_of_a_person_there(mail, application, log) or mail.address in application.contact.lower()):
        reasons.append((8, f"{mail.address} is somebody there"))
    if name and _is_address_at(mail.address, name):
        reasons.append((6, f"{mail.address} is an address there"))
    for weight, part, where in (
        (5, mail.sender, "the sender"),
        (4, mail.subject, "the subject"),
        (2, mail.text, "the text"),
    ):
        if _holds(_words(part[:20_000]), name):
            reasons.append((weight, f"{where} names {application.employer}"))
    if not reasons:
        return 0, ""
    role = _words(application.role)
    for weight, part in ((3, mail.subject), (1, mail.text)):
        if role and _holds(_words(part[:20_000]), role):
            reasons.append((weight, f"it names {application.role}"))
    return sum(weight for weight, _ in reasons), max(reasons)[1]


def _is_of_a_person_there(mail: Mail, application: Application, log: SearchLog) -> bool:
    there = application.employer.casefold()
    return any(
        mail.address in each.email.lower() and each.employer.casefold() == there
        for each in log.people.values()
        if each.email
    )


def _words(text: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = _WORDS.findall("".join(each for each in plain if not unicodedata.combining(each)))
    return [each for each in words if each not in _LEGAL] or words


def _is_address_at(address: str, name: list[str]) -> bool:
    """Whether a part of the domain is the employer's name, or begins with it where that is long enough to tell."""
    joined = "".join(name)
    labels = ["".join(_words(each.replace("-", " "))) for each in address.rpartition("@")[2].split(".")[:-1]]
    return any(each == joined or (len(joined) >= LONG_ENOUGH and each.startswith(joined)) for each in labels)


def _holds(words: list[str], part: list[str]) -> bool:
    size = len(part)
    return bool(part) and any(words[at : at + size] == part for at in range(len(words) - size + 1))


def facts_of_answer(
    answer: Answer, key: str, log: SearchLog, taken: frozenset[str], today: date
) -> list[tuple[Fact, date]]:
    """What to record once the person said which application it is: the stage, and the interview in the week.

    A confirmation of receipt says no more than that one has applied. `taken` are the keys of blocks.
    Raises RefusedError for what can't be kept.
    """
    application = log.applications[key]
    on = answer.mail.on if answer.mail.on and answer.mail.on <= today else today
    found: list[tuple[Fact, date]] = []
    stage = _stage(answer.kind, application)
    if stage:
        said = f"Mail from {answer.mail.sender or answer.mail.address or 'them'}: {answer.mail.subject}"
        found.append((StageReached(key, stage, said[:LINE_LIMIT]), on))
    time = answer.mail.invitation
    if time and not time.is_cancelled and answer.kind == "invitation":
        title = f"Interview: {application.employer}"[:NAME_LIMIT]
        block = new_id(f"interview {application.employer}", taken)
        fact = BlockSet(
            *(block, time.day, time.start, time.minutes, "interview"),
            title=title,
            application=key,
            zone=time.zone or None,
        )
        found.append((fact, today))
    return found


def _stage(kind: MailKind, application: Application) -> str:
    """The stage that an answer reaches; "" where the application is there already, or further."""
    if kind == "confirmation":
        return "applied" if application.stage == "wished" else ""
    stage = STAGE_OF.get(kind, "")
    if stage in WAY and application.stage in WAY and WAY.index(application.stage) >= WAY.index(stage):
        return ""
    return "" if stage == application.stage else stage


def sender_as_person(answer: Answer, key: str, log: SearchLog) -> PersonSet | None:
    """Whoever wrote, where it is somebody with a name and no office, and is not on the list yet.

    Raises RefusedError for what can't be kept.
    """
    mail = answer.mail
    known = any(mail.address in each.email.lower() for each in log.people.values() if each.email)
    names = mail.sender.split()
    if known or not 2 <= len(names) <= 4 or not mail.address or log.person_named(mail.sender):
        return None
    employer = log.applications[key].employer
    if _OF_NOBODY.match(mail.address) or _holds(_words(mail.sender), _words(employer)):
        return None
    return PersonSet(new_id(mail.sender, log.people), mail.sender[:NAME_LIMIT], employer=employer, email=mail.address)
