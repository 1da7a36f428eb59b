"""What can be recorded about the search: people, employers, applications, activities, and setbacks.

Each record has a `key` that names it for good. A record that is set again is as told then, all of it.
"""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar

from coach.domain.entries import LONGEST_DAY
from coach.domain.event import Event, check_one_of, check_scale, check_text
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.search.constants import ACTIVITIES, METHODS, SETBACKS, STAGES
from coach.errors import RefusedError

LINE_LIMIT = 400
LINK_LIMIT = 1_000
_CLOCK = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")


def check_clock(value: str | None) -> None:
    """See that a field is a time of day such as 09:30, if it was given. Raises RefusedError."""
    if value is not None and not _CLOCK.fullmatch(value):
        raise RefusedError("That is not a time of day", f"Write it as 09:30, not {value[:20]!r}.")


def _check_lines(event: Event, **names: str) -> None:
    for name, what in names.items():
        check_text(event, name, what, limit=LINK_LIMIT if name in ("link", "proof") else LINE_LIMIT)


def _check_named(event: Event, name: str, what: str, example: str) -> None:
    check_text(event, name, what, limit=NAME_LIMIT)
    if not getattr(event, name):
        raise RefusedError(f"{what.capitalize()} is missing", f"Give it, such as {example}.", name)


class PersonSet(Event):
    """Somebody the person knows, as told here.

    `closeness` goes from 1 (we have met) to 5 (I could ring tonight), `shared` says whether there are people both know,
    `decides` whether they decide about hiring. `ask` is what to ask, `next_step` what to do next and `next_on` when.
    """

    kind: ClassVar[str] = "person"
    key: str
    name: str
    closeness: int | None = None
    employer: str | None = None
    role: str | None = None
    where: str | None = None
    email: str | None = None
    phone: str | None = None
    link: str | None = None
    last_contact: date | None = None
    shared: bool | None = None
    decides: bool | None = None
    ask: str | None = None
    next_step: str | None = None
    next_on: date | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        _check_named(self, "name", "the name", "Ana Lopez")
        check_scale(self.closeness, "Closeness")
        check_text(self, "employer", "the employer", limit=NAME_LIMIT)
        _check_lines(self, role="the role", where="the place you met", email="the e-mail address", phone="the number")
        _check_lines(self, link="the link", ask="what to ask", next_step="the next step")
        check_text(self, "note", "the note", lines=True)


class EmployerSet(Event):
    """An employer on the target list, as told here.

    `motivation` goes from 1 to 5, `posting` from 1 (nothing advertised) to 3 (a job that fits), `advocate` says whether
    somebody there would speak for the person.
    """

    kind: ClassVar[str] = "employer"
    key: str
    name: str
    motivation: int | None = None
    posting: int | None = None
    advocate: bool | None = None
    link: str | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        _check_named(self, "name", "the name", "Acme")
        check_scale(self.motivation, "Motivation")
        if self.posting is not None and self.posting not in (1, 2, 3):
            raise RefusedError("Posting is a number from 1 to 3", "1 is nothing advertised, 3 is a job that fits.")
        _check_lines(self, link="the link")
        check_text(self, "note", "the note", lines=True)


class ApplicationSet(Event):
    """An application, or one to be made, as told here. `source` is where the job was found.

    `next_step` is what comes next, such as an interview, and `next_on` when.
    """

    kind: ClassVar[str] = "application"
    key: str
    employer: str
    role: str | None = None
    link: str | None = None
    source: str | None = None
    reference: str | None = None
    location: str | None = None
    contact: str | None = None
    note: str | None = None
    next_step: str | None = None
    next_on: date | None = None

    def __post_init__(self) -> None:
        _check_named(self, "employer", "the employer", "Acme")
        _check_lines(self, role="the role", link="the link", source="the source", reference="the reference")
        _check_lines(self, location="the place", contact="the contact", next_step="the next step")
        check_text(self, "note", "the note", lines=True)


