"""Saves what is written in a worksheet, and ticks the actions that it completes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.named_records import resolve_key
from coach.domain.runway.changes import new_id
from coach.domain.worksheets.auto_ticks import newly_complete, ticks_between
from coach.domain.worksheets.events import FieldFilled, RowAdded, RowGone
from coach.domain.worksheets.progress import finished
from coach.domain.worksheets.state import sheet_of
from coach.errors import RefusedError
from coach.services.ticks import save_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.guide.worksheets import Worksheet
    from coach.storage.store import Decide, Store


class SaveResult(NamedTuple):
    """Whether anything was written, the actions that were ticked by it, and whether it completed the worksheet.

    `ready` are the actions whose texts are complete now, and that are done once these are sent.
    """

    changed: bool
    ticked: tuple[str, ...] = ()
    finished: bool = False
    ready: tuple[str, ...] = ()


def fill_field(store: Store, sheet: Worksheet, key: str, text: str, sitting: str | None = None) -> SaveResult:
    """Save the text of a field. Raises RefusedError for a text that can't be saved, JournalError."""
    event = FieldFilled(sheet.name, key, text, sitting)

    def choose(now: State) -> Event | None:
        return event if sheet_of(now, sheet.name).texts.get(key, "") != event.text else None

    return _save(store, sheet, choose)


def add_row(store: Store, sheet: Worksheet, key: str, values: Sequence[tuple[str, str]]) -> SaveResult:
    """Add a row to a log, dated today. Raises RefusedError, JournalError."""
    RowAdded(sheet.name, key, "row", tuple(values))

    def choose(now: State) -> Event:
        known = {row.key for row in sheet_of(now, sheet.name).rows.get(key, ())}
        return RowAdded(sheet.name, key, new_id("row", known), tuple(values))

    return _save(store, sheet, choose)


def delete_row(store: Store, sheet: Worksheet, key: str, row: str) -> None:
    """Delete a row of a log. Raises RefusedError if there is none, JournalError."""

    def choose(now: State) -> Event:
        found = resolve_key(row, [each.key for each in sheet_of(now, sheet.name).rows.get(key, ())])
        if not found:
            raise RefusedError(f"There is no row {row[:40]!r}", f"`coach worksheet {sheet.name}` shows them.")
        return RowGone(sheet.name, key, found)

    store.apply(choose)


def _save(store: Store, sheet: Worksheet, choose: Decide) -> SaveResult:
    before = store.state
    if store.apply(choose) is None:
        return SaveResult(changed=False)
    ticked = save_ticks(store, ticks_between(before, store.state, sheet, store.clock.now().date()))
    was, now = (finished(sheet, sheet_of(state, sheet.name)) for state in (before, store.state))
    return SaveResult(
        changed=True,
        ticked=ticked,
        finished=now and not was,
        ready=tuple(newly_complete(before, store.state, sheet)),
    )
