"""The work-search log: rows from the activities of a period, week by week, in the form an authority requires."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import start_of_week
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.efforts import efforts, is_logged
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Activity, StageStep
from coach.domain.source_age import age_warning, dated
from coach.errors import RefusedError
from coach.guide.authorities import PLAIN, Authority, UsState, authority, authority_ids, us_states
from coach.guide.sources import UNDATED

KIND_WORDS = {
    "message": "message to a contact",
    "call": "call",
    "conversation": "conversation",
    "application": "application",
    "interview": "interview",
    "event": "event",
    "course": "training",
    "practice": "preparation",
    "other": "other activity",
}
# "interview" is both a kind and a stage; the word is the same for both
STAGES = {stage: words for stage, words in STAGE_WORDS.items() if stage not in KIND_WORDS}


class WorkLogRow(NamedTuple):
    """One activity: its day, its minutes, and the text of each of the authority's columns.

    `activity` is the activity; if the sending of an application was not logged, `is_noted` is False and it is the one
    that could be. `missing` are the headings that such an activity needs and that are empty.
    """

    on: date
    minutes: int
    cells: tuple[str, ...]
    activity: Activity
    is_noted: bool
    missing: tuple[str, ...] = ()


_JOB = frozenset(("text", "employer", "position", "contact", "details", "method", "address"))
_TALK = frozenset(("text", "employer", "contact", "details", "method"))
NEEDED: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(("application", "interview"), _JOB),
    **dict.fromkeys(("message", "call", "conversation"), _TALK),
    "event": frozenset(("text", "address")),
}
"""The fields that an activity of each kind needs if a log has a column for them; for other kinds, what it was.

From the columns of the logs in content/authorities/: who, where, how, and for which job.
"""


class WorkLogWeek(NamedTuple):
    """The activities of one week, within the log's period; `noted` counts those of the whole week."""

    first: date
    last: date
    rows: tuple[WorkLogRow, ...]
    noted: int


class WorkLog(NamedTuple):
    """A log of a period; `weeks` includes weeks without activities."""

    headings: tuple[str, ...]
    weeks: tuple[WorkLogWeek, ...]

    @property
    def rows(self) -> list[WorkLogRow]:
        """Every activity, week by week."""
        return [row for week in self.weeks for row in week.rows]


def work_log(log: SearchLog, who: Authority, first: date, last: date, first_weekday: int) -> WorkLog:
    """The log from `first` to `last`, with the authority's columns; weeks begin on `first_weekday`.

    A sent application counts as an activity of its day, even if none was logged for it.
    """
    begins = start_of_week(first, first_weekday)
    by_week = _by_week(log, begins, start_of_week(last, first_weekday) + timedelta(days=6))
    weeks = []
    while begins <= last:
        found = by_week.get(begins, [])
        rows = tuple(_row(each, log, who) for each in found if first <= each.on <= last)
        weeks.append(WorkLogWeek(max(begins, first), min(begins + timedelta(days=6), last), rows, len(found)))
        begins += timedelta(days=7)
    return WorkLog(tuple(heading for heading, _ in who.columns), tuple(weeks))


def _by_week(log: SearchLog, first: date, last: date) -> dict[date, list[Activity]]:
    """The activities of whole weeks, by the first day of each; `first` is the first day of the first week."""
    found: dict[date, list[Activity]] = {}
    for each in efforts(log, first, last):
        found.setdefault(each.on - timedelta(days=(each.on - first).days % 7), []).append(each)
    return found


def known_authority(name: str) -> Authority:
    """The log of that name; the plain one for none, and for one that only another version of coach knows."""
    try:
        return authority(name or PLAIN)
    except RefusedError:
        return authority(PLAIN)


def needed_of(what: str, who: Authority) -> frozenset[str]:
    """The fields that an activity of this kind needs in that log, if it has a column for them."""
    return NEEDED.get(what, frozenset(("text",))) | frozenset(who.always)


def _row(activity: Activity, log: SearchLog, who: Authority) -> WorkLogRow:
    cells = _cells(activity, log, {**KIND_WORDS, **STAGES, **who.words})
    needed = needed_of(activity.what, who)
    return WorkLogRow(
        activity.on,
        activity.minutes or 0,
        tuple(cells[field] for _, field in who.columns),
        activity,
        is_logged(log, activity),
        tuple(heading for heading, field in who.columns if field in needed and not cells[field]),
    )


