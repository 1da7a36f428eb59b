"""What counts as an effort of the search: what was noted, and applications sent that nobody noted as well.

Every room, command and export that counts efforts counts these, so that their numbers agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from coach.domain.fields import LINE_LIMIT
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, Application


def sent_on(application: Application) -> date | None:
    """The day it was sent; None where nobody said that it was, or on which day."""
    return next((step.on for step in application.stages if step.stage == "applied" and step.dated), None)


def were_sent(log: SearchLog) -> set[str]:
    """The keys of the applications that were sent.

    Those that are said to be, of which an effort tells, or whose first news is that nothing comes of them.
    """
    noted = {each.application for each in log.activities.values() if each.what == "application"}
    return {
        key
        for key, each in log.applications.items()
        if key in noted or _is_sent(each) or _first_stage(each) in ("silent", "rejected")
    }


def _is_sent(application: Application) -> bool:
    return any(step.stage == "applied" for step in application.stages)


def _first_stage(application: Application) -> str:
    return next((step.stage for step in application.stages if step.stage != "wished"), "")


def efforts(log: SearchLog, first: date, last: date) -> list[Activity]:
    """The efforts of these days, oldest first; one that stands for an application has its key."""
    return sorted(
        [*log.between(first, last), *_sent(log, first, last)], key=lambda each: (each.on, each.start or "99:99")
    )


def all_efforts(log: SearchLog) -> Mapping[str, Activity]:
    """Every effort, in the order in which it was told; applications sent come last, by a key that no effort has."""
    return {**log.activities, **{f"sent {each.key}": each for each in _sent(log, date.min, date.max)}}


def is_noted(log: SearchLog, effort: Activity) -> bool:
    """Whether it was noted by itself, and does not just stand for an application."""
    return log.activities.get(effort.key) == effort


def applications_in(found: list[Activity]) -> int:
    """How many applications these efforts are; one that is noted twice on a day counts once."""
    return len({(each.application or each.key, each.on) for each in found if each.what == "application"})


def _sent(log: SearchLog, first: date, last: date) -> list[Activity]:
    """Applications that were sent in these days and have no effort of that day."""
    noted = {(each.application, each.on) for each in log.activities.values() if each.what == "application"}
    return [
        _as_effort(each, sent)
        for each in log.applications.values()
        if (sent := sent_on(each)) and first <= sent <= last and (each.key, sent) not in noted
    ]


def _as_effort(application: Application, sent: date) -> Activity:
    role = f" as {application.role}" if application.role else ""
    return Activity(
        *(application.key, "application", f"applied to {application.employer}{role}"[:LINE_LIMIT]),
        employer=application.employer,
        application=application.key,
        on=sent,
    )
