"""People from a file beside those that are known: who is new, whom it tells more of, and who is there already.

Two are the same who have the same profile, or the same address or number and names that go together, or the same name
and
employer with nothing against it. Of one name alone, two stay two; where they may be one, that is a doubt for the
person to
settle. What is known is only ever added to: no field that has something is changed, and what comes second goes into
the note.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain.sanitize import NOTE_LIMIT
from coach.domain.search.candidates import Candidate, Candidates, Trait, sort_in
from coach.domain.search.events import PersonSet
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.keys import NewKeys
from coach.domain.search.log import SearchLog
from coach.domain.search.matching import (
    are_two_profiles,
    folded_email,
    folded_link,
    folded_name,
    folded_phone,
    go_together,
    is_profile,
)
from coach.domain.search.more_of import all_of, other_line, with_lines
from coach.domain.search.state import Person

_WITH_RULES = ("key", "name", "role", "next_step", "next_on", "note")
_PLAIN = tuple(name for name in PersonSet.declared if name not in _WITH_RULES)
_FOLDS = {"email": folded_email, "phone": folded_phone, "link": folded_link}


class Doubt(NamedTuple):
    """A row that may tell of somebody who is there: `row` in the file, its name, and what is known of the two."""

    row: int
    name: str
    told: str
    known: str

    @property
    def words(self) -> str:
        """ "Ana Lopez (111) may be Ana Lopez (Acme, 222)." """
        return f"{self.name} ({self.told or 'no details'}) may be {self.known}."


class PeopleMerge(NamedTuple):
    """What a file proposes: people who are `new`, and known ones with more than before (`changed`).

    `same` is how many are known with all that the file says, `twice` how many rows told of somebody once more. `doubts`
    are rows that were taken for somebody else, and may be somebody who is there.
    """

    new: tuple[PersonSet, ...] = ()
    changed: tuple[PersonSet, ...] = ()
    same: int = 0
    twice: int = 0
    doubts: tuple[Doubt, ...] = ()

    @property
    def events(self) -> list[tuple[PersonSet, date | None]]:
        """All of it as `Coach.record_all` takes it."""
        return [(event, None) for event in (*self.new, *self.changed)]


def propose_people(rows: Sequence[PersonRow], log: SearchLog, alike: Collection[int] = ()) -> PeopleMerge:
    """What the rows tell beyond the log. `alike` are the doubtful rows of which the person says that they are the
    same.
    """
    people = Candidates(_Somebody(known=person) for person in log.people.values())
    finder = _Finder(people, log, frozenset(alike))
    met, twice = sort_in(_best_told_first(rows, log), people, finder.find, _Somebody)
    fresh = [one for one in met if not one.known]
    keys = NewKeys(log.people).all_of([(one.told, one.text("name")) for one in fresh])
    new = tuple(PersonSet(key, **one.values) for one, key in zip(fresh, keys, strict=True))
    changed = tuple(one.known._replace(**one.news) for one in met if one.known and one.news)
    doubts = tuple(sorted(finder.doubts))
    return PeopleMerge(new, changed, len(met) - len(new) - len(changed), twice, doubts)


def _best_told_first(rows: Sequence[PersonRow], log: SearchLog) -> Iterator[PersonRow]:
    """Those that name somebody known by key, then those with an employer: who has less may be one of them."""
    ranks: tuple[list[PersonRow], ...] = ([], [], [], [])
    for row in rows:
        bare = not (row.email or row.phone or row.link)
        ranks[0 if _named(row, log) else 1 if row.employer else 3 if bare else 2].append(row)
    for rank in ranks:
        yield from rank


def _named(row: PersonRow, log: SearchLog) -> Person | None:
    known = log.people.get(row.key) if row.key else None
    return known if known and folded_name(known.name) == folded_name(row.name) else None


class _Somebody(Candidate[PersonRow, Person]):
    def __init__(self, row: PersonRow | None = None, known: Person | None = None) -> None:
        super().__init__(row, known, known.given() if known else _given(row) if row else {})

    def fill(self, row: PersonRow) -> None:
        given = _given(row)
        found = {name: given[name] for name in _PLAIN if name in given and name not in self.values}
        at = found.get("employer") or self.text("employer")
        here = folded_name(row.employer or at) == folded_name(at)
        if "role" in given and "role" not in self.values and here:
            found["role"] = given["role"]  # what somebody is elsewhere says nothing of what they are here
        if not {"next_step", "next_on"} & self.values.keys():
            found |= {name: given[name] for name in ("next_step", "next_on") if name in given}
        note = with_lines(self.text("note"), self._second(row, here={**self.values, **found}), NOTE_LIMIT)
        if note != self.text("note"):
            found["note"] = note
        self.take(found)

    def _second(self, row: PersonRow, here: dict[str, Any]) -> Iterator[str]:
        """What the row has beside what there is: lines for the note."""
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
        told = ", ".join(filter(None, map(self.text, ("employer", "email", "phone"))))
        return f"{self.text('name')} ({told or 'no details'})"


def _folded(field: str, value: str) -> str:
    """As it is compared; what can't be, such as an address that many share, as it is."""
    return _FOLDS[field](value) or folded_name(value)


