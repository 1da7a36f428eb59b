"""Match the rows of a file to existing records, for people and applications alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

MOST_CANDIDATES = 50  # possible matches to examine; a contrived file may give thousands of people one name

Trait: TypeAlias = tuple[str, ...]


class ImportRow(Protocol):
    """A row of a file: its number in it, and the key that our own export gave it, or ""."""

    @property
    def number(self) -> int:
        """The row's number, from 1."""

    @property
    def key(self) -> str:
        """As `coach people export` writes it."""


class KnownRecord(Protocol):
    """An existing record."""

    @property
    def key(self) -> str:
        """Its key in the log."""


RowT = TypeVar("RowT", bound=ImportRow)
RecordT = TypeVar("RecordT", bound=KnownRecord)


class Candidate(Generic[RowT, RecordT]):
    """A record, existing or from the file, with all that is known so far. `own_key` is its key in our export."""

    def __init__(self, row: RowT | None, known: RecordT | None, values: dict[str, Any]) -> None:
        self.row = row
        self.known = known
        self.own_key = row.key if row else ""
        self.values = values
        self.news: dict[str, Any] = {}

    def text(self, name: str) -> str:
        """A field, or ""."""
        return str(self.values.get(name, ""))

    def take(self, found: dict[str, Any]) -> None:
        """Fill in fields that were unknown."""
        self.values |= found
        self.news |= found

    def fill(self, row: RowT) -> None:
        """Fill in what a row adds."""
        raise NotImplementedError

    def traits(self) -> list[Trait]:
        """The traits that distinguish it from others."""
        raise NotImplementedError


CandidateT = TypeVar("CandidateT", bound=Candidate[Any, Any])


class Candidates(Generic[CandidateT]):
    """Every record, existing or found in the file so far, looked up by key or by trait."""

    def __init__(self, known: Iterable[CandidateT]) -> None:
        self.all: list[CandidateT] = []
        self._by_key: dict[str, CandidateT] = {}
        self._by_trait: dict[Trait, list[CandidateT]] = {}
        for one in known:
            if one.known:
                self._by_key[one.known.key] = one
            self.add(one)

    def add(self, one: CandidateT) -> None:
        """Add a candidate."""
        self.all.append(one)
        self.index(one)

    def index(self, one: CandidateT) -> None:
        """Index everything now known about a candidate."""
        for trait in one.traits():
            there = self._by_trait.setdefault(trait, [])
            if len(there) < MOST_CANDIDATES and one not in there:
                there.append(one)

    def of_key(self, key: str) -> CandidateT:
        """The existing record with this key."""
        return self._by_key[key]

    def alike(self, trait: Trait) -> Sequence[CandidateT]:
        """All candidates with this trait, in the order of adding."""
        return self._by_trait.get(trait, ())


def assign_rows(
    rows: Iterable[RowT],
    candidates: Candidates[CandidateT],
    find: Callable[[RowT], CandidateT | None],
    make: Callable[[RowT], CandidateT],
) -> tuple[list[CandidateT], int]:
    """Assign each row to its candidate, or make a new one.

    Returns the candidates in the file, in its order, and how many rows repeated one.
    """
    twice = 0
    for row in rows:
        one = find(row)
        if one is None:
            candidates.add(make(row))
            continue
        twice += one.row is not None
        one.row = one.row or row
        one.own_key = one.own_key or row.key
        one.fill(row)
        candidates.index(one)
    met = [(one.row.number, one) for one in candidates.all if one.row]
    return [one for _, one in sorted(met, key=itemgetter(0))], twice
