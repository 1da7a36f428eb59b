"""The state of the worksheets: the text of each field with its versions, and the rows of the logs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import Entry

if TYPE_CHECKING:
    from coach.domain.state import State

SITTING = timedelta(minutes=10)
"""Texts saved within this time of each other in one window are one version."""

DELETED_AT_MOST = 20
"""How many characters may be deleted within a sitting without starting a new version."""


class Version(NamedTuple):
    """A text of a field, from `at` on, written on `device` in one sitting."""

    at: datetime | None
    device: str
    text: str
    sitting: str = ""


class WorksheetRow(NamedTuple):
    """A row of a log."""

    key: str
    on: date
    values: Mapping[str, str]


class WorksheetState(NamedTuple):
    """What was written in one worksheet: texts and rows by field, and every version of a field, oldest first."""

    texts: Mapping[str, str] = MappingProxyType({})
    rows: Mapping[str, tuple[WorksheetRow, ...]] = MappingProxyType({})
    versions: Mapping[str, tuple[Version, ...]] = MappingProxyType({})

    @property
    def begun(self) -> bool:
        """Whether anything was ever written in the worksheet."""
        return any(self.texts.values()) or any(self.rows.values())


NOTHING = WorksheetState()


def sheets_of(state: State) -> Mapping[str, WorksheetState]:
    """What was written in each worksheet, by its name."""
    return state.projected("worksheets", sheets)


def sheet_of(state: State, name: str) -> WorksheetState:
    """What was written in one worksheet."""
    return sheets_of(state).get(name, NOTHING)


def sheets(live: Sequence[Entry]) -> dict[str, WorksheetState]:
    """Reduce the live entries about worksheets, in the order of their ids."""
    written: dict[str, dict[str, list[Version]]] = {}
    rows: dict[str, dict[str, dict[str, WorksheetRow]]] = {}
    for entry in live:
        name, field = entry.text("worksheet"), entry.text("field")
        if entry.kind == "worksheet":
            _add_version(written.setdefault(name, {}).setdefault(field, []), entry)
        elif entry.kind == "worksheet_row":
            row = WorksheetRow(entry.text("key"), entry.on, _values(entry))
            rows.setdefault(name, {}).setdefault(field, {})[row.key] = row
        elif entry.kind == "worksheet_row_gone":
            rows.get(name, {}).get(field, {}).pop(entry.text("key"), None)
    return {name: _sheet(written.get(name, {}), rows.get(name, {})) for name in {**written, **rows}}


def _sheet(written: dict[str, list[Version]], rows: dict[str, dict[str, WorksheetRow]]) -> WorksheetState:
    return WorksheetState(
        {field: versions[-1].text for field, versions in written.items()},
        {field: tuple(sorted(found.values(), key=lambda row: row.on)) for field, found in rows.items()},
        {field: tuple(versions) for field, versions in written.items()},
    )


def _add_version(versions: list[Version], entry: Entry) -> None:
    """Add a version, or extend the last one if the same sitting continued and deleted almost nothing."""
    new = Version(entry.moment, entry.device, entry.text("text"), entry.text("sitting"))
    last = versions[-1] if versions else None
    if last and new.text == last.text:
        return
    if last and _same_sitting(last, new) and _continues(last.text, new.text):
        versions[-1] = new
    else:
        versions.append(new)


def _same_sitting(last: Version, new: Version) -> bool:
    if (last.device, last.sitting) != (new.device, new.sitting) or last.at is None or new.at is None:
        return False
    return new.at - last.at <= SITTING


def _continues(before: str, after: str) -> bool:
    """Whether almost nothing of `before` was lost: text may be inserted anywhere, and typing errors fixed."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    return len(before) - start - end <= DELETED_AT_MOST


def _alike(one: str, other: str) -> int:
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _values(entry: Entry) -> dict[str, str]:
    pairs = entry.fields.get("values")
    if not isinstance(pairs, list):
        return {}
    return {str(pair[0]): str(pair[1]) for pair in pairs if isinstance(pair, list) and len(pair) == 2}
