"""What is known and what a file tells, brought together row by row: people and applications alike."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

LOOKED_AT = 50  # of those who may be the same; so many have one name only in files that were made to be slow

Trait: TypeAlias = tuple[str, ...]


class ImportRow(Protocol):
    """A row of a file: its number in it, and the key that our own export gave it, or ""."""

    @property
    def number(self) -> int:
        """From 1."""

    @property
    def key(self) -> str:
        """As `coach people export` writes it."""


class KnownRecord(Protocol):
    """Something that is known."""

    @property
    def key(self) -> str:
        """Its key in the log."""


RowT = TypeVar("RowT", bound=ImportRow)
RecordT = TypeVar("RecordT", bound=KnownRecord)


class Candidate(Generic[RowT, RecordT]):
    """What is known, or is in the file, with all that is known of it by now. `told` is its key in our own export."""

    def __init__(self, row: RowT | None, known: RecordT | None, values: dict[str, Any]) -> None:
        self.row = row
        self.known = known
        self.told = row.key if row else ""
        self.values = values
        self.news: dict[str, Any] = {}

    def text(self, name: str) -> str:
        """A field, or ""."""
        return str(self.values.get(name, ""))

    def take(self, found: dict[str, Any]) -> None:
        """Take in fields that were not known."""
        self.values |= found
        self.news |= found

    def fill(self, row: RowT) -> None:
        """Take in what a row says and was not known."""
        raise NotImplementedError

    def traits(self) -> list[Trait]:
        """What tells it apart from others."""
        raise NotImplementedError


CandidateT = TypeVar("CandidateT", bound=Candidate[Any, Any])


class Candidates(Generic[CandidateT]):
    """Everything that is known or was met in the file so far, to be found by key or by what tells it apart."""

    def __init__(self, known: Iterable[CandidateT]) -> None:
        self.all: list[CandidateT] = []
        self._by_key: dict[str, CandidateT] = {}
        self._by_trait: dict[Trait, list[CandidateT]] = {}
        for one in known:
            if one.known:
                self._by_key[one.known.key] = one
            self.add(one)

    def add(self, one: CandidateT) -> None:
        """One more."""
        self.all.append(one)
        self.index(one)

    def index(self, one: CandidateT) -> None:
        """Let it be found by all that is known of it by now."""
        for trait in one.traits():
            there = self._by_trait.setdefault(trait, [])
            if len(there) < LOOKED_AT and one not in there:
                there.append(one)

    def of_key(self, key: str) -> CandidateT:
        """The known one with this key."""
        return self._by_key[key]

    def alike(self, trait: Trait) -> Sequence[CandidateT]:
        """All that have this trait, in the order in which they were met."""
        return self._by_trait.get(trait, ())


def sort_in(
    rows: Iterable[RowT],
    candidates: Candidates[CandidateT],
    find: Callable[[RowT], CandidateT | None],
    make: Callable[[RowT], CandidateT],
) -> tuple[list[CandidateT], int]:
    """Give each row to the one that it tells of, or make a new one of it.

    Returns those that the file tells of, in its order, and how many rows told of one once more.
    """
    twice = 0
    for row in rows:
        one = find(row)
        if one is None:
            candidates.add(make(row))
            continue
        twice += one.row is not None
        one.row = one.row or row
        one.told = one.told or row.key
        one.fill(row)
        candidates.index(one)
    met = [(one.row.number, one) for one in candidates.all if one.row]
    return [one for _, one in sorted(met, key=itemgetter(0))], twice
