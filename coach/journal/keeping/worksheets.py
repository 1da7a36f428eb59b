"""Keeping what is written in a worksheet, and ticking the actions that it finishes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.named import key_asked
from coach.domain.runway.changes import new_id
from coach.domain.worksheets.facts import FieldFilled, RowAdded, RowGone
from coach.domain.worksheets.progress import finished
from coach.domain.worksheets.record import sheet_of
from coach.domain.worksheets.ticks import ready_between, ticks_between
from coach.errors import RefusedError
from coach.journal.keeping.ticks import keep_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.fact import Fact
    from coach.domain.transition import Transition
    from coach.guide.worksheets import Worksheet
    from coach.journal.coach import Choice, Coach


class Kept(NamedTuple):
    """Whether anything was written, the actions that were ticked by it, and whether it finished the worksheet.

    `ready` are the actions whose texts are whole now, and that are done once these are out.
    """

    changed: bool
    ticked: tuple[str, ...] = ()
    finished: bool = False
    ready: tuple[str, ...] = ()


def fill_field(coach: Coach, sheet: Worksheet, key: str, text: str, sitting: str | None = None) -> Kept:
    """Keep what a field says. Raises RefusedError for a text that can't be kept, JournalError."""
    fact = FieldFilled(sheet.name, key, text, sitting)

    def choose(now: Transition) -> Fact | None:
        return fact if sheet_of(now, sheet.name).texts.get(key, "") != fact.text else None

    return _keep(coach, sheet, choose)


def add_row(coach: Coach, sheet: Worksheet, key: str, values: Sequence[tuple[str, str]]) -> Kept:
    """Keep a row of a log, for today. Raises RefusedError, JournalError."""
    RowAdded(sheet.name, key, "row", tuple(values))

    def choose(now: Transition) -> Fact:
        known = {row.key for row in sheet_of(now, sheet.name).rows.get(key, ())}
        return RowAdded(sheet.name, key, new_id("row", known), tuple(values))

    return _keep(coach, sheet, choose)


def take_out_row(coach: Coach, sheet: Worksheet, key: str, row: str) -> None:
    """Take a row out of a log. Raises RefusedError where there is none such, JournalError."""

    def choose(now: Transition) -> Fact:
        found = key_asked(row, [each.key for each in sheet_of(now, sheet.name).rows.get(key, ())])
        if not found:
            raise RefusedError(f"There is no row {row[:40]!r}", f"`coach worksheet {sheet.name}` shows them.")
        return RowGone(sheet.name, key, found)

    coach.decide(choose)


def _keep(coach: Coach, sheet: Worksheet, choose: Choice) -> Kept:
    before = coach.transition
    if coach.decide(choose) is None:
        return Kept(changed=False)
    ticked = keep_ticks(coach, ticks_between(before, coach.transition, sheet, coach.clock.now().date()))
    was, now = (finished(sheet, sheet_of(state, sheet.name)) for state in (before, coach.transition))
    return Kept(
        changed=True,
        ticked=ticked,
        finished=now and not was,
        ready=tuple(ready_between(before, coach.transition, sheet)),
    )
