"""Upcoming events of the search: interviews and other next steps, blocks for them, and adverts that close."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta, tzinfo
from typing import Literal, NamedTuple

from coach.domain.schedule.block import Block
from coach.domain.schedule.week import blocks_shown
from coach.domain.search.log import SearchLog
from coach.domain.search.next_move import accepted_one
from coach.domain.search.state import Application
from coach.domain.skills.state import adverts_of
from coach.domain.state import State

AHEAD = 14  # days
Kind = Literal["appointment", "step", "closes"]
_CLOSES = re.compile(r"^Closes(?: on|:) (\d{4}-\d\d-\d\d)\b", re.MULTILINE)


class UpcomingEvent(NamedTuple):
    """An upcoming event: its day and time ("" if unknown), with whom, and what it is."""

    on: date
    at: str
    kind: Kind
    who: str
    what: str
    person: str = ""
    application: str = ""


def upcoming_events(state: State, today: date, home: tzinfo) -> list[UpcomingEvent]:
    """The events of the next two weeks, earliest first; nothing after an acceptance.

    Times are in the time zone `home`.
    """
    if accepted_one(state.search):
        return []
    last = today + timedelta(days=AHEAD)
    blocks = _appointments(state, today, last)
    found = [*_steps(state.search, blocks, home), *_in_the_week(state.search, blocks, home)]
    found += _closing(state)
    within = (each for each in found if each.on <= last and (each.on > today or (each.on == today and _is_new(each))))
    return sorted(within, key=lambda each: (each.on, each.at or "99:99", each.who))


def _is_new(item: UpcomingEvent) -> bool:
    """Whether an event of today is shown nowhere else: a next step of today is already a follow-up."""
    return item.kind != "step"


def next_ones(ahead: Sequence[UpcomingEvent]) -> dict[str, UpcomingEvent]:
    """The next event of each application, by its key; an advert's closing is not one."""
    return {each.application: each for each in reversed(ahead) if each.application and each.kind != "closes"}


def _appointments(state: State, first: date, last: date) -> list[Block]:
    """The blocks of these days for an application that are in the future."""
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    found = (block for day in days for block in blocks_shown(state, day) if block.application and not block.done)
    return [block for block in found if block.application in state.search.applications]


def _steps(log: SearchLog, blocks: list[Block], home: tzinfo) -> Iterator[UpcomingEvent]:
    for application in log.applications.values():
        if application.next_on and not application.ended:
            at = _time_of(blocks, application.key, application.next_on, home)
            words = application.next_step or "next step"
            kind: Kind = "appointment" if at else "step"
            yield UpcomingEvent(application.next_on, at, kind, application.employer, words, application=application.key)
    for person in log.people.values():
        if person.next_on:
            yield UpcomingEvent(
                person.next_on, "", "step", person.name, person.next_step or "next step", person=person.key
            )


def _time_of(blocks: list[Block], application: str, day: date, home: tzinfo) -> str:
    """The time of that day's block for an application's step; "" if there is none."""
    found = (f"{each.begins(home):%H:%M}" for each in blocks if each.application == application and each.day == day)
    return next(found, "")


def _in_the_week(log: SearchLog, blocks: list[Block], home: tzinfo) -> Iterator[UpcomingEvent]:
    """The blocks that are not the next step of an application."""
    for block in blocks:
        application = log.applications[block.application]
        if application.next_on != block.day and not application.ended:
            at, words = f"{block.begins(home):%H:%M}", block.title or "a block in your week"
            yield UpcomingEvent(block.day, at, "appointment", application.employer, words, application=application.key)


def _closing(state: State) -> Iterator[UpcomingEvent]:
    """Adverts that are still open, alone or with an application not sent yet."""
    log, linked = state.search, set[str]()
    for advert in adverts_of(state).values():
        application = log.applications.get(advert.application)
        if advert.closes and (application is None or application.stage == "wished"):
            linked.add(advert.application)
            words = f"the advert closes{f': {advert.role}' if advert.role else ''}"
            yield UpcomingEvent(
                advert.closes, "", "closes", advert.employer or advert.name, words, "", advert.application
            )
    for each in log.applications.values():
        closes = closing_day(each)
        if closes and each.stage == "wished" and each.key not in linked:
            yield UpcomingEvent(closes, "", "closes", each.employer, "the advert closes", application=each.key)


def closing_day(application: Application) -> date | None:
    """The last day to apply, if a line of the note gives it: "Closes: 2026-11-26"."""
    found = _CLOSES.search(application.note)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None
