"""Search logs made from facts, as the journal would make them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coach.domain.entries import Entry
from coach.domain.fact import Fact
from coach.domain.search import records
from coach.domain.search.log import SearchLog
from coach.domain.search.merging import People
from coach.domain.search.merging_applications import Applications

TODAY = date(2026, 11, 23)


def log_of(*facts: Fact, dated: Iterable[tuple[Fact, date | None]] = ()) -> SearchLog:
    """The log these facts add up to, those of `dated` after the others."""
    entries = [
        Entry(f"{number:012x}-00000000", "", on or TODAY, "aaaa1111", fact.kind, fact.as_fields())
        for number, (fact, on) in enumerate([*((fact, None) for fact in facts), *dated])
    ]

    def of(*kinds: str) -> list[Entry]:
        return [entry for entry in entries if entry.kind in kinds]

    return SearchLog(
        records.people(of("person")),
        records.employers(of("employer")),
        records.applications(of("application", "stage")),
        records.activities(of("activity")),
    )


def counts(found: People | Applications) -> tuple[int, int, int, int]:
    """How many rows of a file are new, how many tell more, are known as they are, and are there twice."""
    return len(found.new), len(found.changed), found.same, found.twice
