"""Possible duplicates: records of the same name made on two devices. The person decides whether to merge them.

Values that differ go into the note, so nothing entered on either device is lost.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain.current_records import event_from_fields, records_of
from coach.domain.edits import Conflict, conflicts, record_fields
from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.kinds import NAMED, REFERS, class_of
from coach.domain.named_records import DOT, name_of, resolve_key, stem_of
from coach.domain.sanitize import NOTE_LIMIT, shown
from coach.domain.state import State
from coach.errors import RefusedError

KINDS = tuple(
    kind for kind, named in NAMED.items() if named.generated and kind not in ("worksheet_row", "practice_round")
)
"""Rows and rounds are left out: several of the same name are normal."""

_CALLED = ("name", "title", "employer", "text", "asks", "setback", "key")
_ADDED_TO = ("stage", "card_held", "block_done", "block_once", "money_look")


class NotDuplicates(Event):
    """The person said that two records of the same name are different; they are not offered again."""

    what: str
    key: str
    other: str


class DuplicatePair(NamedTuple):
    """Two current records of one kind and name, from two devices."""

    kind: str
    one: Entry
    other: Entry

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of both records."""
        return name_of(self.one)[-1], name_of(self.other)[-1]

    @property
    def words(self) -> str:
        """The name they share."""
        return called(self.one)


def called(entry: Entry) -> str:
    """The name of a record."""
    return shown(next(filter(None, map(entry.text, _CALLED)), ""))[:60]


def find_duplicates(state: State) -> list[DuplicatePair]:
    """The possible duplicates, without those the person said are different."""
    apart = {frozenset((entry.text("key"), entry.text("other"))) for entry in state.live("apart")}
    found = []
    for kind in KINDS:
        first: dict[str, Entry] = {}
        for key, entry in records_of(state, kind).items():
            one = first.setdefault(stem_of(key), entry) if DOT in key else entry
            if one is not entry and frozenset((name_of(one)[-1], key)) not in apart:
                found.append(DuplicatePair(kind, one, entry))
    return found


def conflicting_edits(state: State) -> list[Conflict]:
    """The fields that two devices changed independently."""
    streams = dict.fromkeys(named.stream for named in NAMED.values())
    return [each for about in streams for each in conflicts(state.live(about))]


def find_twins(state: State, asked: str, other: str) -> DuplicatePair:
    """Return the two records of one kind with these keys. Raises RefusedError if there is no such pair."""
    for kind in KINDS:
        there = records_of(state, kind)
        keys = resolve_key(asked, there), resolve_key(other, there)
        if all(keys) and keys[0] != keys[1]:
            return DuplicatePair(kind, there[keys[0]], there[keys[1]])
    raise RefusedError(
        "There are no two such records of one kind", "`coach same` lists what may be one, with its keys."
    )


def merge_pair(state: State, found: DuplicatePair) -> list[tuple[Event, date | None]]:
    """The events that merge the pair: the first stays, and gets the other's values and everything that refers to it."""
    keep, other = found.keys
    events: list[tuple[Event, date | None]] = [(event_from_fields(found.kind, _merged(found)), found.one.on)]
    for entry in _references_to(state, found.kind, other):
        refers = REFERS[entry.kind].items()
        changed = {field: keep for field, kind in refers if kind == found.kind and entry.text(field) == other}
        events.append((event_from_fields(entry.kind, {**record_fields(entry.fields), **changed}), entry.on))
    return [*events, *_last_stage(state, found), (_removal(found.kind, other), None)]


def _last_stage(state: State, found: DuplicatePair) -> Iterator[tuple[Event, date | None]]:
    """Record the later of two applications' stages again, because the stage recorded last counts."""
    stages = [entry for entry in _added_entries(state, "stage", found.kind) if entry.text("key") in found.keys]
    last = max(stages, key=lambda entry: (entry.on, entry.id), default=None)
    if found.kind == "application" and last and last.text("key") == found.keys[0] and len(stages) > 1:
        yield event_from_fields("stage", record_fields(last.fields)), last.on


def _references_to(state: State, kind: str, key: str) -> Iterator[Entry]:
    """Everything that refers to a record: other current records, and what was added to it."""
    for referrer, refers in REFERS.items():
        if kind not in refers.values() or not (referrer in NAMED or referrer in _ADDED_TO):
            continue
        there = records_of(state, referrer).values() if referrer in NAMED else _added_entries(state, referrer, kind)
        yield from (
            each for each in there if any(each.text(field) == key for field, of in refers.items() if of == kind)
        )


def _added_entries(state: State, referrer: str, kind: str) -> Sequence[Entry]:
    return [entry for entry in state.live(NAMED[kind].stream) if entry.kind == referrer]


def _merged(found: DuplicatePair) -> dict[str, Any]:
    mine, theirs = record_fields(found.one.fields), record_fields(found.other.fields)
    named = NAMED[found.kind].by
    whole = {**theirs, **{name: value for name, value in mine.items() if value not in (None, "", False)}}
    if "note" in class_of(found.kind)._fields:
        differs = [
            f"Also {name.replace('_', ' ')}: {value}"
            for name, value in theirs.items()
            if name not in (*named, "on", "note") and value not in (None, "", False) and whole[name] != value
        ]
        notes = [mine.get("note"), theirs.get("note") if theirs.get("note") != mine.get("note") else None, *differs]
        whole["note"] = "\n".join(filter(None, notes))[:NOTE_LIMIT] or None
    return whole


def _removal(kind: str, key: str) -> Event:
    removal, by = class_of(NAMED[kind].gone), NAMED[kind].by[-1]
    return removal(**({"what": kind, "key": key} if removal.kind == "search_gone" else {by: key}))
