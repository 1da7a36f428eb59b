"""The ticks that a change to a worksheet brings: for the actions it finishes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.events import Done
from coach.domain.worksheets.progress import done_by
from coach.domain.worksheets.state import WorksheetState, sheet_of
from coach.guide.worksheets import Worksheet

if TYPE_CHECKING:
    from coach.domain.state import State


def ticks_between(before: State, after: State, sheet: Worksheet, today: date) -> list[Done]:
    """The ticks that are due after a change to a worksheet.

    An action is ticked at the moment its last field is filled, if it was never ticked before; a repeatable one also
    with each new row of its log, once a day.
    """
    was, now = sheet_of(before, sheet.name), sheet_of(after, sheet.name)
    done_before = done_by(sheet, was)
    ticks = []
    for action in (each for each in done_by(sheet, now) if not _is_outside(sheet, each)):
        last_on = after.history_of(action).last_on
        newly = action not in done_before and last_on is None
        again = _row_added(sheet, action, was, now) and _repeats(after, action) and last_on != today
        if newly or again:
            ticks.append(Done(action))
    return ticks


def newly_complete(before: State, after: State, sheet: Worksheet) -> list[str]:
    """Actions whose texts were completed by a change, and that are done once these are sent or published."""
    done_before = done_by(sheet, sheet_of(before, sheet.name))
    return [
        action
        for action in done_by(sheet, sheet_of(after, sheet.name))
        if _is_outside(sheet, action) and action not in done_before and after.history_of(action).last_on is None
    ]


def _is_outside(sheet: Worksheet, action: str) -> bool:
    return any(field.outside for field in sheet.fields if field.action == action)


def _repeats(state: State, action: str) -> bool:
    return state.guide.action(action).repeat != "once"


def _row_added(sheet: Worksheet, action: str, was: WorksheetState, now: WorksheetState) -> bool:
    logs = [field.key for field in sheet.fields if field.kind == "log" and field.action == action]
    return any(len(now.rows.get(key, ())) > len(was.rows.get(key, ())) for key in logs)
