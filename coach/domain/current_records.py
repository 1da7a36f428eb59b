"""The current records of a kind, and the event that changes a record's fields."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from coach.domain.edits import previous_values, record_fields, with_edits
from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.kinds import NAMED, class_of
from coach.domain.state import State


def records_of(state: State, kind: str) -> dict[str, Entry]:
    """The current records of a kind by key, without removed ones."""
    named, found = NAMED[kind], dict[str, Entry]()
    for entry in with_edits(state.live(named.stream)):
        key = entry.text(named.by[-1])
        if entry.kind == kind and key:
            found[key] = entry
        elif entry.kind == named.gone and "since" not in entry.fields:
            found.pop(key, None)
    return found


def merge_form(newest: State, seen: State, event: Event) -> Event:
    """Return the event with only the fields that the form changed since the record was `seen`; the rest from `newest`.

    A form that was open for a while returns every field. Changes made meanwhile in another window or on another device
    are kept unless the person edited the same field.
    """
    if event.kind not in NAMED:
        return event
    key = getattr(event, NAMED[event.kind].by[-1])
    before, now = records_of(seen, event.kind).get(key), records_of(newest, event.kind).get(key)
    if before is None or now is None or before.id == now.id:
        return event
    fields = event.as_fields()
    changed = previous_values(
        {name: value for name, value in record_fields(before.fields).items() if name != "on"}, fields
    )
    return event_from_fields(event.kind, {**record_fields(now.fields), **{name: fields.get(name) for name in changed}})


def event_from_fields(kind: str, fields: Mapping[str, Any]) -> Event:
    """Build an event from the fields of an entry."""
    known = class_of(kind)
    hints = {name: str(hint) for each in known.__mro__ for name, hint in getattr(each, "__annotations__", {}).items()}
    return known(**{name: _typed(fields[name], hints[name]) for name in known._fields if name in fields})


def _typed(value: object, kind: str) -> object:
    """Convert a value read from the disk to the type its event takes."""
    if isinstance(value, str) and "date" in kind:
        return date.fromisoformat(value)
    return tuple(_typed(each, "") for each in value) if isinstance(value, list) else value