def _cells(activity: Activity, log: SearchLog, words: Mapping[str, str]) -> Mapping[str, str]:
    """The text of every field; what the activity does not give comes from its person or application."""
    person, application = log.people.get(activity.person), log.applications.get(activity.application)
    since = application.known_since if application else None
    stage = f"{words[application.stage]}{f', {since.isoformat()}' if since else ''}" if application else ""
    contact = ", ".join(filter(None, (person.name, person.role))) if person else ""
    named = activity.contact or (application.contact if application and not person else "")
    reached = ", ".join(filter(None, (person.email, person.phone))) if person else ""
    return {
        "date": activity.on.isoformat(),
        "start": activity.start,
        "minutes": str(activity.minutes) if activity.minutes is not None else "",
        "kind": words[activity.what],
        "text": activity.text,
        "employer": activity.employer or (application.employer if application else person.employer if person else ""),
        "position": activity.position or (application.role if application else ""),
        "location": application.location if application else "",
        "found_at": application.source if application else "",
        "contact": contact if person and activity.contact in ("", person.name) else named,
        "details": activity.details or reached,
        "method": activity.method,
        "address": activity.address or (application.link if application else ""),
        "reference": activity.reference or (application.reference if application else ""),
        "stages": "; ".join(_step_words(step, words) for step in application.stages) if application else "",
        "result": activity.result or stage,
        "result_date": activity.result_on.isoformat() if activity.result_on else "",
        "proof": activity.proof,
        "points": str(activity.points) if activity.points is not None else "",
        "note": activity.note,
    }


def _step_words(step: StageStep, words: Mapping[str, str]) -> str:
    return f"{step.on.isoformat()} {words[step.stage]}" if step.dated else words[step.stage]


def missing_words(row: WorkLogRow) -> str:
    """What a row still needs, in words; "" if nothing is missing."""
    return f"still empty: {', '.join(row.missing)}" if row.missing else ""


def missing_briefly(row: WorkLogRow, room: int) -> str:
    """What a row still needs, in at most `room` characters: as many headings as fit, and how many more there are."""
    if not row.missing:
        return "complete"
    for shown in range(len(row.missing), 0, -1):
        more = len(row.missing) - shown
        words = f"no {', '.join(row.missing[:shown])}{f' +{more}' if more else ''}"
        if len(words) <= room:
            return words
    return f"{len(row.missing)} empty"


def log_choices() -> list[tuple[str, str]]:
    """Every log to choose from, its name and description: the plain one, then every country and US state by name."""
    read = {state.log for state in us_states()}
    lands = [(name, _land_words(authority(name).name)) for name in authority_ids() if name not in {*read, PLAIN}]
    states = [(state.id, _state_words(state)) for state in us_states()]
    return [(PLAIN, authority(PLAIN).name), *sorted([*lands, *states], key=lambda each: each[1])]


def _land_words(name: str) -> str:
    office, _, land = name.removesuffix(")").rpartition(" (")
    return f"{land}: {office}" if office else name


def _state_words(state: UsState) -> str:
    agency = state.agency.removeprefix(f"{state.name} ")
    return f"{state.name}: {agency}{'' if state.log else ', not verified'}"


def source_words(who: Authority, today: date) -> str:
    """The date of a log's source, whether it is the authority itself, and a warning if it is old.

    "" for our own plain log.
    """
    if who.source_kind == "ours":
        return ""
    date_of_it = "" if who.source_on == UNDATED else f"Date: {dated(who.source_on)}."
    checked = "" if who.source_kind == "official" else "It was not checked with the authority."
    return " ".join(filter(None, (date_of_it, checked, age_warning(who.source_on, today))))


def minimum_words(week: WorkLogWeek, minimum: int | None, today: date) -> str:
    """How many of the week's minimum are logged, including days outside the log's period.

    "" if the minimum is unknown, or the week is over.
    """
    noted = week.noted
    if minimum is None or not week.first <= today <= week.last:
        return ""
    if noted >= minimum:
        return f"This week needs {minimum}. Check that what you logged counts there."
    missing = minimum - noted
    short = "One short" if missing == 1 else f"{missing} short"
    return f"{short} for this week: {noted} of {minimum} noted."
