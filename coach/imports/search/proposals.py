"""What a CSV file of people or applications proposes beyond the search log, in words and as facts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import NamedTuple

from coach.domain.fact import Fact
from coach.domain.search.log import SearchLog
from coach.domain.search.merging import propose_people
from coach.domain.search.merging_applications import propose_applications
from coach.domain.text import shown
from coach.domain.wording import count
from coach.imports.progress import Progress
from coach.imports.search.files import read_applications, read_people

NAMES_SHOWN = 5


class Proposed(NamedTuple):
    """What a file proposes, in words. `facts_for` gives the facts that keep it beside the log as it is by then."""

    words: str
    has_news: bool
    facts_for: Callable[[SearchLog], list[tuple[Fact, date | None]]]


def propose(what: str, file: Path, log: SearchLog, today: date, progress: Progress) -> Proposed:
    """What the file holds beyond the log; `what` is people or applications. Raises CoachError; nothing is kept yet."""
    if what == "people":
        people = read_people(file, progress, today)
        found = propose_people(people.rows, log)
        names = [fact.name for fact in found.new]
        told = (len(found.new), len(found.changed), found.same, found.twice)
        words = _words(file, names, told, people.doubt)
        return Proposed(words, bool(found.facts), lambda now: list(propose_people(people.rows, now).facts))
    read = read_applications(file, progress, today)
    proposed = propose_applications(read.rows, log)
    names = [news.fact.employer for news in proposed.new if news.fact]
    told = (len(proposed.new), len(proposed.changed), proposed.same, proposed.twice)
    words = _words(file, names, told, read.doubt)
    return Proposed(words, bool(proposed.facts), lambda now: list(propose_applications(read.rows, now).facts))


def _words(file: Path, names: list[str], told: tuple[int, int, int, int], doubt: str) -> str:
    new, changed, same, twice = told
    kinds = ((new, "new"), (changed, "known of whom it tells more"), (same, "known already"))
    counted = ", ".join(f"{number:,} {kind}" for number, kind in kinds if number) or "nothing new"
    parts = [
        f"{shown(file.name)}: {counted}.",
        f"{count(twice, 'row')} told of somebody again." if twice else "",
        f"New: {'; '.join(map(shown, names[:NAMES_SHOWN]))}" if names else "",
    ]
    if names:
        parts[-1] += f" and {len(names) - NAMES_SHOWN:,} more." if len(names) > NAMES_SHOWN else "."
    return " ".join(filter(None, [*parts, doubt]))
