"""The events of the search: people, employers, applications, activities and setbacks.

Each record has a permanent `key`. Setting a record again replaces all of it.
"""

from __future__ import annotations

from datetime import date

from coach.domain import fields
from coach.domain.event import Event, check_one_of, check_text
from coach.domain.field_types import LINE_LIMIT
from coach.domain.record import Record
from coach.domain.sanitize import NAME_LIMIT
from coach.domain.search.constants import ACTIVITIES, CLOSENESS, METHODS, MOTIVATION, POSTINGS, SETBACKS, STAGES
from coach.errors import RefusedError


class PersonSet(Record):
    """Somebody the person knows.

    `closeness` goes from 1 (we have met) to 5 (I could ring tonight); `shared` says whether they have acquaintances in
    common, `decides` whether they decide about hiring. `ask` is what to ask, `next_step` what to do next and `next_on`
    when.
    """

    key: str
    name: str = fields.name("Name", "Ana Lopez", needed=True)
    closeness: int | None = fields.scale("How close", "1 (have met) to 5 (could ring tonight)", CLOSENESS)
    employer: str = fields.name("Works at", "Acme")
    role: str = fields.line("Job there", "head of platform")
    where: str = fields.line("Known from", "the bank, 2019", what="the place you met")
    email: str = fields.line("E-mail", what="the e-mail address", after="next_on")
    phone: str = fields.line("Phone", what="the number", after="email")
    link: str = fields.link("Link", after="phone")
    last_contact: date | None = fields.day("Last contact", "3 weeks ago, 1 June", past=True)
    shared: bool = fields.flag("People in common")
    decides: bool = fields.flag("Decides on hiring")
    ask: str = fields.line("What to ask", "how the team hires", what="what to ask")
    next_step: str = fields.line("Next step", "send the paper")
    next_on: date | None = fields.day("Next step on", "friday, in 2 weeks, 1 Dec")
    note: str = fields.text("Note")


class EmployerSet(Record):
    """An employer on the target list.

    `motivation` goes from 1 to 5, `posting` from 1 (nothing advertised) to 3 (a job that fits). `advocate` says whether
    somebody there would speak up for the person.
    """

    key: str
    name: str = fields.name("Name", "Acme", needed=True)
    motivation: int | None = fields.scale("How much you want it", "1 (little) to 5 (very much)", MOTIVATION)
    posting: int | None = fields.scale("Any job open", "1 (nothing) to 3 (one that fits)", POSTINGS)
    advocate: bool = fields.flag("Know somebody there")
    link: str = fields.link("Link")
    note: str = fields.text("Note")


class ApplicationSet(Record):
    """An application, made or planned. `source` is where the job was found.

    `next_step` is what comes next, such as an interview, and `next_on` when.
    """

    key: str
    employer: str = fields.name("Employer", "Acme", needed=True)
    role: str = fields.line("Role", "platform engineer")
    link: str = fields.link("Link", after="next_on")
    source: str = fields.line("Found at", "LinkedIn, a friend")
    reference: str = fields.line("Reference", "the number of the job", after="location")
    location: str = fields.line("Place", "Dubai, remote", what="the place")
    contact: str = fields.line("Contact", "Ana Lopez", after="source")
    note: str = fields.text("Note", after="link")
    next_step: str = fields.line("Next step", "interview at 10:00")
    next_on: date | None = fields.day("Next step on", "friday, in 2 weeks, 1 Dec")


class StageReached(Event):
    """Move an application to this stage on the entry's day. `note` is a short remark, such as a reason.

    `undated` means that nobody knows the day: the entry's day is only when it was written down.
    """

    key: str
    stage: str
    note: str | None = None
    undated: bool | None = None

    def __post_init__(self) -> None:
        check_one_of(self.stage, STAGES, "stage")
        check_text(self, "note", "the note", limit=LINE_LIMIT)


class ActivitySet(Record):
    """A dated activity of the search, on the entry's day. Raises RefusedError for invalid values.

    `person` and `application` are keys; `contact`, `position` and the rest are for an authority's log.
    """

    key: str
    what: str = fields.word("What", ACTIVITIES, what="kind of activity", otherwise="other", needed=True)
    text: str = fields.line("In words", "coffee at the station", what="what it was")
    minutes: int | None = fields.minutes("How long", "40, 1h30, half an hour")
    start: str = fields.clock("At", "9:30")
    person: str = fields.reference("With", "somebody on your list", to="person")
    employer: str = fields.name("Employer")
    application: str = fields.reference("Application", "the employer it went to", to="application")
    method: str = fields.word("How", METHODS, what="way of doing it")
    address: str = fields.line("Address or link", after="details")
    contact: str = fields.line("Contact", "name and title")
    details: str = fields.line("Their details", "phone or e-mail", what="their details")
    position: str = fields.line("Position")
    reference: str = fields.line("Reference")
    result: str = fields.line("Result", "they wrote back")
    result_on: date | None = fields.day("Result on", "friday, 1 Dec")
    proof: str = fields.link("Proof", "where the file is")
    points: int | None = fields.number("Points", most=1000)
    note: str = fields.text("Note")


class RecordGone(Event):
    """Remove a record of the search; `what` is its kind: person, employer, application or activity."""

    what: str
    key: str

    def __post_init__(self) -> None:
        check_one_of(self.what, ("person", "employer", "application", "activity"), "kind of record")


class CardSet(Record):
    """A setback card, written on a calm day: what will go wrong, and what I will do then."""

    key: str
    setback: str = fields.word("Setback", SETBACKS, what="setback", needed=True)
    answer: str = fields.line("Then", needed=("The card has no answer", "Write what you will do then, in a line."))
    wrong: str = fields.line("If", what="what could go wrong", column_after="setback")


class CardGone(Event):
    """Remove a setback card."""

    key: str


class CardHeld(Event):
    """Record that the setback of a card happened, and whether the card helped."""

    key: str
    held: bool


class SearchRules(Event):
    """Set when follow-ups are due, in working days. None leaves a field as it was.

    `second_person`: after a message, write to somebody else there. `reminder`: remind once. `thanks`: after a
    conversation. `authority` names the log that the person submits.
    """

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
