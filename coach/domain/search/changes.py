"""What has to be recorded for a line about an effort: the activity, the person, the stage of an application."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any, TypeVar

from coach.domain.fact import Fact
from coach.domain.runway.changes import marked_id, new_id
from coach.domain.search.facts import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.log import SearchLog
from coach.domain.search.quick_log import Quick
from coach.domain.search.records import Activity, Application, Employer, Person

Dated = tuple[Fact, date]
T = TypeVar("T", bound=Fact)


def as_fields(record: Person | Employer | Application | Activity) -> dict[str, Any]:
    """The fields of a record as its fact takes them: what is empty was not told."""
    return {name: value for name, value in record._asdict().items() if value not in ("", None, False)}


def person_fact(person: Person, **changes: Any) -> PersonSet:
    """Somebody as they are, but for `changes`; None there takes a field away. Raises RefusedError."""
    return _with(PersonSet, as_fields(person), changes)


def application_fact(application: Application, **changes: Any) -> ApplicationSet:
    """An application as it is, but for `changes`. Raises RefusedError."""
    return _with(ApplicationSet, as_fields(application), changes)


def _with(kind: type[T], known: dict[str, Any], changes: dict[str, Any]) -> T:
    names = {item.name for item in fields(kind)}
    return kind(**{name: value for name, value in {**known, **changes}.items() if name in names})


def facts_of_line(quick: Quick, log: SearchLog, mark: str = "") -> list[Dated]:
    """Everything to record for a line, each with the day it is about, the activity last. Raises RefusedError.

    Somebody who is not known yet becomes one of the people, and an application that is not known one of those, where
    the line names them. `mark` keeps the effort apart from one of the same day that another machine notes.
    """
    found: list[Dated] = []
    person = _person(quick, log, found)
    application = _application(quick, log, found)
    if quick.stage:
        found.append((StageReached(application, quick.stage, quick.note or None), quick.on))
        return found
    activity = ActivitySet(
        marked_id(f"{quick.what}-{quick.on:%m%d}-{quick.person or quick.employer}", mark, log.activities),
        quick.what,
        text=quick.text,
        minutes=quick.minutes,
        start=quick.start or None,
        person=person or None,
        employer=quick.employer or None,
        application=application or None,
        method=quick.method or None,
        contact=quick.person or None,
        position=quick.role or None,
        note=quick.note or None,
    )
    return [*found, (activity, quick.on)]


def _person(quick: Quick, log: SearchLog, found: list[Dated]) -> str:
    if not quick.person:
        return ""
    known = log.person_named(quick.person)
    news = {
        "employer": quick.employer or None,
        "ask": quick.ask or None,
        "next_step": quick.next_step or None,
        "next_on": quick.next_on,
    }
    news = {name: value for name, value in news.items() if value}
    if known:
        # what was planned with them is done now; what the line plans takes its place
        over = {"next_step": None, "next_on": None} if known.next_on and known.next_on <= quick.on else {}
        if over or news:
            found.append((person_fact(known, **{**over, **news}), quick.on))
        return known.key
    key = new_id(quick.person, log.people)
    found.append((PersonSet(key, quick.person, **news), quick.on))  # type: ignore[arg-type]
    return key


def _application(quick: Quick, log: SearchLog, found: list[Dated]) -> str:
    """The application a line is about: one that is known, or a new one where the line tells of one."""
    if (
        not quick.employer
        or quick.what not in ("application", "interview", "other")
        or (quick.what == "other" and not quick.stage)
    ):
        return ""
    known = log.applications_at(quick.employer)
    if quick.role:
        known = [each for each in known if each.role.casefold() == quick.role.casefold()] or known[:0]
    stage = {"application": "applied", "interview": "interview"}.get(quick.what, "")
    if known:
        key = known[0].key
        if stage and known[0].stage in ("wished", "applied", "answered", "screening") and known[0].stage != stage:
            found.append((StageReached(key, stage), quick.on))
        return key
    key = new_id(f"{quick.employer} {quick.role}", log.applications)
    source = quick.source or None
    found.append((ApplicationSet(key, quick.employer, role=quick.role or None, source=source), quick.on))
    if stage:
        found.append((StageReached(key, stage), quick.on))
    return key
