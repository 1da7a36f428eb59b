"""People to thank once a job is found, with what each did and a short draft to edit and send.

The wording is that of action 10.10 of the guide. Whoever led to the job comes first, then whoever spoke, replied or
practised with the person in this search. Everybody listed has a reason.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from coach.domain.dates import day_and_month
from coach.domain.search.log import SearchLog
from coach.domain.search.message_drafts import first_name
from coach.domain.search.next_move import first_day
from coach.domain.search.state import Activity, Application, Person
from coach.domain.wording import count


class Thanks(NamedTuple):
    """Somebody to thank. `why` lists what they did, the most important first; `thing` is that as a letter says it.

    `person` is None for a contact of the application who is not in the people list. `done` says whether they were
    written to since the acceptance.
    """

    name: str
    why: tuple[str, ...]
    thing: str
    person: Person | None
    done: bool


class _Reason(NamedTuple):
    """Something they did: its weight, and its wording for the person and for the letter."""

    weight: int
    why: str
    thing: str


def to_thank(log: SearchLog, job: Application, first: date) -> list[Thanks]:
    """People to thank for what they did since `first`, the day the search began."""
    found = []
    for person in log.people.values():
        made = [each for each in log.with_person(person.key) if first <= each.on]
        reasons = sorted(_reasons(person, made, job), key=lambda each: -each.weight)
        if reasons:
            why = tuple(dict.fromkeys(reason.why for reason in reasons))
            done = any(each.what == "message" and each.on >= job.since for each in made)
            found.append((reasons[0].weight, len(made), Thanks(person.name, why, reasons[0].thing, person, done)))
    named = {each.name.casefold() for _, _, each in found}
    if job.contact and not any(name in job.contact.casefold() for name in named):
        reason = _contact(job)
        found.append((reason.weight, 0, Thanks(job.contact, (reason.why,), reason.thing, None, done=False)))
    return [each for *_, each in sorted(found, key=lambda row: (-row[0], -row[1], row[2].name.casefold()))]


def thanks_draft(thanks: Thanks, job: Application, today: date, me: str) -> str:
    """A short letter: when the job starts or started, what they did, and that it helped."""
    on = first_day(job)
    start = "started" if on and on < today else "start"
    begins = f"I {start} at {job.employer}{f' on {day_and_month(on)}' if on else ''}."
    name = first_name(thanks.person) if thanks.person else thanks.name
    return (
        f"Hello {name},\n\n{begins} Thank you for {thanks.thing}.\n"
        f"It made a difference, and I would like to return it one day.\n\n{me or '[your name]'}\n"
    )


def withdrawal_draft(application: Application, me: str) -> str:
    """A short letter to an employer whose application is open: the person has found another job."""
    role = f" for {application.role}" if application.role else ""
    return (
        f"Hello {application.contact or '[name]'},\n\n"
        f"I have accepted another job, so I withdraw my application{role}.\n"
        f"Thank you for the time you gave it. I wish you a good search.\n\n{me or '[your name]'}\n"
    )


def _reasons(person: Person, made: list[Activity], job: Application) -> Iterator[_Reason]:
    """What somebody did, one reason each."""
    name = person.name.casefold()
    if name and name in job.source.casefold():
        yield _Reason(5, f"told you about {job.employer}", f"telling me about {job.employer}")
    if name and name in job.contact.casefold():
        yield _contact(job)
    if any(each.application == job.key for each in made):
        yield _Reason(4, f"helped you on the way to {job.employer}", f"your help on my way to {job.employer}")
    talks = [each for each in made if each.is_talk]
    if talks:
        last = day_and_month(talks[-1].on)
        if len(talks) == 1:
            yield _Reason(3, f"talked with you on {last}", f"the talk on {last}")
        else:
            yield _Reason(3, f"talked with you {count(len(talks), 'time')}, last on {last}", "the talks we had")
    if any(each.what == "practice" for each in made):
        yield _Reason(2, "practised interviews with you", "practising interviews with me")
    answered = next((each for each in made if each.what == "message" and each.result), None)
    if answered:
        yield _Reason(1, f"answered your message of {day_and_month(answered.on)}", "answering when I wrote to you")


def _contact(job: Application) -> _Reason:
    return _Reason(4, f"is your contact at {job.employer}", "your help with my application")
