"""The progress of each application on a ladder of five rungs, and its next or last event."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.dates import relative_day, short_day
from coach.domain.search.business_days import working_days_between
from coach.domain.search.constants import STAGE_WORDS
from coach.domain.search.state import Application
from coach.domain.search.upcoming import UpcomingEvent, closing_day
from coach.domain.state import State
from coach.domain.wording import count

RUNGS = ("sent", "answered", "interview", "final round", "offer")
RUNG_OF = {
    "applied": 1,
    "answered": 2,
    "screening": 2,
    "interview": 3,
    "task": 3,
    "final": 4,
    "offer": 5,
    "accepted": 5,
}
"""The rung of each stage; a rejection or silence leaves an application on its rung."""
COUNTED = timedelta(days=40)
"""For this long after sending, the working days since are shown; later they mean little."""


def rung(application: Application) -> int:
    """The highest rung reached, from 1 to 5; 0 until it is sent."""
    return max((RUNG_OF.get(step.stage, 0) for step in application.stages), default=0)


def outlook(state: State, application: Application, today: date, ahead: UpcomingEvent | None = None) -> str:
    """The next or last event of an application, in a few words; `ahead` is its next event, if any."""
    if ahead:
        return _ahead(ahead.what, ahead.on, ahead.at, today)
    step, on = application.next_step or "next step", application.next_on
    if application.ended or not on:
        return _stands(state, application, today)
    return f"{step}, planned for {short_day(on)}" if on < today else _ahead(step, on, "", today)


def _ahead(step: str, on: date, at: str, today: date) -> str:
    day = "today" if on == today else f"on {short_day(on)}"
    return f"{step} {day}{f', {at}' if at else ''}"


def _stands(state: State, application: Application, today: date) -> str:
    since = application.known_since
    if application.stage == "wished":
        return to_apply(application, today)
    if application.stage == "applied":
        return _sent(state, since, today)
    words = "no answer, closed" if application.stage == "silent" else STAGE_WORDS[application.stage]
    if since is None:
        return f"{words}, day not known"
    if since == today:
        return f"{words} today"
    return f"{words} {'' if application.stage == 'silent' else 'on '}{short_day(since)}"


def to_apply(application: Application, today: date) -> str:
    """The status of an unsent application: its closing day, or since when it has been listed."""
    closes = closing_day(application)
    if closes is None:
        return f"to apply, noted {relative_day(application.told_on, today)}"
    if closes == today:
        return "closes today"
    return f"{'closes' if closes > today else 'closed'} {short_day(closes)}"


def _sent(state: State, since: date | None, today: date) -> str:
    if since is None:
        return "sent, day not known"
    if since >= today:
        return "sent today"
    status = f"sent {since.day} {short_day(since)[-3:]}"
    if today - since > COUNTED:
        return status
    days = working_days_between(state, since, today)
    return f"{status}, {count(days, 'working day')} ago" if days else status


def rung_words(application: Application) -> str:
    """The rung in words: "interview, 3 of 5"."""
    reached = rung(application)
    return f"{RUNGS[reached - 1]}, {reached} of {len(RUNGS)}" if reached else "not sent yet"
