"""Prepare events for writing: give new records a key, and note which fields a change replaces."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain.edits import conflicts, previous_values, record_fields, with_edits
from coach.domain.event import Event
from coach.domain.kinds import NAMED, REFERS
from coach.domain.named_records import Name, marked_key
from coach.domain.state import State


class PreparedEvent(NamedTuple):
    """An event, its day, and the previous values of the fields it changes; None if it changes no record."""

    event: Event
    on: date
    was: Mapping[str, Any] | None = None


def prepare_events(state: State, events: Iterable[tuple[Event, date]], mark: str) -> list[PreparedEvent]:
    """Return the events as they are to be written.

    The key of a new record gets this device's suffix, `mark`, and references to it among the events are updated:
    another device that adds a record of the same name creates a different key.
    """
    dated = list(events)
    records = {kind: _KindRecords(state, kind, dated) for kind in {event.kind for event, _ in dated} & NAMED.keys()}
    renamed = {
        (event.kind, _key(event)): records[event.kind].new_key(event, mark)
        for event, _ in dated
        if event.kind in NAMED and NAMED[event.kind].generated and _name(event) not in records[event.kind].live
    }
    return [_with_previous(_renamed(event, renamed), on, records.get(event.kind)) for event, on in dated]


class _KindRecords:
    """For one kind: the current records that the events name, and every key ever used."""

    def __init__(self, state: State, kind: str, events: Sequence[tuple[Event, date]]) -> None:
        self.live: dict[Name, Mapping[str, Any]] = {}
        entries, record, wanted = state.entries_of(NAMED[kind].stream), NAMED[kind], _keys(kind, events)
        self._given = {each.text(record.by[-1]) for each in entries if each.kind == kind}
        matching = (each for each in entries if each.text(record.by[-1]) in wanted)
        live = sorted((each for each in matching if not state.is_undone(each.id)), key=lambda each: each.id)
        self._covered: dict[Name, set[str]] = {}
        for each in conflicts(live):
            self._covered.setdefault(each.name, set()).add(each.field)
        for entry in with_edits(live):
            name = (kind, *map(entry.text, record.by))
            if entry.kind == kind:
                self.live[name] = record_fields(entry.fields)
            elif entry.kind == record.gone and "since" not in entry.fields:
                self.live.pop(name, None)

    def settled(self, name: Name) -> dict[str, Any]:
        """The current values of fields that two devices had changed: the person has now seen both."""
        return {field: self.live.get(name, {}).get(field) for field in self._covered.pop(name, ())}

    def new_key(self, event: Event, mark: str) -> str:
        """The key for a new record."""
        found = marked_key(_key(event), mark, self._given)
        self._given.add(found)
        return found


def _with_previous(event: Event, on: date, known: _KindRecords | None) -> PreparedEvent:
    if known is None:
        return PreparedEvent(event, on)
    name, after = _name(event), {"on": on.isoformat(), **event.as_fields()}
    before, settled = known.live.get(name), known.settled(name)
    known.live[name] = after
    if before is None and NAMED[event.kind].generated:
        return PreparedEvent(event, on)
    return PreparedEvent(event, on, {**settled, **previous_values(before or {}, after)})


def _renamed(event: Event, renamed: Mapping[tuple[str, str], str]) -> Event:
    """The event with its new key and updated references."""
    fields = dict(REFERS.get(event.kind, {}))
    if event.kind in NAMED:
        fields[NAMED[event.kind].by[-1]] = event.kind
    news = {field: renamed.get((kind, getattr(event, field))) for field, kind in fields.items()}
    changes: dict[str, Any] = {field: key for field, key in news.items() if key}
    return event._replace(**changes) if changes else event


def _keys(kind: str, events: Iterable[tuple[Event, date]]) -> set[str]:
    return {_key(event) for event, _ in events if event.kind == kind}


def _key(event: Event) -> str:
    key: str = getattr(event, NAMED[event.kind].by[-1])
    return key


def _name(event: Event) -> Name:
    return (event.kind, *(getattr(event, field) for field in NAMED[event.kind].by))
