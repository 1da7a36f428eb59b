"""Search logs made from facts, as the journal would make them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coach.domain.entries import Entry
from coach.domain.fact import Fact
from coach.domain.search import records
from coach.domain.search.log import SearchLog

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
