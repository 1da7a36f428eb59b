"""The events to record for a line: an activity, an answer that came, or a plan for a future day."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from coach.domain.event import Event
from coach.domain.field_types import LINE_LIMIT
from coach.domain.runway.changes import new_id
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.schedule.changes import new_key
from coach.domain.schedule.events import BlockSet
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.search.quick_log import ParsedLine
from coach.domain.search.state import Application, Person
from coach.errors import RefusedError

Dated = tuple[Event, date | None]
"""An event and the day it is about; None is today."""

BEFORE = ("wished", "applied", "answered", "screening")
"""The stages that an interview can follow."""
PLANNED_MINUTES = 60
"""The length of a block if the line does not give one."""
THEMES = {
    "application": "applications",
    "interview": "applications",
    "course": "learning",
    "practice": "practice",
    "message": "networking",
    "call": "networking",
    "conversation": "networking",
    "event": "networking",
}


def events_of_line(quick: ParsedLine, log: SearchLog, blocks: Iterable[str] = ()) -> list[Dated]:
    """Everything to record for a line, each event with its day, the activity last. Raises RefusedError.

    Unknown people and applications named in the line are added. `mark` distinguishes the activity from one of the same
    day that another device logs; `blocks` are the existing block keys: a plan with a time of day gets a block. Nothing
    in the future counts as done: it becomes the next step of its person or application.
    """
    quick.see_kept()
    assert quick.on is not None  # see_kept refuses a line whose day can't be parsed
    if quick.planned:
        return _plan(quick, log, blocks)
    found: list[Dated] = []
    people = _people(quick, log, found)
    application = _application(quick, log, found)
    if quick.is_answer:
        note = ", ".join(filter(None, (quick.person, quick.note))) or None
        if not application:
            raise RefusedError("The employer is missing", "Say which employer answered, such as: rejected by Acme.")
        return [*found, (StageReached(application, quick.stage, note and note[:LINE_LIMIT]), quick.on)]
    taken = set(log.activities)
    for person, activity in _efforts(quick, people, application):
        stem = f"{quick.what}-{quick.on:%m%d}-{activity.contact or quick.employer}"
        key = new_id(stem if person else f"{stem}-{quick.person}", taken)
        taken.add(key)
        found.append((activity._replace(key=key), quick.on))
    return found


def _efforts(quick: ParsedLine, people: list[str], application: str) -> list[tuple[str, ActivitySet]]:
    """One activity, or one for each person a message went to. Other people present go into `contact`."""
    several = quick.what == "message" and len(people) > 1
    names = [named.name for named in quick.people]
    found = []
    for number, person in enumerate(people if several else people[:1] or [""]):
        contact = names[number] if several else ", ".join(names)
        activity = ActivitySet(
            "new",
            quick.what or "other",
            text=quick.text[:LINE_LIMIT],
            minutes=quick.minutes if number == 0 else None,
            start=quick.start,
            person=person,
            employer=quick.employer,
            application=application,
            method=quick.method,
            contact=contact[:LINE_LIMIT],
            position=quick.role,
            reference=quick.reference,
            note=quick.note,
        )
        found.append((person, activity))
    return found


def _people(quick: ParsedLine, log: SearchLog, found: list[Dated]) -> list[str]:
    """The keys of the people named. The line's question and plan go to the first, the day of the talk to all."""
    keys: list[str] = []
    for number, named in enumerate(quick.people):
        known = log.people.get(named.key) or (None if named.is_new else log.person_named(named.name))
        first = number == 0
        fields = {
            "employer": quick.employer if not known or not known.employer else "",
            "ask": quick.ask if first else "",
            "next_step": quick.next_step if first or quick.what == "message" else "",
            "next_on": quick.next_on if first or quick.what == "message" else None,
        }
        news: dict[str, Any] = {name: value for name, value in fields.items() if value}
        keys.append(_person(quick, log, found, known, (named.name, news, keys)))
    return keys


def _person(
    quick: ParsedLine,
    log: SearchLog,
    found: list[Dated],
    known: Person | None,
    named: tuple[str, dict[str, Any], list[str]],
) -> str:
    name, news, others = named
    met_as_well = bool(others) and quick.what != "message" and not quick.planned
    if known:
        # what was planned with them is done now; the line's plan replaces it
        was_next_step = known.next_on and not quick.planned and quick.on and known.next_on <= quick.on
        changes: dict[str, Any] = {**({"next_step": None, "next_on": None} if was_next_step else {}), **news}
        if met_as_well and (known.last_contact is None or (quick.on and known.last_contact < quick.on)):
            changes["last_contact"] = quick.on
        if changes:
            found.append((known._replace(**changes), None if quick.planned else quick.on))
        return known.key
    key = new_id(name, {*log.people, *others})
    if met_as_well:
        news = {**news, "last_contact": quick.on}
    found.append((PersonSet(key, name, **news), None if quick.planned else quick.on))
    return key


