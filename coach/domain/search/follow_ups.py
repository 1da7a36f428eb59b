"""Follow-ups that are due, by rules that the person can see and change.

The days are those of the 3B7 routine in The 2-Hour Job Search (Steve Dalton): after three working days without an
answer write to a second person there, after seven remind the first, once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Literal, NamedTuple

from coach.domain.derived import cached_by_identity
from coach.domain.search.business_days import after_working_days
from coach.domain.search.log import SearchLog
from coach.domain.search.next_move import accepted_one
from coach.domain.search.state import Activity, Application, Person
from coach.domain.state import State

LATELY, REMEMBERED = 30, 60  # days
Why = Literal["planned", "thanks", "second person", "remind", "application"]


class Due(NamedTuple):
    """A follow-up with a person or an application: since when it is due, why, with whom, and what to do."""

    since: date
    why: Why
    who: str
    what: str
    person: str = ""
    application: str = ""

    @property
    def words(self) -> str:
        """The follow-up in one sentence."""
        return f"{self.who}: {self.what}"


def due(state: State, today: date) -> list[Due]:
    """Everything due on `today`, longest due first; nothing after an acceptance."""
    log = state.search
    if accepted_one(log):
        return []
    found = [item for person in _candidates(state, today) for item in _about_person(state, log, person, today)]
    found += [item for each in _still_open(log.applications) if (item := _about_application(state, log, each, today))]
    return sorted(found, key=lambda item: (item.since, item.words, item.person, item.application))


def _candidates(state: State, today: date) -> Iterator[Person]:
    """Everybody who can have a follow-up due: people with a next step or recent contact.

    Scanning an address book of tens of thousands for these few would take longer than the rest of `coach today`.
    """
    log, at_hand = state.search, state.people_at_hand
    lately = {each.person for each in log.since(today - timedelta(days=REMEMBERED)) if each.person}
    people = at_hand if lately <= at_hand.keys() else log.people
    yield from (people[key] for key in lately if key in people and not people[key].next_on)
    yield from _with_next_step(people)


@cached_by_identity()
def _with_next_step(people: Mapping[str, Person]) -> list[Person]:
    return [each for each in people.values() if each.next_on]


@cached_by_identity()
def _still_open(applications: Mapping[str, Application]) -> list[Application]:
    """Those about which something can be due."""
    return [each for each in applications.values() if each.next_on or each.stage == "applied"]


def _about_person(state: State, log: SearchLog, person: Person, today: date) -> list[Due]:
    if person.next_on:
        if person.next_on > today:
            return []
        words = person.next_step or "what you meant to do next"
        return [Due(person.next_on, "planned", person.name, words, person.key)]
    history = log.with_person(person.key)
    if not history or (today - history[-1].on).days > REMEMBERED:
        return []
    item = _due_after_contact(state, person, today)
    return [item] if item and item.since <= today else []


def _due_after_contact(state: State, person: Person, today: date) -> Due | None:
    """The follow-up that the last contact with somebody calls for."""
    log = state.search
    history, rules = log.with_person(person.key), log.rules
    last = history[-1]
    if last.is_talk:
        since = after_working_days(state, last.on, rules["thanks"])
        return Due(since, "thanks", person.name, "say thank you, and mention one thing you will do now", person.key)
    if last.what != "message":
        return None
    if _messages_at_end(history) != 1:
        return None
    remind_on = after_working_days(state, last.on, rules["reminder"])
    since = after_working_days(state, last.on, rules["second_person"])
    if today < remind_on and person.employer and not _wrote_to_another(log, person, last.on):
        words = f"no answer yet, so write to somebody else at {person.employer}"
        return Due(since, "second person", person.name, words, person.key)
    return Due(remind_on, "remind", person.name, "remind them once, then leave it", person.key)


def _messages_at_end(history: list[Activity]) -> int:
    """How many messages were written since the person last answered or talked."""
    number = 0
    for activity in reversed(history):
        if activity.what != "message" or activity.result:
            break
        number += 1
    return number


def _wrote_to_another(log: SearchLog, person: Person, on: date) -> bool:
    """Whether somebody else there was met or written to around the time of a message: before it, or after."""
    there = _by_employer(log.people).get(person.employer.casefold(), [])
    others = [each for each in there if each.key != person.key]
    since = on - timedelta(days=LATELY)
    return any(activity.on >= since for each in others for activity in log.with_person(each.key))


@cached_by_identity()
def _by_employer(people: Mapping[str, Person]) -> dict[str, list[Person]]:
    found: dict[str, list[Person]] = {}
    for person in people.values():
        found.setdefault(person.employer.casefold(), []).append(person)
    return found


def _about_application(state: State, log: SearchLog, application: Application, today: date) -> Due | None:
    if application.next_on:
        if application.next_on > today or application.ended:
            return None
        words = application.next_step or "what you meant to do next"
        return Due(application.next_on, "planned", application.employer, words, application=application.key)
    sent = application.known_since
    if application.stage != "applied" or not sent or (today - sent).days > 60:
        return None
    followed = [each for each in log.for_application(application.key) if each.on > sent and each.what != "application"]
    since = after_working_days(state, sent, log.rules["reminder"])
    if followed or since > today:
        return None
    who = ", ".join(filter(None, (application.employer, application.role)))
    return Due(since, "application", who, "ask once how things stand", application=application.key)


def line_about(item: Due, log: SearchLog) -> str:
    """The line that logs this follow-up as done, for the person to complete or accept."""
    if item.application in log.applications:
        return f"message at {log.applications[item.application].employer}"
    name = log.people[item.person].name if item.person in log.people else ""
    return f"wrote to {name}{', to thank them' if item.why == 'thanks' else ''}"
