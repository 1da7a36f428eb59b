"""Your plan, at the end of the first 48 hours: the first week, the runway, people and deadlines."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.schedule.autofill import fillings
from coach.domain.schedule.block import Block
from coach.domain.schedule.first_week import first_week
from coach.domain.schedule.week import WeekDay, week_of
from coach.domain.schedule.wording import purpose
from coach.domain.search.contact_suggestions import rank_contacts
from coach.domain.search.state import Person
from coach.domain.worksheets.progress import items
from coach.domain.worksheets.state import sheet_of

if TYPE_CHECKING:
    from coach.domain.runway.plan import Plan
    from coach.domain.state import State
    from coach.guide.models import Action

SHEET, DATES = "first-48-hours", "dates"
CLOSE = 4
LEAN_ON_AT_MOST = 5


class Piece(NamedTuple):
    """A block of the week: its start ("09:30"), length in minutes, theme, and purpose."""

    day: date
    start: str
    minutes: int
    theme: str
    what: str


class PersonToAsk(NamedTuple):
    """Somebody on the people list, with the reason for their place in it."""

    person: Person
    why: str


class PlanDeadline(NamedTuple):
    """A deadline. `on` is None if the person wrote the day in their own words."""

    on: date | None
    what: str


class YourPlan(NamedTuple):
    """The whole plan. `proposed` says that the week is only a proposal; `money` is None if no money was entered."""

    first: date
    pieces: tuple[Piece, ...]
    proposed: bool
    money: Plan | None
    people: tuple[PersonToAsk, ...]
    deadlines: tuple[PlanDeadline, ...]

    @property
    def last(self) -> date:
        """The last day of the week it covers."""
        return self.first + timedelta(days=6)


def your_plan(state: State, today: date) -> YourPlan:
    """The plan as of `today`, for the seven days from then on."""
    pieces = tuple(_pieces(state, today))
    proposed = not pieces
    return YourPlan(
        today,
        pieces or tuple(_proposed(state, today)),
        proposed,
        state.plan(today) if state.money.lines else None,
        tuple(people_list(state, today)),
        tuple(deadlines(state, today)),
    )


def deadlines(state: State, today: date) -> Iterator[PlanDeadline]:
    """The deadlines of the money plan from `today` on, nearest first; then the lines of the worksheet, as written."""
    if state.entries_of("money"):
        for clock in sorted(state.plan(today).clocks, key=lambda each: each.on):
            if clock.on >= today:
                yield PlanDeadline(clock.on, clock.name)
    for line in items(sheet_of(state, SHEET).texts.get(DATES, "")):
        yield PlanDeadline(None, line)


def people_list(state: State, today: date) -> Iterator[PersonToAsk]:
    """People to write to next, in the order of Search; then everybody else, the closest first."""
    log = state.search
    ties = rank_contacts(state, today)
    yield from (PersonToAsk(tie.person, ", ".join(tie.reasons)) for tie in ties)
    named = {tie.person.key for tie in ties}
    rest = (each for each in log.people.values() if each.key not in named)
    for person in sorted(rest, key=lambda each: (-(each.closeness or 0), each.name.casefold())):
        yield PersonToAsk(person, person.next_step or "in touch")


def closest_people(state: State) -> list[Person]:
    """The people the person feels closest to, and could ring tonight; at most five."""
    close = (each for each in state.search.people.values() if (each.closeness or 0) >= CLOSE)
    return sorted(close, key=lambda each: (-(each.closeness or 0), each.name.casefold()))[:LEAN_ON_AT_MOST]


def _pieces(state: State, today: date) -> Iterator[Piece]:
    last = today + timedelta(days=6)
    for week in dict.fromkeys((week_of(state, today), week_of(state, last))):
        filled = fillings(state, week, today)
        for day in week.days:
            if today <= day.date <= last and not day.rested:
                yield from (_piece(state, day, block, filled.get(block.place)) for block in day.blocks)


def _piece(state: State, day: WeekDay, block: Block, suggested: Action | None) -> Piece:
    return Piece(day.date, block.start, block.minutes, block.theme, purpose(block, state, suggested))


def _proposed(state: State, today: date) -> Iterator[Piece]:
    for block in first_week(state, today):
        yield Piece(block.day, block.start, block.minutes, block.theme, block.title or "")