def _application(quick: ParsedLine, log: SearchLog, found: list[Dated]) -> str:
    """The line's application: an existing one, or a new one if the line implies it."""
    if not quick.employer or not (quick.is_answer or quick.what in ("application", "interview")):
        return ""
    assert quick.on is not None
    known = _known_application(quick, log)
    stage = "" if quick.is_answer else quick.stage or {"application": "applied", "interview": "interview"}[quick.what]
    fields = _fields_of(quick)
    if known:
        news = {name: value for name, value in fields.items() if value and (name in _NEXT or not getattr(known, name))}
        over = known.next_on is not None and known.next_on <= quick.on
        changes = {**({"next_step": None, "next_on": None} if over else {}), **news}
        if changes:
            found.append((known._replace(**changes), known.told_on))
        if stage and known.stage in BEFORE and known.stage != stage and not _goes_back(known.stage, stage):
            found.append((StageReached(known.key, stage), quick.on))
        return known.key
    key = new_id(f"{quick.employer} {quick.role}", log.applications)
    found.append((ApplicationSet(key, quick.employer, **fields), quick.on))
    if stage:
        found.append((StageReached(key, stage), quick.on))
    return key


_NEXT = ("next_step", "next_on")


def _goes_back(now: str, stage: str) -> bool:
    return stage in BEFORE and BEFORE.index(stage) < BEFORE.index(now)


def _fields_of(quick: ParsedLine) -> dict[str, Any]:
    fields = {"role": quick.role, "source": quick.source, "reference": quick.reference, "location": quick.place}
    step = {"next_step": quick.next_step, "next_on": quick.next_on} if not quick.people and not quick.planned else {}
    return {name: value or None for name, value in {**fields, **step}.items()}


def _known_application(quick: ParsedLine, log: SearchLog) -> Application | None:
    known = log.applications_at(quick.employer)
    if quick.role:
        known = [each for each in known if each.role.casefold() == quick.role.casefold()]
    if quick.reference:
        known = [each for each in known if each.reference in ("", quick.reference)]
    return known[0] if known else None


# -- plans


def _plan(quick: ParsedLine, log: SearchLog, blocks: Iterable[str]) -> list[Dated]:
    """The next step of the people named, else of the application; with a time of day, also a block in the week."""
    words = _step_words(quick)
    asked = quick._replace(next_step=words, next_on=quick.on)
    found: list[Dated] = []
    people = _people(asked, log, found)
    application = _planned_application(quick, log, found, words, alone=not people)
    if not people and not application and not quick.start:
        raise RefusedError("A plan needs a time or a person", "Add one: tomorrow at 10, with Ana, at Acme.")
    if quick.start and quick.on:
        theme = THEMES.get(quick.what, "other")
        title = ", ".join(filter(None, (quick.text, quick.note)))
        found.append((
            BlockSet(
                *(new_key(theme, quick.on, blocks, quick.start), quick.on, quick.start),
                *(quick.minutes or PLANNED_MINUTES, theme),
                title=title[:NAME_LIMIT] or None,
                person=people[0] if people else None,
                application=application or None,
            ),
            None,
        ))  # fmt: skip
    return found


def _step_words(quick: ParsedLine) -> str:
    step = quick.next_step if quick.what == "other" and quick.next_step else quick.text or quick.what
    at = f" at {quick.start}" if quick.start and "at " + quick.start not in step else ""
    note = f", {quick.note}" if quick.note else ""
    return f"{step[: LINE_LIMIT - 10]}{at}{note}"[:LINE_LIMIT]


def _planned_application(quick: ParsedLine, log: SearchLog, found: list[Dated], words: str, *, alone: bool) -> str:
    """The application whose next step it is. A new one has no stage: the line does not say that anything was sent."""
    if not quick.employer or (not alone and quick.what not in ("application", "interview") and not quick.is_answer):
        return ""
    known, fields = _known_application(quick, log), {**_fields_of(quick), "next_step": words, "next_on": quick.on}
    if known:
        news = {name: value for name, value in fields.items() if value and (name in _NEXT or not getattr(known, name))}
        found.append((known._replace(**news), known.told_on))
        return known.key
    key = new_id(f"{quick.employer} {quick.role}", log.applications)
    found.append((ApplicationSet(key, quick.employer, **fields), None))
    return key
