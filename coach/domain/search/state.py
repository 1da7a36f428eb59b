"""The state of the search: every record by its key, as last set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from coach.domain import fields
from coach.domain.entries import Entry
from coach.domain.search.constants import ENDED, LIVE, STAGES, TALKS
from coach.domain.search.events import ActivitySet, ApplicationSet, CardSet, EmployerSet, PersonSet

RULES = {"second_person": 3, "reminder": 7, "thanks": 1, "dormant_months": 6}
RULES_AT_MOST = {"second_person": 60, "reminder": 60, "thanks": 60, "dormant_months": 120}


class Person(PersonSet):
    """Somebody the person knows."""


class Employer(EmployerSet):
    """An employer on the target list."""


class StageStep(NamedTuple):
    """A stage an application reached, and when; if it is not `dated`, `on` is only the day it was entered."""

    stage: str
    on: date
    note: str
    dated: bool = True


class Application(ApplicationSet):
    """An application with its stages, in the order of entry."""

    told_on: date = fields.entry_day(column_after="note")
    stages: tuple[StageStep, ...] = fields.from_others(column_after="told_on")

    @property
    def stage(self) -> str:
        """The last stage reached; "wished" before the first."""
        return self.stages[-1].stage if self.stages else "wished"

    @property
    def since(self) -> date:
        """The day it reached its stage, or the day that was entered."""
        return self.stages[-1].on if self.stages else self.told_on

    @property
    def known_since(self) -> date | None:
        """The day it reached its stage; None if unknown."""
        return self.since if not self.stages or self.stages[-1].dated else None

    @property
    def applied_on(self) -> date | None:
        """The day it was sent, or the first known day of a later stage; None if no day is known."""
        days = [step.on for step in self.stages if step.stage != "wished" and step.dated]
        return min(days, default=None)

    @property
    def live(self) -> bool:
        """Whether the other side has answered and it is still open."""
        return self.stage in LIVE

    @property
    def ended(self) -> bool:
        """Whether it has ended, one way or another."""
        return self.stage in ENDED


class Activity(ActivitySet):
    """A dated activity of the search."""

    on: date = fields.entry_day("Day", "today, yesterday or 20 November", after="text", column_after="key", past=True)

    @property
    def is_talk(self) -> bool:
        """Whether two people spoke."""
        return self.what in TALKS


class Card(CardSet):
    """A setback card, with how often it was needed and how often it helped."""

    met: int = 0
    held: int = 0


SearchRecord: TypeAlias = Person | Employer | Application | Activity
"""An item of one of the four lists."""

RECORDS: Mapping[str, type[SearchRecord]] = {each.kind: each for each in (Person, Employer, Application, Activity)}
"""The records of the four lists, by kind."""


def kept(live: Sequence[Entry]) -> Mapping[str, Entry]:
    """Every record of one kind by its key, without removed ones."""
    found: dict[str, Entry] = {}
    for entry in live:
        key = entry.text("key")
        if entry.kind in ("search_gone", "card_gone"):
            found.pop(key, None)
        elif key:
            found[key] = entry
    return found


def application(entry: Entry, stages: Sequence[Entry]) -> Application:
    """The application of an entry, with the stages it reached."""
    steps = (
        StageStep(each.text("stage"), each.on, each.text("note"), each.fields.get("undated") is not True)
        for each in stages
    )
    return Application.read(entry, stages=tuple(step for step in steps if step.stage in STAGES))


def people(live: Sequence[Entry]) -> dict[str, Person]:
    """Everybody, by key."""
    return {key: Person.read(entry) for key, entry in kept(live).items()}


def employers(live: Sequence[Entry]) -> dict[str, Employer]:
    """The target list, by key."""
    return {key: Employer.read(entry) for key, entry in kept(live).items()}


def applications(live: Sequence[Entry]) -> dict[str, Application]:
    """Every application, by key."""
    stages: dict[str, list[Entry]] = {}
    for entry in live:
        if entry.kind == "stage":
            stages.setdefault(entry.text("key"), []).append(entry)
    entries = kept([entry for entry in live if entry.kind != "stage"])
    return {key: application(entry, stages.get(key, ())) for key, entry in entries.items()}


def activities(live: Sequence[Entry]) -> dict[str, Activity]:
    """Every activity, by key."""
    return {key: Activity.read(entry) for key, entry in kept(live).items()}


def cards(live: Sequence[Entry]) -> dict[str, Card]:
    """The setback cards, by key."""
    held: dict[str, list[bool]] = {}
    for entry in live:
        if entry.kind == "card_held":
            held.setdefault(entry.text("key"), []).append(entry.fields.get("held") is True)
    entries = kept([entry for entry in live if entry.kind != "card_held"])
    return {
        key: Card.read(entry, met=len(held.get(key, ())), held=sum(held.get(key, ()))) for key, entry in entries.items()
    }


def rules(live: Sequence[Entry]) -> dict[str, int]:
    """The last rules for follow-ups."""
    said = dict(RULES)
    for entry in live:
        for name, most in RULES_AT_MOST.items():
            number = entry.number(name)
            if number is not None and 1 <= number <= most:
                said[name] = number
    return said


def rules_and_authority(live: Sequence[Entry]) -> tuple[dict[str, int], str]:
    """The last rules, and the last authority whose log the person submits; "" for none."""
    return rules(live), next((name for entry in reversed(live) if (name := entry.text("authority"))), "")
