"""People from a file beside those that are known: who is new, whom it tells more of, and who is there already.

Two are the same who have the same link, else the same e-mail address, else the same name and employer, else the same
name where one of both has no employer. What is known is only ever added to: no field that has something is changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from coach.domain.search.candidates import Candidate, Candidates, Trait, sort_in
from coach.domain.search.changes import as_fields, person_fact
from coach.domain.search.facts import PersonSet
from coach.domain.search.file_rows import PersonRow
from coach.domain.search.keys import NewKeys
from coach.domain.search.likeness import are_two_profiles, folded_email, folded_link, folded_name
from coach.domain.search.log import SearchLog
from coach.domain.search.records import Person

_SURE = ("the link", "the address")
_PLAIN = (
    "closeness",
    "employer",
    "where",
    "email",
    "phone",
    "link",
    "last_contact",
    "shared",
    "decides",
    "ask",
    "note",
)


class People(NamedTuple):
    """What a file proposes: people who are `new`, and known ones with more fields than before (`changed`).

    `same` is how many are known with all that the file says, `twice` how many rows told of somebody once more.
    """

    new: tuple[PersonSet, ...] = ()
    changed: tuple[PersonSet, ...] = ()
    same: int = 0
    twice: int = 0

    @property
    def facts(self) -> list[tuple[PersonSet, date | None]]:
        """All of it as `Coach.record_all` takes it."""
        return [(fact, None) for fact in (*self.new, *self.changed)]


def propose_people(rows: Sequence[PersonRow], log: SearchLog) -> People:
    """What the rows tell beyond the log. Nothing of it is kept yet."""
    people = Candidates(_Somebody(known=person) for person in log.people.values())
    met, twice = sort_in(_best_told_first(rows, log), people, lambda row: _find(people, row, log), _Somebody)
    fresh = [one for one in met if not one.known]
    keys = NewKeys(log.people).all_of([(one.told, one.text("name")) for one in fresh])
    new = tuple(PersonSet(key, **one.values) for one, key in zip(fresh, keys, strict=True))
    changed = tuple(person_fact(one.known, **one.news) for one in met if one.known and one.news)
    return People(new, changed, len(met) - len(new) - len(changed), twice)


def _best_told_first(rows: Sequence[PersonRow], log: SearchLog) -> Iterator[PersonRow]:
    """Those that name somebody known by key, then those with an employer: who has none may be one of them."""
    ranks: tuple[list[PersonRow], ...] = ([], [], [])
    for row in rows:
        ranks[0 if _named(row, log) else 1 if row.employer else 2].append(row)
    for rank in ranks:
        yield from rank


def _named(row: PersonRow, log: SearchLog) -> Person | None:
    known = log.people.get(row.key) if row.key else None
    return known if known and folded_name(known.name) == folded_name(row.name) else None


class _Somebody(Candidate[PersonRow, Person]):
    def __init__(self, row: PersonRow | None = None, known: Person | None = None) -> None:
        super().__init__(row, known, as_fields(known) if known else _given(row) if row else {})

    def fill(self, row: PersonRow) -> None:
        given = _given(row)
        found = {name: given[name] for name in _PLAIN if name in given and name not in self.values}
        at = found.get("employer") or self.text("employer")
        if "role" in given and "role" not in self.values and folded_name(row.employer or at) == folded_name(at):
            found["role"] = given["role"]  # what somebody is elsewhere says nothing of what they are here
        if not {"next_step", "next_on"} & self.values.keys():
            found |= {name: given[name] for name in ("next_step", "next_on") if name in given}
        self.take(found)

    def traits(self) -> list[Trait]:
        return _traits(self.text("name"), self.text("employer"), self.text("email"), self.text("link"))


def _given(row: PersonRow) -> dict[str, Any]:
    values = row._asdict()
    return {
        name: value
        for name, value in values.items()
        if name not in ("number", "key") and value not in ("", None, False)
    }


def _find(people: Candidates[_Somebody], row: PersonRow, log: SearchLog) -> _Somebody | None:
    """Whom the row tells of, if they are there."""
    if named := _named(row, log):
        return people.of_key(named.key)
    link = folded_link(row.link)
    *sure, anywhere = _traits(row.name, row.employer, row.email, row.link)
    for trait in sure:
        by_name = trait[0] not in _SURE
        if found := _first(people.alike(trait), row, link if by_name else ""):
            return found
    if row.employer:
        nowhere = ("name", folded_name(row.name), "")
        bare = [one for one in people.alike(nowhere) if not one.text("employer")]
    else:
        bare = list(people.alike(anywhere)[:2])
    return _first(bare, row, link) if len(bare) == 1 else None  # of several, nobody knows which


def _traits(name: str, employer: str, email: str, link: str) -> list[Trait]:
    """What tells somebody apart, the surest first; the last one is the name alone."""
    called = folded_name(name)
    found: list[Trait] = []
    if at := folded_link(link):
        found.append((_SURE[0], at))
    if box := folded_email(email):
        found.append((_SURE[1], box))
    return [*found, ("name", called, folded_name(employer)), ("name", called)]


def _first(those: Iterable[_Somebody], row: PersonRow, link: str) -> _Somebody | None:
    """The first who can be the one of the row: of two profiles, or of two keys of our own export, nobody is both."""
    for one in those:
        is_another = one.told and row.key and one.told != row.key
        if not is_another and not are_two_profiles(link, folded_link(one.text("link"))):
            return one
    return None
