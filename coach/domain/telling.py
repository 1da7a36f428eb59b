"""What is told, made ready to be written: new records get a key of their own, changes say what they changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain.edits import changed_from, covered, told_in, with_edits
from coach.domain.fact import Fact
from coach.domain.named import NAMED, REFERS, Name, marked_key
from coach.domain.transition import Transition


class Told(NamedTuple):
    """A fact, the day it is about, and what the fields that it changes held before; None where it changes no record."""

    fact: Fact
    on: date
    was: Mapping[str, Any] | None = None


def made_ready(transition: Transition, facts: Iterable[tuple[Fact, date]], mark: str) -> list[Told]:
    """The facts as they are written next.

    A new record gets the `mark` of this machine into its key, and what names it among the facts follows: another
    machine that is told of a record of the same name makes another key.
    """
    dated = list(facts)
    records = {kind: _Known(transition, kind, dated) for kind in {fact.kind for fact, _ in dated} & NAMED.keys()}
    renamed = {
        (fact.kind, _key(fact)): records[fact.kind].new_key(fact, mark)
        for fact, _ in dated
        if fact.kind in NAMED and NAMED[fact.kind].made and _name(fact) not in records[fact.kind].live
    }
    return [_told(_renamed(fact, renamed), on, records.get(fact.kind)) for fact, on in dated]


class _Known:
    """Of one kind, the records that the facts name, as they are; and every key that was ever told."""

    def __init__(self, transition: Transition, kind: str, facts: Sequence[tuple[Fact, date]]) -> None:
        self.live: dict[Name, Mapping[str, Any]] = {}
        told, about, wanted = transition.told_of(NAMED[kind].about), NAMED[kind], _keys(kind, facts)
        self._given = {each.text(about.by[-1]) for each in told if each.kind == kind}
        those = (each for each in told if each.text(about.by[-1]) in wanted)
        live = sorted((each for each in those if not transition.is_undone(each.id)), key=lambda each: each.id)
        self._covered: dict[Name, set[str]] = {}
        for each in covered(live):
            self._covered.setdefault(each.name, set()).add(each.field)
        for entry in with_edits(live):
            name = (kind, *map(entry.text, about.by))
            if entry.kind == kind:
                self.live[name] = told_in(entry.fields)
            elif entry.kind == about.gone and "since" not in entry.fields:
                self.live.pop(name, None)

    def settled(self, name: Name) -> dict[str, Any]:
        """The fields that two machines had changed, as they are: whoever tells of the record now has seen both."""
        return {field: self.live.get(name, {}).get(field) for field in self._covered.pop(name, ())}

    def new_key(self, fact: Fact, mark: str) -> str:
        """The key that a new record is given."""
        found = marked_key(_key(fact), mark, self._given)
        self._given.add(found)
        return found


def _told(fact: Fact, on: date, known: _Known | None) -> Told:
    if known is None:
        return Told(fact, on)
    name, after = _name(fact), {"on": on.isoformat(), **fact.as_fields()}
    before, settled = known.live.get(name), known.settled(name)
    known.live[name] = after
    if before is None and NAMED[fact.kind].made:
        return Told(fact, on)
    return Told(fact, on, {**settled, **changed_from(before or {}, after)})


def _renamed(fact: Fact, renamed: Mapping[tuple[str, str], str]) -> Fact:
    """The fact under its new key, naming others by theirs."""
    fields = dict(REFERS.get(fact.kind, {}))
    if fact.kind in NAMED:
        fields[NAMED[fact.kind].by[-1]] = fact.kind
    news = {field: renamed.get((kind, getattr(fact, field))) for field, kind in fields.items()}
    changes: dict[str, Any] = {field: key for field, key in news.items() if key}
    return fact._replace(**changes) if changes else fact


def _keys(kind: str, facts: Iterable[tuple[Fact, date]]) -> set[str]:
    return {_key(fact) for fact, _ in facts if fact.kind == kind}


def _key(fact: Fact) -> str:
    key: str = getattr(fact, NAMED[fact.kind].by[-1])
    return key


def _name(fact: Fact) -> Name:
    return (fact.kind, *(getattr(fact, field) for field in NAMED[fact.kind].by))
