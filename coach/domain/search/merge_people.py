"""Merge people from a file with existing ones: who is new, who has new details, and who is unchanged.

Two are the same if they have the same profile, or the same address or number and compatible names, or the same name and
employer with nothing against it. With only a name in common they stay separate; if they may be the same, the person
decides. Existing values are never overwritten; further values go into the note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain.sanitize import NOTE_LIMIT
from coach.domain.search.candidates import Candidate, Candidates, Trait, assign_rows
from coach.domain.search.events import PersonSet
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.keys import NewKeys
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import (
    are_compatible,
    are_two_profiles,
    folded_email,
    folded_link,
    folded_name,
    folded_phone,
    is_profile,
)
from coach.domain.search.more_of import all_of, other_line, with_lines
from coach.domain.search.state import Person

_WITH_RULES = ("key", "name", "role", "next_step", "next_on", "note")
_PLAIN = tuple(name for name in PersonSet.declared if name not in _WITH_RULES)
_FOLDS = {"email": folded_email, "phone": folded_phone, "link": folded_link}


class PossibleDuplicate(NamedTuple):
    """A row that may be an existing person: `row` in the file, its name, and what is known about the two."""

    row: int
    name: str
    told: str
    known: str

    @property
    def words(self) -> str:
        """ "Ana Lopez (111) may be Ana Lopez (Acme, 222)." """
        return f"{self.name} ({self.told or 'no details'}) may be {self.known}."


class PeopleMerge(NamedTuple):
    """The proposed import: people who are `new`, and existing ones with new details (`changed`).

    `same` is how many need no change, `twice` how many rows repeated a person. `doubts` are rows treated as new people
    that may be existing ones.
    """

    new: tuple[PersonSet, ...] = ()
    changed: tuple[PersonSet, ...] = ()
    same: int = 0
    twice: int = 0
    doubts: tuple[PossibleDuplicate, ...] = ()

    @property
    def events(self) -> list[tuple[PersonSet, date | None]]:
        """All events as `Store.append_all` takes them."""
        return [(event, None) for event in (*self.new, *self.changed)]


def propose_people(rows: Sequence[PersonRow], log: SearchLog, alike: Collection[int] = ()) -> PeopleMerge:
    """What the rows add to the log. `alike` are the doubtful rows that the person confirmed as the same."""
    people = Candidates(_PersonCandidate(known=person) for person in log.people.values())
    finder = _Finder(people, log, frozenset(alike))
    met, twice = assign_rows(_most_detailed_first(rows, log), people, finder.find, _PersonCandidate)
    fresh = [one for one in met if not one.known]
    keys = NewKeys(log.people).all_of([(one.own_key, one.text("name")) for one in fresh])
    new = tuple(PersonSet(key, **one.values) for one, key in zip(fresh, keys, strict=True))
    changed = tuple(one.known._replace(**one.news) for one in met if one.known and one.news)
    doubts = tuple(sorted(finder.doubts))
    return PeopleMerge(new, changed, len(met) - len(new) - len(changed), twice, doubts)


def _most_detailed_first(rows: Sequence[PersonRow], log: SearchLog) -> Iterator[PersonRow]:
    """Rows with a known key first, then those with an employer: a row with less may be one of them."""
    ranks: tuple[list[PersonRow], ...] = ([], [], [], [])
    for row in rows:
        bare = not (row.email or row.phone or row.link)
        ranks[0 if _named(row, log) else 1 if row.employer else 3 if bare else 2].append(row)
    for rank in ranks:
        yield from rank


def _named(row: PersonRow, log: SearchLog) -> Person | None:
    known = log.people.get(row.key) if row.key else None
    return known if known and folded_name(known.name) == folded_name(row.name) else None


class _PersonCandidate(Candidate[PersonRow, Person]):
    def __init__(self, row: PersonRow | None = None, known: Person | None = None) -> None:
        super().__init__(row, known, known.given() if known else _given(row) if row else {})

    def fill(self, row: PersonRow) -> None:
        given = _given(row)
        found = {name: given[name] for name in _PLAIN if name in given and name not in self.values}
        at = found.get("employer") or self.text("employer")
        here = folded_name(row.employer or at) == folded_name(at)
        if "role" in given and "role" not in self.values and here:
            found["role"] = given["role"]  # a role elsewhere says nothing about the one here
        if not {"next_step", "next_on"} & self.values.keys():
            found |= {name: given[name] for name in ("next_step", "next_on") if name in given}
        note = with_lines(self.text("note"), self._differences(row, here={**self.values, **found}), NOTE_LIMIT)
        if note != self.text("note"):
            found["note"] = note
        self.take(found)

    def _differences(self, row: PersonRow, here: dict[str, Any]) -> Iterator[str]:
        """Values of the row that differ from existing ones, as lines for the note."""
        for field in _FOLDS:
            known = {_folded(field, each) for each in all_of(field, str(here.get(field, "")), self.text("note"))}
            first: str = getattr(row, field)
            if first and _folded(field, first) not in known:
                yield other_line(field, first)
        if row.employer and folded_name(row.employer) != folded_name(str(here.get("employer", ""))):
            yield f"Also: {', '.join(filter(None, (row.role, row.employer)))}"
        if row.note and row.note not in self.text("note"):
            yield from row.note.split("\n")

    def traits(self) -> list[Trait]:
        return _traits(*map(self.text, ("name", "employer", "email", "phone", "link", "note")))

    def all_folded(self, field: str) -> set[str]:
        return {_folded(field, each) for each in all_of(field, self.text(field), self.text("note"))}

    @property
    def is_bare(self) -> bool:
        return not any(map(self.text, ("employer", "email", "phone", "link")))

    @property
    def words(self) -> str:
        details = ", ".join(filter(None, map(self.text, ("employer", "email", "phone"))))
        return f"{self.text('name')} ({details or 'no details'})"


def _folded(field: str, value: str) -> str:
    """A value in its form for comparison; one without such a form, such as a shared address, unchanged."""
    return _FOLDS[field](value) or folded_name(value)


def _given(row: PersonRow) -> dict[str, Any]:
    return {name: value for name, value in row.given().items() if name not in ("number", "key")}


def _traits(name: str, employer: str, email: str, phone: str, link: str, note: str) -> list[Trait]:
    """The traits that identify somebody, most reliable first; the last is the name alone."""
    called = folded_name(name)
    found: list[Trait] = [("link", at) for each in all_of("link", link, note) if (at := folded_link(each))]
    found += [("email", box) for each in all_of("email", email, note) if (box := folded_email(each))]
    found += [("phone", number) for each in all_of("phone", phone, note) if (number := folded_phone(each))]
    return [*found, ("name", called, folded_name(employer)), ("name", called)]


class _Finder:
    """Finds the person in a row, and collects the doubts."""

    def __init__(self, people: Candidates[_PersonCandidate], log: SearchLog, alike: frozenset[int]) -> None:
        self._people = people
        self._log = log
        self._alike = alike
        self.doubts: list[PossibleDuplicate] = []

    def find(self, row: PersonRow) -> _PersonCandidate | None:
        """The existing person in the row, if any."""
        if named := _named(row, self._log):
            return self._people.of_key(named.key)
        *sure, at_employer, anywhere = _traits(row.name, row.employer, row.email, row.phone, row.link, row.note)
        maybe: list[_PersonCandidate] = []
        for trait in sure:
            for one in self._possible(trait, row):
                if (trait[0] == "link" and is_profile(trait[1])) or are_compatible(row.name, one.text("name")):
                    return one
                if trait[0] == "email":
                    maybe.append(one)
        namesakes = list(self._possible(anywhere, row))
        return self._by_name(row, at_employer, namesakes) or self._doubtful(row, [*maybe, *namesakes])

    def _possible(self, trait: Trait, row: PersonRow) -> Iterator[_PersonCandidate]:
        """The people with the trait; different profiles, or different keys from our own export, never match."""
        link = folded_link(row.link)
        for one in self._people.alike(trait):
            is_another = one.own_key and row.key and one.own_key != row.key
            two = trait[0] in ("name", "phone") and are_two_profiles(link, folded_link(one.text("link")))
            if not is_another and not two:
                yield one

    def _by_name(
        self, row: PersonRow, at_employer: Trait, namesakes: Sequence[_PersonCandidate]
    ) -> _PersonCandidate | None:
        """Among people of that name: one with everything the row has, one who works there too, or the only one, if
        hardly anything is known about them.
        """
        for one in namesakes:
            if _says_nothing_new(row, one):
                return one
        if row.employer:
            for one in self._possible(at_employer, row):
                if not _is_against(row, one):
                    return one
        if not any((row.employer, row.email, row.phone, row.link)) and len(namesakes) == 1:
            return namesakes[0]
        bare = [one for one in namesakes if one.is_bare]
        return bare[0] if len(bare) == 1 and len(namesakes) == 1 else None

    def _doubtful(self, row: PersonRow, maybe: Iterable[_PersonCandidate]) -> _PersonCandidate | None:
        employer = folded_name(row.employer)
        for one in maybe:
            elsewhere = folded_name(one.text("employer"))
            if employer and elsewhere and employer != elsewhere:
                continue
            if row.number in self._alike:
                return one
            details = ", ".join(filter(None, (row.employer, row.email, row.phone)))
            self.doubts.append(PossibleDuplicate(row.number, row.name, details, one.words))
            return None
        return None


def _says_nothing_new(row: PersonRow, one: _PersonCandidate) -> bool:
    """Whether all identifying values agree, and there is at least one."""
    if row.employer and folded_name(row.employer) != folded_name(one.text("employer")):
        return False
    fields = [field for field in _FOLDS if getattr(row, field)]
    if not all(_folded(field, getattr(row, field)) in one.all_folded(field) for field in fields):
        return False
    return bool(fields) or one.is_bare


def _is_against(row: PersonRow, one: _PersonCandidate) -> bool:
    """Whether both have addresses, or numbers, and none of them agree."""
    for field in ("email", "phone"):
        mine = {_folded(field, each) for each in all_of(field, getattr(row, field), row.note)}
        theirs = one.all_folded(field)
        if mine and theirs and not mine & theirs:
            return True
    return False
