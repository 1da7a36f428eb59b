"""Breaks: start one today, plan one, and resume."""

from __future__ import annotations

from datetime import date, timedelta

from coach.domain.event import Event
from coach.domain.events import Paused, Resumed
from coach.domain.runway.changes import new_id
from coach.domain.schedule.events import BreakGone, BreakPlanned
from coach.domain.state import State
from coach.errors import RefusedError


def start_break(state: State, today: date, first: date, last: date | None, reason: str | None) -> Event:
    """A break from `first` on: a pause if it begins today, a planned break if it begins later.

    Raises RefusedError for one that begins in the past, or a planned one without an end.
    """
    if first < today:
        raise RefusedError("That day is over", "A break starts today or later. Missed days don't count anyway.")
    if first == today:
        return Paused(last, reason)
    if last is None:
        raise RefusedError("The break has no last day", "Give its last day as well; you can change it later.")
    return BreakPlanned(new_id(f"break-{first}", state.breaks), first, last, reason)


def end_break(state: State, today: date) -> Event | None:
    """The event that ends the break on `today`; None if there is none."""
    pause = state.pause(today)
    if pause is None:
        return None
    key = next((key for key, each in state.breaks.items() if each == pause), None)
    if key is None:
        return Resumed()
    return BreakPlanned(key, pause.since, today - timedelta(days=1)) if pause.since < today else BreakGone(key)
