"""Who to write to first, and the message to them, drafted from the people list."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from coach.domain.search.contact_prompts import FIRST_MESSAGES, written_to
from coach.domain.search.contact_suggestions import ContactSuggestion, suggest_contacts
from coach.domain.search.follow_ups import Due, due
from coach.domain.search.message_drafts import fifteen_minutes, greeting, topic
from coach.domain.search.next_move import accepted_one
from coach.domain.search.state import Person
from coach.domain.worksheets.prefill import drafted
from coach.domain.worksheets.state import sheet_of
from coach.guide.worksheets import worksheet

if TYPE_CHECKING:
    from coach.domain.state import State

SHEET, MESSAGE, TOPIC = "people-list", "message", "view"
TRUSTED = 4
COMING = 14  # days


def suggest_first_contacts(state: State, today: date, *, close_first: bool = False) -> list[ContactSuggestion]:
    """People to write to, best first: two trusted people until the first two messages (4.4) are sent, then the
    suggestions.

    Nobody after an acceptance.
    """
    log = state.search
    if accepted_one(log):
        return []
    ties = suggest_contacts(state, today, close_first=close_first)
    written = written_to(log)
    waiting = FIRST_MESSAGES - len(written)
    if waiting <= 0:
        return ties
    trusted = [each for each in log.people.values() if (each.closeness or 0) >= TRUSTED and each.key not in written]
    trusted.sort(key=lambda person: (-(person.closeness or 0), person.name.casefold()))
    first = [ContactSuggestion(each, ("somebody you trust, so a good first message",), 0) for each in trusted[:waiting]]
    chosen = {tie.person.key for tie in first}
    return [*first, *(tie for tie in ties if tie.person.key not in chosen)]


def first_message(state: State, person: Person, today: date) -> str:
    """The message that asks somebody for fifteen minutes.

    The message of the people-list worksheet, completed with what to ask this person unless it was edited since it was
    drafted; if the worksheet has none, a message drafted from what is known about the person.
    """
    me = state.profile.name or ""
    words = _worksheet_message(state, person)
    if not words:
        return fifteen_minutes(person, state.search, today, me)
    return greeting(person, state.search, today, words, me)


def _worksheet_message(state: State, person: Person) -> str:
    sheet, texts = worksheet(SHEET), sheet_of(state, SHEET).texts
    field, written = sheet.field(MESSAGE), texts.get(MESSAGE, "")
    if not (written or texts.get("where")):
        return ""
    ask = topic(person)
    theirs = {**texts, TOPIC: ask} if ask else texts
    for tone in field.tones:
        if written in ("", drafted(state, sheet, field, tone, texts)):
            return drafted(state, sheet, field, tone, theirs)
    return written


def follow_ups(state: State, today: date) -> list[Due]:
    """Follow-ups with people that are due today or within two weeks, earliest first."""
    now = [item for item in due(state, today) if item.person]
    known = {item.person for item in now}
    later = due(state, today + timedelta(days=COMING))
    return [*now, *(item for item in later if item.person and item.person not in known and item.since > today)]