def _given(row: PersonRow) -> dict[str, Any]:
    return {name: value for name, value in row.given().items() if name not in ("number", "key")}


def _traits(name: str, employer: str, email: str, phone: str, link: str, note: str) -> list[Trait]:
    """By what somebody can be found, the surest first; the last one is the name alone."""
    called = folded_name(name)
    found: list[Trait] = [("link", at) for each in all_of("link", link, note) if (at := folded_link(each))]
    found += [("email", box) for each in all_of("email", email, note) if (box := folded_email(each))]
    found += [("phone", number) for each in all_of("phone", phone, note) if (number := folded_phone(each))]
    return [*found, ("name", called, folded_name(employer)), ("name", called)]


class _Finder:
    """Finds whom a row tells of, and remembers the doubts."""

    def __init__(self, people: Candidates[_Somebody], log: SearchLog, alike: frozenset[int]) -> None:
        self._people = people
        self._log = log
        self._alike = alike
        self.doubts: list[Doubt] = []

    def find(self, row: PersonRow) -> _Somebody | None:
        """Whom the row tells of, if they are there."""
        if named := _named(row, self._log):
            return self._people.of_key(named.key)
        *sure, at_employer, anywhere = _traits(row.name, row.employer, row.email, row.phone, row.link, row.note)
        maybe: list[_Somebody] = []
        for trait in sure:
            for one in self._possible(trait, row):
                if (trait[0] == "link" and is_profile(trait[1])) or go_together(row.name, one.text("name")):
                    return one
                if trait[0] == "email":
                    maybe.append(one)
        namesakes = list(self._possible(anywhere, row))
        return self._by_name(row, at_employer, namesakes) or self._doubtful(row, [*maybe, *namesakes])

    def _possible(self, trait: Trait, row: PersonRow) -> Iterator[_Somebody]:
        """Those with the trait: of two profiles, or of two keys of our own export, nobody is both."""
        link = folded_link(row.link)
        for one in self._people.alike(trait):
            is_another = one.told and row.key and one.told != row.key
            two = trait[0] in ("name", "phone") and are_two_profiles(link, folded_link(one.text("link")))
            if not is_another and not two:
                yield one

    def _by_name(self, row: PersonRow, at_employer: Trait, namesakes: Sequence[_Somebody]) -> _Somebody | None:
        """Of those of the name: who has all that the row says, or works there too, or is the only one and hardly told
        of.
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

    def _doubtful(self, row: PersonRow, maybe: Iterable[_Somebody]) -> _Somebody | None:
        employer = folded_name(row.employer)
        for one in maybe:
            elsewhere = folded_name(one.text("employer"))
            if employer and elsewhere and employer != elsewhere:
                continue
            if row.number in self._alike:
                return one
            told = ", ".join(filter(None, (row.employer, row.email, row.phone)))
            self.doubts.append(Doubt(row.number, row.name, told, one.words))
            return None
        return None


def _says_nothing_new(row: PersonRow, one: _Somebody) -> bool:
    """Whether all by which somebody is told apart is the same, and something is."""
    if row.employer and folded_name(row.employer) != folded_name(one.text("employer")):
        return False
    fields = [field for field in _FOLDS if getattr(row, field)]
    if not all(_folded(field, getattr(row, field)) in one.all_folded(field) for field in fields):
        return False
    return bool(fields) or one.is_bare


def _is_against(row: PersonRow, one: _Somebody) -> bool:
    """Whether both have addresses, or numbers, and none of them is the same."""
    for field in ("email", "phone"):
        mine = {_folded(field, each) for each in all_of(field, getattr(row, field), row.note)}
        theirs = one.all_folded(field)
        if mine and theirs and not mine & theirs:
            return True
    return False
