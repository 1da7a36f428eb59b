"""The state of the search: every record by its key, as last set."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple, TypeAlias

from coach.domain.entries import LONGEST_DAY, Entry
from coach.domain.search.constants import ACTIVITIES, ENDED, LIVE, METHODS, STAGES, TALKS

RULES = {"second_person": 3, "reminder": 7, "thanks": 1, "dormant_months": 6}
RULES_AT_MOST = {"second_person": 60, "reminder": 60, "thanks": 60, "dormant_months": 120}


class Person(NamedTuple):
    """Somebody the person knows."""

    key: str
    name: str
    closeness: int | None
    employer: str
    role: str
    where: str
    email: str
    phone: str
    link: str
    last_contact: date | None
    shared: bool
    decides: bool
    ask: str
    next_step: str
    next_on: date | None
    note: str


class Employer(NamedTuple):
    """An employer on the target list."""

    key: str
    name: str
    motivation: int | None
    posting: int | None
    advocate: bool
    link: str
    note: str


class StageStep(NamedTuple):
    """A stage an application reached, and when; if it is not `dated`, `on` is only the day it was entered."""

    stage: str
    on: date
    note: str
    dated: bool = True


class Application(NamedTuple):
    """An application with its stages, in the order of entry."""

    key: str
    employer: str
    role: str
    link: str
    source: str
    reference: str
    location: str
    contact: str
    note: str
    told_on: date
    stages: tuple[StageStep, ...]
    next_step: str = ""
    next_on: date | None = None

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


class Activity(NamedTuple):
    """A dated activity of the search."""

    key: str
    on: date
    what: str
    text: str
    minutes: int | None
    start: str
    person: str
    employer: str
    application: str
    method: str
    address: str
    contact: str
    details: str
    position: str
    reference: str
    result: str
    result_on: date | None
    proof: str
    points: int | None
    note: str

    @property
    def is_talk(self) -> bool:
        """Whether two people spoke."""
        return self.what in TALKS


class Card(NamedTuple):
    """A setback card, with how often it was needed and how often it helped."""

    key: str
    setback: str
    wrong: str
    answer: str
    met: int = 0
    held: int = 0


Record: TypeAlias = Person | Employer | Application | Activity
"""An item of one of the four lists."""


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


def person(entry: Entry) -> Person:
    """The person of an entry."""
    text = entry.text
    return Person(
        text("key"),
        text("name"),
        _scale(entry, "closeness", 5),
        *(text("employer"), text("role"), text("where"), text("email"), text("phone"), text("link")),
        last_contact=entry.day("last_contact"),
        shared=entry.fields.get("shared") is True,
        decides=entry.fields.get("decides") is True,
        ask=text("ask"),
        next_step=text("next_step"),
        next_on=entry.day("next_on"),
        note=text("note"),
    )


def employer(entry: Entry) -> Employer:
    """The employer of an entry."""
    text = entry.text
    return Employer(
        *(text("key"), text("name"), _scale(entry, "motivation", 5), _scale(entry, "posting", 3)),
        *(entry.fields.get("advocate") is True, text("link"), text("note")),
    )


def application(entry: Entry, stages: Sequence[Entry]) -> Application:
    """The application of an entry, with the stages it reached."""
    text = entry.text
    steps = (
        StageStep(each.text("stage"), each.on, each.text("note"), each.fields.get("undated") is not True)
        for each in stages
    )
    return Application(
        *(text("key"), text("employer"), text("role"), text("link"), text("source"), text("reference")),
        *(text("location"), text("contact"), text("note"), entry.on),
        tuple(step for step in steps if step.stage in STAGES),
        text("next_step"),
        entry.day("next_on"),
    )


def activity(entry: Entry) -> Activity:
    """The activity of an entry."""
    text, minutes = entry.text, entry.number("minutes")
    return Activity(
        text("key"),
        entry.on,
        text("what") if text("what") in ACTIVITIES else "other",
        text("text"),
        minutes if minutes is not None and 0 <= minutes <= LONGEST_DAY else None,
        *(text("start"), text("person"), text("employer"), text("application")),
        text("method") if text("method") in METHODS else "",
        *(text("address"), text("contact"), text("details"), text("position"), text("reference"), text("result")),
        result_on=entry.day("result_on"),
        proof=text("proof"),
        points=_scale(entry, "points", 1000, least=0),
        note=text("note"),
    )


def people(live: Sequence[Entry]) -> dict[str, Person]:
    """Everybody, by key."""
    return {key: person(entry) for key, entry in kept(live).items()}


def employers(live: Sequence[Entry]) -> dict[str, Employer]:
    """The target list, by key."""
    return {key: employer(entry) for key, entry in kept(live).items()}


def applications(live: Sequence[Entry]) -> dict[str, Application]:
    """Every application, by key."""
    stages: dict[str, list[Entry]] = {}
    for entry in live:
        if entry.kind == "stage":
            stages.setdefault(entry.text("key"), []).append(entry)
    told = kept([entry for entry in live if entry.kind != "stage"])
    return {key: application(entry, stages.get(key, ())) for key, entry in told.items()}


def activities(live: Sequence[Entry]) -> dict[str, Activity]:
    """Every activity, by key."""
    return {key: activity(entry) for key, entry in kept(live).items()}


def cards(live: Sequence[Entry]) -> dict[str, Card]:
    """The setback cards, by key."""
    held: dict[str, list[bool]] = {}
    for entry in live:
        if entry.kind == "card_held":
            held.setdefault(entry.text("key"), []).append(entry.fields.get("held") is True)
    told = kept([entry for entry in live if entry.kind != "card_held"])
    return {
        key: Card(
            *(key, entry.text("setback"), entry.text("wrong"), entry.text("answer")),
            *(len(held.get(key, ())), sum(held.get(key, ()))),
        )
        for key, entry in told.items()
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


def _scale(entry: Entry, name: str, most: int, least: int = 1) -> int | None:
    number = entry.number(name)
    return number if number is not None and least <= number <= most else None
