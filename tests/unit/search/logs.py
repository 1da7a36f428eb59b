"""Search logs made from events, as the journal would make them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from coach.domain.entries import Entry
from coach.domain.event import Event
from coach.domain.search import state
from coach.domain.search.log import SearchLog
from coach.domain.search.merge_applications import ApplicationsMerge
from coach.domain.search.merge_people import PeopleMerge

TODAY = date(2026, 11, 23)


def log_of(*events: Event, dated: Iterable[tuple[Event, date | None]] = ()) -> SearchLog:
    """The log these facts add up to, those of `dated` after the others."""
    entries = [
        Entry(f"{number:012x}-00000000", "", on or TODAY, "aaaa1111", event.kind, event.as_fields())
        for number, (event, on) in enumerate([*((event, None) for event in events), *dated])
    ]

    def of(*kinds: str) -> list[Entry]:
        return [entry for entry in entries if entry.kind in kinds]

    return SearchLog(
        state.people(of("person")),
        state.employers(of("employer")),
        state.applications(of("application", "stage")),
        state.activities(of("activity")),
    )


def counts(found: PeopleMerge | ApplicationsMerge) -> tuple[int, int, int, int]:
    """How many rows of a file are new, how many tell more, are known as they are, and are there twice."""
    return len(found.new), len(found.changed), found.same, found.twice
