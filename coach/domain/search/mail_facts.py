"""The events for an e-mail once the person has confirmed its meaning: stage, interview, sender."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.field_types import LINE_LIMIT
from coach.domain.runway.changes import new_id
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.schedule.events import BlockGone, BlockSet
from coach.domain.search.constants import WAY
from coach.domain.search.events import PersonSet, StageReached
from coach.domain.search.mail_matching import holds, words_of
from coach.guide.mail import MailKind

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.schedule.state import ScheduleState
    from coach.domain.search.log import SearchLog
    from coach.domain.search.mail import Invitation, MailAnswer
    from coach.domain.search.state import Application

STAGE_OF = {"rejection": "rejected", "offer": "offer", "invitation": "interview", "question": "answered"}
_DEPARTMENTS = re.compile(
    r"no.?reply|do.?not.?reply|notification|careers?|carri|jobs?|recrui?t|talent|hr\b|rrhh|info|bewerbung|karriere|stellen|personal"
    r"|rh\b|mailer|selecc?i|seleç|candidat|sollicit|vaga|emploi|people|team|hello|contact|support|service|kontakt",
    re.IGNORECASE,
)


def events_of_answer(
    answer: MailAnswer, key: str, log: SearchLog, schedule: ScheduleState, today: date
) -> list[tuple[Event, date]]:
    """What to record once the application is confirmed: the stage, and the interview in the week.

    A confirmation of receipt only says that the application was sent. A changed or cancelled time changes the interview
    in the week. Raises RefusedError for invalid values.
    """
    application = log.applications[key]
    on = answer.mail.on if answer.mail.on and answer.mail.on <= today else today
    found: list[tuple[Event, date]] = []
    stage = _stage(answer.kind, application)
    if stage:
        said = f"Mail from {answer.mail.sender or answer.mail.address or 'them'}: {answer.mail.subject}"
        found.append((StageReached(key, stage, said[:LINE_LIMIT]), on))
    time = answer.mail.invitation
    if time and answer.kind in ("invitation", "cancellation"):
        event = _interview(time, application, schedule, today)
        found += [(event, today)] if event else []
    return found


def _interview(time: Invitation, application: Application, schedule: ScheduleState, today: date) -> Event | None:
    """The interview in the week: new, moved or removed; None if it is already there as stated, or there is none to
    remove.
    """
    planned = [
        block
        for day, blocks in schedule.single.items()
        if day >= today
        for block in blocks
        if block.text("application") == application.key
        and block.text("theme") == "interview"
        and block.text("key") not in schedule.gone
    ]
    same = [each for each in planned if each.day("day") == time.day and each.text("start") == time.start]
    if time.is_cancelled:
        return BlockGone(same[0].text("key")) if same else None
    if same:
        return None
    block = planned[0].text("key") if time.is_change and len(planned) == 1 else ""
    return BlockSet(
        block or new_id(f"interview {application.employer}", schedule.keys),
        *(time.day, time.start, time.minutes, "interview"),
        title=f"Interview: {application.employer}"[:NAME_LIMIT],
        application=application.key,
        zone=time.zone or None,
    )


def _stage(kind: MailKind, application: Application) -> str:
    """The stage that an answer reaches; "" if the application is there already, on a known day, or further."""
    if kind == "confirmation":
        return "applied" if application.stage == "wished" else ""
    stage = STAGE_OF.get(kind, "")
    if stage == application.stage:
        return "" if application.known_since else stage
    if stage in WAY and application.stage in WAY and WAY.index(application.stage) >= WAY.index(stage):
        return ""
    return stage


def sender_as_person(answer: MailAnswer, key: str, log: SearchLog) -> PersonSet | None:
    """The sender, if it is a named person rather than a department, and not yet listed.

    Raises RefusedError for invalid values.
    """
    mail = answer.mail
    known = any(mail.address in each.email.lower() for each in log.people.values() if each.email)
    names = mail.sender.split()
    if known or not 2 <= len(names) <= 4 or not mail.address or log.person_named(mail.sender):
        return None
    employer = log.applications[key].employer
    if _DEPARTMENTS.match(mail.address) or holds(words_of(mail.sender), words_of(employer)):
        return None
    return PersonSet(new_id(mail.sender, log.people), mail.sender[:NAME_LIMIT], employer=employer, email=mail.address)
