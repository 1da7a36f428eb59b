"""The search log as one value: its records, and the contacts with each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from coach.domain.derived import cached_by_identity
from coach.domain.named_records import resolve_key
from coach.domain.reducers import days_within
from coach.domain.sanitize import shown
from coach.domain.search.state import RULES, Activity, Application, Card, Employer, Person
from coach.errors import RefusedError


class SearchLog(NamedTuple):
    """Everything about the search, each record by its key. `rules` has the working days until each follow-up.

    `authority` names the work-search log that the person submits, if one was chosen.
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
        there = _by_day(self.activities)
        found = (each for day in days_within(there, first, last) for each in there[day])
        return sorted(found, key=lambda each: (each.on, each.start or "99:99"))

    def since(self, day: date) -> Iterator[Activity]:
        """The activities of that day and later ones, in no order."""
        return (each for on, those in _by_day(self.activities).items() if on >= day for each in those)

    def on(self, day: date) -> list[Activity]:
        """The activities of one day."""
        return _by_day(self.activities).get(day, [])

    def with_person(self, key: str) -> list[Activity]:
        """What was done with somebody, oldest first."""
        return _by_person(self.activities).get(key, [])

    def for_application(self, key: str) -> list[Activity]:
        """What was done for an application, oldest first."""
        return _by_application(self.activities).get(key, [])

    def last_contact(self, person: Person) -> date | None:
        """The last contact, as entered or as logged."""
        met = self.with_person(person.key)
        return max(filter(None, (met[-1].on if met else None, person.last_contact)), default=None)

    def person_named(self, name: str) -> Person | None:
        """Somebody by name; None if nobody or more than one person has it."""
        wanted = " ".join(name.casefold().split())
        found = [each for each in self.people.values() if " ".join(each.name.casefold().split()) == wanted]
        return found[0] if len(found) == 1 else None

    def applications_at(self, employer: str) -> list[Application]:
        """The applications to an employer that have not ended, newest first."""
        wanted = employer.casefold().strip()
        found = [each for each in self.applications.values() if each.employer.casefold() == wanted and not each.ended]
        return sorted(found, key=lambda each: each.since, reverse=True)

    def find(self, what: str, asked: str) -> str:
        """The key of the record of this kind with the given key or name.

        Raises RefusedError if there is none, or more than one.
        """
        records: Mapping[str, Person | Employer | Application | Activity | Card] = self.of_kind(what)
        if key := resolve_key(asked, records):
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


@cached_by_identity()
def _by_person(activities: Mapping[str, Activity]) -> dict[str, list[Activity]]:
    return _oldest_first(activities, lambda each: each.person)


@cached_by_identity()
def _by_application(activities: Mapping[str, Activity]) -> dict[str, list[Activity]]:
    return _oldest_first(activities, lambda each: each.application)


def _oldest_first(activities: Mapping[str, Activity], about: Callable[[Activity], str]) -> dict[str, list[Activity]]:
    found: dict[str, list[Activity]] = {}
    for activity in sorted(activities.values(), key=lambda each: each.on):
        if key := about(activity):
            found.setdefault(key, []).append(activity)
    return found


@cached_by_identity()
def _by_day(activities: Mapping[str, Activity]) -> dict[date, list[Activity]]:
    found: dict[date, list[Activity]] = {}
    for activity in activities.values():
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
