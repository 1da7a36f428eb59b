"""How the runway moved: the day the money ends now, and as it was told before the period."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from coach.domain.dates import day_with_year
from coach.domain.runway.projection import project
from coach.domain.transition import Transition
from coach.domain.wording import count


class RunwayMove(NamedTuple):
    """The day on which the money ends, now and before; None for no end, or where nothing was told of yet."""

    now: date | None
    before: date | None
    told_now: bool
    told_before: bool


def runway_move(transition: Transition, first: date, today: date) -> RunwayMove:
    """How it moved since the day before `first`."""
    now = transition.plan(today)
    before = transition.plan_before(first)
    told_before = bool(before.accounts)
    return RunwayMove(
        project(now).runs_out if now.accounts else None,
        project(before).runs_out if told_before else None,
        bool(now.accounts),
        told_before,
    )


def move_words(move: RunwayMove) -> str:
    """The move in a sentence; "" where nothing was told about money."""
    if not move.told_now:
        return ""
    ends = f"The money lasts until {day_with_year(move.now)}" if move.now else "The money has no end in sight"
    if not move.told_before or move.before == move.now:
        return f"{ends}{', as before' if move.told_before else ''}."
    if move.now and move.before:
        days = (move.now - move.before).days
        return f"{ends}, {count(abs(days), 'day')} {'later' if days > 0 else 'earlier'} than before."
    return f"{ends}; before it {'ended on ' + day_with_year(move.before) if move.before else 'had no end'}."
