"""Merge changes that several devices made to one record: each counts for the fields that it changed.

An entry that changes a record holds the whole record, for readers that see it alone, and `was`: the previous values of
the changed fields. So if two devices changed two different fields without knowing of each other, both changes survive;
if they changed the same one, the later counts, and the one it covered can still be looked up.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from coach.domain.entries import Entry
from coach.domain.named_records import Name, name_of

WAS = "was"
ENVELOPE_FIELDS = ("id", "at", "device", "kind", "v", "act", WAS)
"""The fields of an entry that are not part of its record. The day it is about is part of it."""

Fields = Mapping[str, Any]


class Conflict(NamedTuple):
    """Two devices changed one field: `entry` is the later one, which counts, `other` the earlier."""

    name: Name
    field: str
    entry: Entry
    other: Any

    @property
    def value(self) -> Any:  # noqa: ANN401 - whatever the field holds
        """The value that counts; None if it was cleared."""
        return self.entry.fields.get(self.field)


def record_fields(fields: Fields) -> dict[str, Any]:
    """The record's part of an entry's fields."""
    return {name: value for name, value in fields.items() if name not in ENVELOPE_FIELDS}


def previous_values(before: Fields, after: Fields) -> dict[str, Any]:
    """The previous values of the fields that differ; None for one that was missing.

    An empty text and a false flag say no more than a missing field: earlier versions wrote some of them.
    """
    names = [*before, *(name for name in after if name not in before)]
    return {name: before.get(name) for name in names if _told(before, name) != _told(after, name)}


def _told(fields: Fields, name: str) -> object:
    value = fields.get(name)
    return None if value == "" or value is False else value


def with_edits(live: Sequence[Entry]) -> Sequence[Entry]:
    """Return the entries, sorted by id, each with the complete fields of its record at that point."""
    return _Records().take_all(live) if any(WAS in entry.fields for entry in live) else live


def conflicts(live: Iterable[Entry]) -> list[Conflict]:
    """The fields that two devices changed independently and that nobody has set since."""
    records = _Records()
    records.take_all(live)
    return list(records.covered.values())


class _Records:
    """The records after the entries processed so far."""

    def __init__(self) -> None:
        self.covered: dict[tuple[Name, str], Conflict] = {}
        self._known: dict[Name, Entry] = {}

    def take_all(self, live: Iterable[Entry]) -> list[Entry]:
        return [self._take(entry, name) if (name := name_of(entry)) else entry for entry in live]

    def _take(self, entry: Entry, name: Name) -> Entry:
        before, was = self._known.get(name), entry.fields.get(WAS)
        if before and isinstance(was, dict):
            for field in was:
                self._note(name, field, before, entry)
            entry = _merged(before, entry, was)
        self._known[name] = entry
        return entry

    def _note(self, name: Name, field: str, before: Entry, entry: Entry) -> None:
        self.covered.pop((name, field), None)
        there = before.fields.get(field)
        if field != "on" and there not in (entry.fields[WAS][field], entry.fields.get(field)):
            self.covered[name, field] = Conflict(name, field, entry, there)


def _merged(before: Entry, entry: Entry, was: Fields) -> Entry:
    """The earlier record with the fields that the entry changed."""
    stays = {name: value for name, value in record_fields(before.fields).items() if name not in was}
    comes = {name: value for name, value in entry.fields.items() if name in was or name in ENVELOPE_FIELDS}
    return entry._replace(on=entry.on if "on" in was else before.on, fields={**stays, **comes})
