"""Whom to write to first, and the message to them, made of what the people list says."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.domain.search.drafts import fifteen_minutes, greeting, topic
from coach.domain.search.due import Due, due
from coach.domain.search.live import accepted_one
from coach.domain.search.names import FIRST_MESSAGES, written_to
from coach.domain.search.records import Person
from coach.domain.search.ties import Tie, whom_next
from coach.domain.worksheets.record import sheet_of
from coach.domain.worksheets.sources import drafted
from coach.guide.worksheets import worksheet

if TYPE_CHECKING:
    from coach.domain.transition import Transition

SHEET, MESSAGE, TOPIC = "people-list", "message", "view"
TRUSTED = 4
COMING = 14  # days


def whom_first(transition: Transition, today: date, *, close_first: bool = False) -> list[Tie]:
    """People to write to, the best first: two whom one trusts, while the first two messages (4.4) wait; then ties.

    Nobody, once a job was said yes to.
    """
    log = transition.search
    if accepted_one(log):
        return []
    ties = whom_next(transition, today, close_first=close_first)
    written = written_to(log)
    waiting = FIRST_MESSAGES - len(written)
    if waiting <= 0:
        return ties
    trusted = [each for each in log.people.values() if (each.closeness or 0) >= TRUSTED and each.key not in written]
    trusted.sort(key=lambda person: (-(person.closeness or 0), person.name.casefold()))
    first = [Tie(each, ("somebody you trust, so a good first message",), 0) for each in trusted[:waiting]]
    chosen = {tie.person.key for tie in first}
    return [*first, *(tie for tie in ties if tie.person.key not in chosen)]


def first_message(transition: Transition, person: Person, today: date) -> str:
    """The message that asks somebody for fifteen minutes.

    The one of the people list, with what one would ask this person in it as long as it stands as it was drawn; where
    that worksheet says nothing yet, a message made of what is known of the person.
    """
    me = transition.profile.name or ""
    words = _own_words(transition, person)
    if not words:
        return fifteen_minutes(person, transition.search, today, me)
    return greeting(person, transition.search, today, words, me)


def _own_words(transition: Transition, person: Person) -> str:
    sheet, texts = worksheet(SHEET), sheet_of(transition, SHEET).texts
    field, written = sheet.field(MESSAGE), texts.get(MESSAGE, "")
    if not (written or texts.get("where")):
        return ""
    ask = topic(person)
    theirs = {**texts, TOPIC: ask} if ask else texts
    for tone in field.tones:
        if written in ("", drafted(transition, sheet, field, tone, texts)):
            return drafted(transition, sheet, field, tone, theirs)
    return written


def follow_ups(transition: Transition, today: date) -> list[Due]:
    """What is due about people today, and what comes due in two weeks, the earliest first."""
    now = [item for item in due(transition, today) if item.person]
    known = {item.person for item in now}
    later = due(transition, today + timedelta(days=COMING))
    return [*now, *(item for item in later if item.person and item.person not in known and item.since > today)]