class StageReached(Event):
    """An application is at this stage since the day of the entry. `note` is a word on it, such as a reason.

    `undated` says that nobody knows since when: the day of the entry is then only the day it was told.
    """

    kind: ClassVar[str] = "stage"
    key: str
    stage: str
    note: str | None = None
    undated: bool | None = None

    def __post_init__(self) -> None:
        check_one_of(self.stage, STAGES, "stage")
        check_text(self, "note", "the note", limit=LINE_LIMIT)


class ActivitySet(Event):
    """A dated effort of the search; its day is that of the entry. Raises RefusedError for what can't be.

    `person` and `application` are keys; `contact`, `position` and the others are for the log of an authority.
    """

    kind: ClassVar[str] = "activity"
    key: str
    what: str
    text: str | None = None
    minutes: int | None = None
    start: str | None = None
    person: str | None = None
    employer: str | None = None
    application: str | None = None
    method: str | None = None
    address: str | None = None
    contact: str | None = None
    details: str | None = None
    position: str | None = None
    reference: str | None = None
    result: str | None = None
    result_on: date | None = None
    proof: str | None = None
    points: int | None = None
    note: str | None = None

    def __post_init__(self) -> None:
        check_one_of(self.what, ACTIVITIES, "kind of activity")
        check_one_of(self.method, METHODS, "way of doing it")
        check_clock(self.start)
        if self.minutes is not None and self.minutes not in range(LONGEST_DAY + 1):
            raise RefusedError("That is not a number of minutes", "Give whole minutes, from 0 to 1440.")
        if self.points is not None and self.points not in range(1001):
            raise RefusedError("That is not a number of points", "Give whole points, from 0 to 1000.")
        check_text(self, "employer", "the employer", limit=NAME_LIMIT)
        _check_lines(self, text="what it was", address="the address", contact="the contact", details="their details")
        _check_lines(self, position="the position", reference="the reference", result="the result", proof="the proof")
        check_text(self, "note", "the note", lines=True)


class RecordGone(Event):
    """A record of the search is taken out; `what` is its kind: person, employer, application or activity."""

    kind: ClassVar[str] = "search_gone"
    what: str
    key: str

    def __post_init__(self) -> None:
        check_one_of(self.what, ("person", "employer", "application", "activity"), "kind of record")


class CardSet(Event):
    """A setback card, written on a calm day: what will go wrong, and what I will do then."""

    kind: ClassVar[str] = "card"
    key: str
    setback: str
    answer: str
    wrong: str | None = None

    def __post_init__(self) -> None:
        check_one_of(self.setback, SETBACKS, "setback")
        check_text(self, "wrong", "what could go wrong", limit=LINE_LIMIT)
        check_text(self, "answer", "what you will do", limit=LINE_LIMIT)
        if not self.answer:
            raise RefusedError("The card has no answer", "Write what you will do then, in a line.")


class CardGone(Event):
    """A setback card is put away."""

    kind: ClassVar[str] = "card_gone"
    key: str


class CardHeld(Event):
    """A card was there when its setback came, and the person says whether it held."""

    kind: ClassVar[str] = "card_held"
    key: str
    held: bool


class SearchRules(Event):
    """When a follow-up is due, in working days; a field that is None stays as it was.

    `second_person` after a message: write to somebody else there. `reminder`: remind once. `thanks` after a talk.
    `authority` names the log that the person hands in.
    """

    kind: ClassVar[str] = "search_rules"
    second_person: int | None = None
    reminder: int | None = None
    thanks: int | None = None
    dormant_months: int | None = None
    authority: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "authority", "the log", limit=NAME_LIMIT)
        for value in (self.second_person, self.reminder, self.thanks):
            if value is not None and value not in range(1, 61):
                raise RefusedError("That is not a number of working days", "Give whole days, from 1 to 60.")
        if self.dormant_months is not None and self.dormant_months not in range(1, 121):
            raise RefusedError("That is not a number of months", "Give whole months, from 1 to 120.")
