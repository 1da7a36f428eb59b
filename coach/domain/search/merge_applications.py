"""Merge applications from a file with existing ones.

Two are the same if they go to the same employer for the same role with the same link or reference. If one of them has
neither, they are the same unless something differs: place, reference, source, date, or a stage that does not continue
from the other's. Existing values are never overwritten; further values go into the note.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain.event import Event
from coach.domain.sanitize import NOTE_LIMIT
from coach.domain.search.candidates import Candidate, Candidates, Trait, assign_rows
from coach.domain.search.events import ApplicationSet, StageReached
from coach.domain.search.import_rows import ApplicationRow, StageRow, sent_on
from coach.domain.search.keys import NewKeys
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import folded_link, folded_name
from coach.domain.search.more_of import with_lines
from coach.domain.search.state import Application

ANOTHER_TIME = 30  # days
_FIELDS = tuple(name for name in ApplicationSet.declared if name not in ("key", "employer"))


class ApplicationChange(NamedTuple):
    """The new state of an application: `event` is None if only stages are new. `on` is the day it was entered."""

    event: ApplicationSet | None
    on: date | None
    stages: tuple[tuple[StageReached, date | None], ...] = ()

    @property
    def events(self) -> Iterator[tuple[Event, date | None]]:
        """The events to record, in order."""
        if self.event:
            yield self.event, self.on
        yield from self.stages


class ApplicationsMerge(NamedTuple):
    """The proposed import, like `PeopleMerge`."""

    new: tuple[ApplicationChange, ...] = ()
    changed: tuple[ApplicationChange, ...] = ()
    same: int = 0
    twice: int = 0

    @property
    def events(self) -> list[tuple[Event, date | None]]:
        """All events as `Store.append_all` takes them."""
        return [event for news in (*self.new, *self.changed) for event in news.events]


def propose_applications(rows: Sequence[ApplicationRow], log: SearchLog) -> ApplicationsMerge:
    """What the rows add to the log. Nothing is saved yet."""
    known = Candidates(_ApplicationCandidate(known=application) for application in log.applications.values())
    ordered = sorted(rows, key=lambda row: _vagueness(row, log))
    met, twice = assign_rows(ordered, known, lambda row: _find(known, row, log), _ApplicationCandidate)
    fresh = [one for one in met if not one.known]
    names = [(one.own_key, f"{one.text('employer')} {one.text('role')}") for one in fresh]
    keys = NewKeys(log.applications, "application").all_of(names)
    new = tuple(_new(one, key) for one, key in zip(fresh, keys, strict=True))
    changed = tuple(_changed(one, one.known) for one in met if one.known and one.is_changed)
    return ApplicationsMerge(new, changed, len(met) - len(new) - len(changed), twice)


def _vagueness(row: ApplicationRow, log: SearchLog) -> tuple[bool, ...]:
    """A sort key that puts detailed rows first: a vaguer row may be one of those."""
    return not _named(row, log), not (row.link or row.reference), row.sent_on is None


def _named(row: ApplicationRow, log: SearchLog) -> Application | None:
    known = log.applications.get(row.key) if row.key else None
    return known if known and folded_name(known.employer) == folded_name(row.employer) else None


class _ApplicationCandidate(Candidate[ApplicationRow, Application]):
    def __init__(self, row: ApplicationRow | None = None, known: Application | None = None) -> None:
        super().__init__(row, known, _given(known) if known else _given(row) if row else {})
        self.stages = _steps(known) if known else row.stages if row else ()
        self.told_on = known.told_on if known else row.told_on if row else None

    @property
    def marked(self) -> bool:
        return bool(self.text("link") or self.text("reference"))

    @property
    def is_changed(self) -> bool:
        return bool(self.news) or (self.known is not None and len(self.stages) > len(self.known.stages))

    def fill(self, row: ApplicationRow) -> None:
        """Fill in unknown values. Stages are added if they continue from the known ones."""
        given = _given(row)
        found = {name: given[name] for name in _FIELDS if name in given and name not in self.values}
        found.pop("note", None)
        note = with_lines(self.text("note"), self._differences(row), NOTE_LIMIT)
        if note != self.text("note"):
            found["note"] = note
        self.take(found)
        if all(map(_is_step, row.stages, self.stages)):
            dated = tuple(
                one if one.on else one._replace(on=other.on)
                for one, other in zip(self.stages, row.stages, strict=False)
            )
            self.stages = dated + (self.stages if len(self.stages) > len(row.stages) else row.stages)[len(dated) :]

    def _differences(self, row: ApplicationRow) -> Iterator[str]:
        """Values of the row that differ from existing ones, as lines for the note."""
        for name, words in (("link", "Other link"), ("source", "Also found at"), ("contact", "Other contact")):
            new, there = getattr(row, name), self.text(name)
            if new and there and folded_name(new) != folded_name(there):
                yield f"{words}: {new}"
        if row.note and row.note not in self.text("note"):
            yield from row.note.split("\n")

    def traits(self) -> list[Trait]:
        job, marks = _job(self.text("employer"), self.text("role")), _marks(self.text("link"), self.text("reference"))
        return [(*job, *mark) for mark in (*marks, ("marked",) if marks else ("bare",))]


def _steps(known: Application) -> tuple[StageRow, ...]:
    return tuple(StageRow(step.stage, step.on if step.dated else None, step.note) for step in known.stages)


def _is_step(new: StageRow, known: StageRow) -> bool:
    return new.stage == known.stage and (new.on is None or known.on is None or new.on == known.on)


def _given(record: ApplicationRow | Application) -> dict[str, Any]:
    values = record._asdict()
    return {name: values[name] for name in ("employer", *_FIELDS) if values.get(name)}


def _new(one: _ApplicationCandidate, key: str) -> ApplicationChange:
    day = one.told_on or min((step.on for step in one.stages if step.on), default=None)
    return ApplicationChange(ApplicationSet(key, **one.values), day, _reached(key, one.stages))


def _changed(one: _ApplicationCandidate, known: Application) -> ApplicationChange:
    event = known._replace(**one.news) if one.news else None
    return ApplicationChange(event, known.told_on, _reached(known.key, one.stages[len(known.stages) :]))


def _reached(key: str, stages: Sequence[StageRow]) -> tuple[tuple[StageReached, date | None], ...]:
    return tuple(
        (StageReached(key, step.stage, step.note or None, None if step.on else True), step.on) for step in stages
    )


def _find(
    known: Candidates[_ApplicationCandidate], row: ApplicationRow, log: SearchLog
) -> _ApplicationCandidate | None:
    """The application in the row, if it exists."""
    if named := _named(row, log):
        return known.of_key(named.key)
    job, marks = _job(row.employer, row.role), _marks(row.link, row.reference)
    for mark in marks:
        for one in _possible(known.alike((*job, *mark)), row):
            if not _has_other_place(one, row):
                return one
    loosely = [*known.alike((*job, "bare")), *(() if marks else known.alike((*job, "marked")))]
    fitting = [one for one in _possible(loosely, row) if not _differs(one, row)]
    return min(fitting, key=lambda one: sent_on(one.stages) != row.sent_on, default=None)


def _possible(candidates: Iterable[_ApplicationCandidate], row: ApplicationRow) -> Iterator[_ApplicationCandidate]:
    """The candidates that can match: records with different keys from our own export never do."""
    return (one for one in candidates if not (one.own_key and row.key and one.own_key != row.key))


def _has_other_place(one: _ApplicationCandidate, row: ApplicationRow) -> bool:
    """Whether both have a place, or a reference, and the two differ."""
    pairs = ((one.text("location"), row.location), (one.text("reference"), row.reference))
    return any(there and new and folded_name(there) != folded_name(new) for there, new in pairs)


def _differs(one: _ApplicationCandidate, row: ApplicationRow) -> bool:
    """Whether anything distinguishes the two, if one of them has no link and no reference."""
    if (one.marked and (row.link or row.reference)) or _has_other_place(one, row):
        return True
    source, there = folded_name(row.source), folded_name(one.text("source"))
    day, other = sent_on(one.stages), row.sent_on
    apart = abs((day - other).days) if day and other else 0
    if one.row is None:
        return apart > ANOTHER_TIME or bool(apart and source and there and source != there)
    continues = all(map(_is_step, row.stages, one.stages))  # rows of one table are two applications if they differ
    return bool(apart) or bool(source and there and source != there) or not continues


def _job(employer: str, role: str) -> Trait:
    return folded_name(employer), folded_name(role)


def _marks(link: str, reference: str) -> list[Trait]:
    found = (("link", folded_link(link)), ("reference", folded_name(reference)))
    return [mark for mark in found if mark[1]]
