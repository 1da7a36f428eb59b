"""Match an e-mail to an application by address, names and words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from coach.domain.search.log import SearchLog
    from coach.domain.search.mail import Mail
    from coach.domain.search.state import Application

LONG_ENOUGH = 5
"""Letters of a name that a domain may extend ("nordlichtgruppe") or abbreviate ("fernwick" for Fernwick Labs)."""

THERE, LIKE = 6, 3

_WORDS = re.compile(r"[^\W_]+")
_LEGAL = frozenset(
    {
        *("gmbh", "ag", "ltd", "limited", "inc", "llc", "plc", "sa", "sas", "sarl", "bv", "nv", "se", "co", "kg"),
        *("srl", "spa", "lda", "ltda", "group", "company", "the"),
    }
)


class Match(NamedTuple):
    """An application that an e-mail may be about, and why."""

    application: Application
    why: str


def matches_of(mail: Mail, log: SearchLog) -> list[Match]:
    """The best-matching applications; several on a tie."""
    found = []
    for application in log.applications.values():
        weight, why = _weight(mail, application, log)
        if weight:
            found.append((weight, not application.ended, application.since, Match(application, why)))
    found.sort(key=lambda each: each[:3], reverse=True)
    best = found[0][:2] if found else None
    return [each[3] for each in found if each[:2] == best][:8]


def _weight(mail: Mail, application: Application, log: SearchLog) -> tuple[int, str]:
    """The weight of the evidence for an application, and the strongest piece of it."""
    name = words_of(application.employer)
    reasons = []
    if mail.address and (_is_of_a_person_there(mail, application, log) or mail.address in application.contact.lower()):
        reasons.append((8, f"{mail.address} is somebody there"))
    if name and (near := _is_address_at(mail.address, name)):
        reasons.append((near, f"{mail.address} is {'an address there' if near == THERE else 'like its name'}"))
    for weight, part, where in (
        (5, mail.sender, "the sender"),
        (4, mail.subject, "the subject"),
        (4, mail.invitation.title if mail.invitation else "", "the invitation"),
        (2, mail.text, "the text"),
    ):
        if holds(words_of(part[:20_000]), name):
            reasons.append((weight, f"{where} names {application.employer}"))
    if not reasons:
        return 0, ""
    role = words_of(application.role)
    for weight, part in ((3, mail.subject), (1, mail.text)):
        if role and holds(words_of(part[:20_000]), role):
            reasons.append((weight, f"it names {application.role}"))
    return sum(weight for weight, _ in reasons), max(reasons)[1]


def _is_of_a_person_there(mail: Mail, application: Application, log: SearchLog) -> bool:
    there = application.employer.casefold()
    return any(
        mail.address in each.email.lower() and each.employer.casefold() == there
        for each in log.people.values()
        if each.email
    )


def words_of(text: str) -> list[str]:
    """The words of a text without accents, capitals and company forms."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    words = _WORDS.findall("".join(each for each in plain if not unicodedata.combining(each)))
    return [each for each in words if each not in _LEGAL] or words


def _is_address_at(address: str, name: list[str]) -> int:
    """How well the domain matches an employer.

    THERE if a part of it is the employer's name, or begins with it and is long enough to be distinctive; LIKE if a part
    of it is the beginning of the name: "fernwick" for Fernwick Labs.
    """
    joined = "".join(name)
    labels = ["".join(words_of(each.replace("-", " "))) for each in address.rpartition("@")[2].split(".")[:-1]]
    if any(each == joined or (len(joined) >= LONG_ENOUGH and each.startswith(joined)) for each in labels):
        return THERE
    begun = {"".join(name[:many]) for many in range(1, len(name))}
    return LIKE if any(each in begun and len(each) >= LONG_ENOUGH for each in labels) else 0


def holds(words: list[str], part: list[str]) -> bool:
    """Whether `part` occurs in `words` as consecutive words."""
    size = len(part)
    return bool(part) and any(words[at : at + size] == part for at in range(len(words) - size + 1))
