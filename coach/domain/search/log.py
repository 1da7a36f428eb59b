"""The search log as one value: what was told, and who was met when."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.named_records import key_asked
from coach.domain.sanitize import shown
from coach.domain.search.state import RULES, Activity, Application, Card, Employer, Person
from coach.errors import RefusedError


class SearchLog(NamedTuple):
    """Everything about the search, each record by its key. `rules` says after how many working days what is due.

    `authority` names the log that the person hands in, if one was chosen.
    """

    people: Mapping[str, Person] = MappingProxyType({})
    employers: Mapping[str, Employer] = MappingProxyType({})
    applications: Mapping[str, Application] = MappingProxyType({})
    activities: Mapping[str, Activity] = MappingProxyType({})
    cards: Mapping[str, Card] = MappingProxyType({})
    rules: Mapping[str, int] = MappingProxyType(RULES)
    authority: str = ""

    def between(self, first: date, last: date) -> list[Activity]:
        """The activities of these days, oldest first."""
        found = [each for each in self.activities.values() if first <= each.on <= last]
        return sorted(found, key=lambda each: (each.on, each.start or "99:99"))

    def on(self, day: date) -> list[Activity]:
        """The activities of one day."""
        return _by_day(_Same(self.activities)).get(day, [])

    def with_person(self, key: str) -> list[Activity]:
        """What was done with somebody, oldest first."""
        return _by_person(_Same(self.activities)).get(key, [])

    def for_application(self, key: str) -> list[Activity]:
        """What was done for an application, oldest first."""
        return sorted((each for each in self.activities.values() if each.application == key), key=lambda each: each.on)

    def last_contact(self, person: Person) -> date | None:
        """When there was contact last, as told or as noted."""
        days = [activity.on for activity in self.with_person(person.key)]
        return max([*days, *([person.last_contact] if person.last_contact else [])], default=None)

    def person_named(self, name: str) -> Person | None:
        """Somebody by their name; None where nobody or more than one is called so."""
        wanted = " ".join(name.casefold().split())
        found = [each for each in self.people.values() if " ".join(each.name.casefold().split()) == wanted]
        return found[0] if len(found) == 1 else None

    def applications_at(self, employer: str) -> list[Application]:
        """The applications to an employer that go on, the newest first."""
        wanted = employer.casefold().strip()
        found = [each for each in self.applications.values() if each.employer.casefold() == wanted and not each.ended]
        return sorted(found, key=lambda each: each.since, reverse=True)

    def find(self, what: str, asked: str) -> str:
        """The key of the record of this kind whose key or name was given.

        Raises RefusedError where there is none, or more than one.
        """
        records: Mapping[str, Person | Employer | Application | Activity | Card] = self.of_kind(what)
        if key := key_asked(asked, records):
            return key
        wanted = asked.strip().casefold()
        found = [key for key, record in records.items() if wanted in _names(record)]
        if len(found) == 1:
            return found[0]
        if found:
            raise RefusedError(
                f"More than one {what} is called {shown(asked)[:40]}", f"Use its key: {', '.join(found[:8])}."
            )
        plural = "people" if what == "person" else "activities" if what == "activity" else f"{what}s"
        raise RefusedError(f"There is no {what} {shown(asked)[:40]!r}", f"`coach {plural} list` shows them all.")

    def of_kind(self, what: str) -> Mapping[str, Person | Employer | Application | Activity | Card]:
        """The records of one kind, by key."""
        kinds: dict[str, Mapping[str, Person | Employer | Application | Activity | Card]] = {
            "person": self.people,
            "employer": self.employers,
            "application": self.applications,
            "activity": self.activities,
            "card": self.cards,
        }
        return kinds[what]


class _Same:
    """A mapping, told apart from others by being the same object: its content is not compared."""

    def __init__(self, activities: Mapping[str, Activity]) -> None:
        self.activities = activities

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.activities is self.activities

    def __hash__(self) -> int:
        return id(self.activities)


@lru_cache(maxsize=4)
def _by_person(same: _Same) -> dict[str, list[Activity]]:
    found: dict[str, list[Activity]] = {}
    for activity in sorted(same.activities.values(), key=lambda each: each.on):
        if activity.person:
            found.setdefault(activity.person, []).append(activity)
    return found


@lru_cache(maxsize=4)
def _by_day(same: _Same) -> dict[date, list[Activity]]:
    found: dict[date, list[Activity]] = {}
    for activity in same.activities.values():
        found.setdefault(activity.on, []).append(activity)
    return found


def _names(record: Person | Employer | Application | Activity | Card) -> Iterator[str]:
    if isinstance(record, (Person, Employer)):
        yield record.name.casefold()
    elif isinstance(record, Application):
        yield record.employer.casefold()
        yield f"{record.employer}, {record.role}".casefold()
        yield f"{record.role} at {record.employer}".casefold()
    elif isinstance(record, Activity):
        yield record.text.casefold()
