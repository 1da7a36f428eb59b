"""Keeping the names that come back, and ticking the actions of step 4 that they finish."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from coach.domain.runway.changes import new_id
from coach.domain.search.changes import person_fact
from coach.domain.search.facts import ActivitySet
from coach.domain.search.likeness import folded_name
from coach.domain.search.merging import propose_people
from coach.domain.search.names import read_name
from coach.domain.search.ticks import ticks_of_names
from coach.errors import RefusedError
from coach.journal.keeping.ticks import keep_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.fact import Fact
    from coach.domain.search.records import Person
    from coach.domain.transition import Transition
    from coach.journal.coach import Choice, Coach


class Brought(NamedTuple):
    """Who was named: somebody `new`, or one of the list who is told of once more.

    `namesakes` are others of the same name; `ticked` are the actions that were ticked by it.
    """

    person: Person
    new: bool
    namesakes: tuple[Person, ...] = ()
    ticked: tuple[str, ...] = ()


def bring_back(coach: Coach, line: str, where: str = "") -> Brought:
    """Keep the person that a line names, unless they are on the list; what is known of them is only added to.

    Raises RefusedError for a line that names nobody or can't be kept, JournalError.
    """
    row = read_name(line, where)

    def choose(now: Transition) -> Fact | None:
        found = propose_people([row], now.search)
        return next(iter((*found.new, *found.changed)), None)

    before = coach.transition
    entry = coach.decide(choose)
    ticked = keep_ticks(coach, ticks_of_names(before, coach.transition)) if entry else ()
    log = coach.transition.search
    called = [each for each in log.people.values() if folded_name(each.name) == folded_name(row.name)]
    person = log.people[entry.text("key")] if entry else _nearest(called, row.employer)
    others = tuple(each for each in called if each.key != person.key)
    return Brought(person, person.key not in before.search.people, others, ticked)


def _nearest(called: Sequence[Person], employer: str) -> Person:
    return next((each for each in called if folded_name(each.employer) == folded_name(employer)), called[0])


def tell_of(coach: Coach, key: str, **changes: Any) -> tuple[str, ...]:
    """Keep what is told of somebody, and return the actions that were ticked. Raises RefusedError, JournalError."""

    def choose(now: Transition) -> Fact | None:
        known = now.search.people.get(key)
        fact = person_fact(known, **changes) if known else None
        return fact if known and fact != person_fact(known) else None

    return _keep(coach, choose)


def note_sent(coach: Coach, key: str) -> tuple[str, ...]:
    """Note that a message was sent to somebody today, and return the actions that were ticked.

    Raises RefusedError where the person is not on the list any more, JournalError.
    """

    def choose(now: Transition) -> Fact:
        person = now.search.people.get(key)
        if person is None:
            raise RefusedError("They are no longer on your list", "Add them again, or press l to log it.")
        on = coach.clock.now().date()
        made = new_id(f"message-{on:%m%d}-{person.name}", now.search.activities)
        text, employer = f"wrote to {person.name}", person.employer or None
        return ActivitySet(made, "message", text, person=key, employer=employer, contact=person.name)

    return _keep(coach, choose)


def _keep(coach: Coach, choose: Choice) -> tuple[str, ...]:
    before = coach.transition
    if coach.decide(choose) is None:
        return ()
    return keep_ticks(coach, ticks_of_names(before, coach.transition))
