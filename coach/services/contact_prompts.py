"""Saves the names that come to mind, and ticks the actions of step 4 that they complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from coach.domain.runway.changes import new_id
from coach.domain.search.auto_ticks import ticks_of_names
from coach.domain.search.contact_prompts import read_name
from coach.domain.search.events import ActivitySet
from coach.domain.search.matching import folded_name
from coach.domain.search.merge_people import propose_people
from coach.errors import RefusedError
from coach.services.ticks import save_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.event import Event
    from coach.domain.search.state import Person
    from coach.domain.state import State
    from coach.storage.store import Decide, Store


class NewContact(NamedTuple):
    """The person that was named: `new`, or already on the list and named again.

    `namesakes` are others of the same name; `ticked` are the actions that were ticked by it.
    """

    person: Person
    new: bool
    namesakes: tuple[Person, ...] = ()
    ticked: tuple[str, ...] = ()


def add_contact(store: Store, line: str, where: str = "") -> NewContact:
    """Save the person that a line names. If they are on the list already, only fill in what was unknown.

    Raises RefusedError for a line that has no name or can't be saved, JournalError.
    """
    row = read_name(line, where)

    def choose(now: State) -> Event | None:
        found = propose_people([row], now.search)
        return next(iter((*found.new, *found.changed)), None)

    before = store.state
    entry = store.apply(choose)
    ticked = save_ticks(store, ticks_of_names(before, store.state)) if entry else ()
    log = store.state.search
    called = [each for each in log.people.values() if folded_name(each.name) == folded_name(row.name)]
    person = log.people[entry.text("key")] if entry else _nearest(called, row.employer)
    others = tuple(each for each in called if each.key != person.key)
    return NewContact(person, person.key not in before.search.people, others, ticked)


def _nearest(called: Sequence[Person], employer: str) -> Person:
    return next((each for each in called if folded_name(each.employer) == folded_name(employer)), called[0])


def describe_contact(store: Store, key: str, **changes: Any) -> tuple[str, ...]:
    """Save changes to a person, and return the actions that were ticked. Raises RefusedError, JournalError."""

    def choose(now: State) -> Event | None:
        known = now.search.people.get(key)
        event = known._replace(**changes) if known else None
        return event if event != known else None

    return _save(store, choose)


def log_sent(store: Store, key: str) -> tuple[str, ...]:
    """Record that a message was sent to somebody today, and return the actions that were ticked.

    Raises RefusedError if the person is no longer on the list, JournalError.
    """

    def choose(now: State) -> Event:
        person = now.search.people.get(key)
        if person is None:
            raise RefusedError("They are no longer on your list", "Add them again, or press l to log it.")
        on = store.clock.now().date()
        made = new_id(f"message-{on:%m%d}-{person.name}", now.search.activities)
        text = f"wrote to {person.name}"
        return ActivitySet(made, "message", text, person=key, employer=person.employer, contact=person.name)

    return _save(store, choose)


def _save(store: Store, choose: Decide) -> tuple[str, ...]:
    before = store.state
    if store.apply(choose) is None:
        return ()
    return save_ticks(store, ticks_of_names(before, store.state))
