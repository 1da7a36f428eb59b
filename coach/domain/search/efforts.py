"""The activities of the search: those logged, and sent applications that nobody logged as well.

Every room, command and export that counts activities uses these, so that their numbers agree.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from coach.domain.derived import cached_by_identity
from coach.domain.field_types import LINE_LIMIT
from coach.domain.reducers import days_within
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, Application


def sent_on(application: Application) -> date | None:
    """The day it was sent; None if it was not, or the day is unknown."""
    return next((step.on for step in application.stages if step.stage == "applied" and step.dated), None)


def were_sent(log: SearchLog) -> set[str]:
    """The keys of the applications that were sent.

    An application was sent if it says so, if an activity says so, or if its first news is a rejection.
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
    """The activities of these days, oldest first; one derived from an application has its key."""
    return sorted(
        [*log.between(first, last), *_sent(log, first, last)], key=lambda each: (each.on, each.start or "99:99")
    )


def all_efforts(log: SearchLog) -> Mapping[str, Activity]:
    """Every activity in the order of logging, then sent applications under keys that no activity has."""
    return _all_efforts(log.applications, log.activities)


@cached_by_identity()
def _all_efforts(applications: Mapping[str, Application], activities: Mapping[str, Activity]) -> Mapping[str, Activity]:
    log = SearchLog(applications=applications, activities=activities)
    sent = {each.key: each for each in _sent(log, date.min, date.max)}
    return {**activities, **{f"sent {key}": sent[key] for key in applications if key in sent}}


def is_logged(log: SearchLog, effort: Activity) -> bool:
    """Whether it was logged by itself, rather than derived from an application."""
    return log.activities.get(effort.key) == effort


def applications_in(found: list[Activity]) -> int:
    """How many applications these activities are; one that was logged twice on a day counts once."""
    return len({(each.application or each.key, each.on) for each in found if each.what == "application"})


def _sent(log: SearchLog, first: date, last: date) -> list[Activity]:
    """Applications sent in these days without a logged activity on that day."""
    there = _sent_by_day(log.applications, log.activities)
    return [_as_effort(each, day) for day in days_within(there, first, last) for each in there[day]]


@cached_by_identity()
def _sent_by_day(
    applications: Mapping[str, Application], activities: Mapping[str, Activity]
) -> dict[date, list[Application]]:
    noted = {(each.application, each.on) for each in activities.values() if each.what == "application"}
    found: dict[date, list[Application]] = {}
    for each in applications.values():
        if (sent := sent_on(each)) and (each.key, sent) not in noted:
            found.setdefault(sent, []).append(each)
    return found


def _as_effort(application: Application, sent: date) -> Activity:
    role = f" as {application.role}" if application.role else ""
    return Activity.of(
        key=application.key,
        what="application",
        text=f"applied to {application.employer}{role}"[:LINE_LIMIT],
        employer=application.employer,
        application=application.key,
        on=sent,
    )
