"""How the runway moved: the day the money runs out now, and before the period."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import day_with_year, short_day
from coach.domain.runway.projection import project
from coach.domain.sanitize import shown
from coach.domain.state import State
from coach.domain.wording import count

NAMES = 5
TIMES = 12


class RunwayMove(NamedTuple):
    """The day on which the money runs out, now and before; None for no end, or if no money was entered yet.

    `changed` are the names of the lines that were changed in between.
    """

    now: date | None
    before: date | None
    told_now: bool
    told_before: bool
    changed: tuple[str, ...] = ()


def runway_move(state: State, first: date, today: date) -> RunwayMove:
    """The move since the day before `first`."""
    now = state.plan(today)
    before = state.plan_before(first)
    told_now, told_before = now.has_an_end, before.has_an_end
    return RunwayMove(
        project(now).runs_out if told_now else None,
        project(before).runs_out if told_before else None,
        told_now,
        told_before,
        tuple(_changed(state, first, today)),
    )


def _changed(state: State, first: date, today: date) -> list[str]:
    """The names of the lines that were changed from `first` on."""
    lines = state.money.lines.values()
    return [shown(entry.text("name")) for entry in lines if first <= entry.on <= today][:NAMES]


def runway_history(state: State, today: date) -> list[str]:
    """The runway after each change to the money plan, most recent changes only."""
    days = sorted({entry.on for entry in state.money.lines.values() if entry.on <= today})[-TIMES:]
    found = []
    for day in days:
        plan = state.plan_before(day + timedelta(days=1))
        if plan.has_an_end:
            out = project(plan).runs_out
            found.append(
                f"{short_day(day)} {day.year}: until {day_with_year(out)}" if out else f"{short_day(day)}: no end"
            )
    return found


def move_words(move: RunwayMove) -> str:
    """The move in a sentence; "" if no money was entered."""
    if not move.told_now:
        return ""
    ends = (
        f"The money lasts until {day_with_year(move.now)}"
        if move.now
        else "The money does not run out within ten years"
    )
    if not move.told_before or move.before == move.now:
        return f"{ends}{', as before' if move.told_before else ''}."
    if move.now and move.before:
        days = (move.now - move.before).days
        why = f" You changed: {', '.join(move.changed)}." if move.changed else ""
        return f"{ends}, {count(abs(days), 'day')} {'later' if days > 0 else 'earlier'} than before.{why}"
    return f"{ends}. Before, it {'lasted until ' + day_with_year(move.before) if move.before else 'did not run out'}."
