"""Your plan, at the end of the first 48 hours: the first week, the runway, the people, and what can't wait."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.schedule.block import Block
from coach.domain.schedule.filling import fillings
from coach.domain.schedule.first_week import first_week
from coach.domain.schedule.week import WeekDay, week_of
from coach.domain.schedule.wording import purpose
from coach.domain.search.records import Person
from coach.domain.search.ties import ranked
from coach.domain.worksheets.progress import items
from coach.domain.worksheets.record import sheet_of

if TYPE_CHECKING:
    from coach.domain.runway.plan import Plan
    from coach.domain.transition import Transition
    from coach.guide.models import Action

SHEET, DATES = "first-48-hours", "dates"
CLOSE = 4
LEAN_ON_AT_MOST = 5


class Piece(NamedTuple):
    """A block of the week: when it begins ("09:30"), how long (minutes), its theme, and what it is for."""

    day: date
    start: str
    minutes: int
    theme: str
    what: str


class Known(NamedTuple):
    """Somebody on the list, with why they stand where they do."""

    person: Person
    why: str


class Deadline(NamedTuple):
    """What can't wait. `on` is None where the person wrote the day in words of their own."""

    on: date | None
    what: str


class YourPlan(NamedTuple):
    """All of it. `proposed` says that the week is only what would be proposed; `money` is None where none was told."""

    first: date
    pieces: tuple[Piece, ...]
    proposed: bool
    money: Plan | None
    people: tuple[Known, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def last(self) -> date:
        """The last day of the week it is about."""
        return self.first + timedelta(days=6)


def your_plan(transition: Transition, today: date) -> YourPlan:
    """The plan as it can be read on `today`, for the seven days that begin with it."""
    pieces = tuple(_pieces(transition, today))
    proposed = not pieces
    return YourPlan(
        today,
        pieces or tuple(_proposed(transition, today)),
        proposed,
        transition.plan(today) if transition.money.lines else None,
        tuple(people_list(transition, today)),
        tuple(deadlines(transition, today)),
    )


def deadlines(transition: Transition, today: date) -> Iterator[Deadline]:
    """The clocks of the money plan from `today` on, the nearest first; then the lines of the worksheet, as written."""
    if transition.told_of("money"):
        for clock in sorted(transition.plan(today).clocks, key=lambda each: each.on):
            if clock.on >= today:
                yield Deadline(clock.on, clock.name)
    for line in items(sheet_of(transition, SHEET).texts.get(DATES, "")):
        yield Deadline(None, line)


def people_list(transition: Transition, today: date) -> Iterator[Known]:
    """Whom to write to next, in the order of the search; then all the others, the closest first."""
    log = transition.search
    ties = ranked(transition, today)
    yield from (Known(tie.person, ", ".join(tie.reasons)) for tie in ties)
    named = {tie.person.key for tie in ties}
    rest = (each for each in log.people.values() if each.key not in named)
    for person in sorted(rest, key=lambda each: (-(each.closeness or 0), each.name.casefold())):
        yield Known(person, person.next_step or "in touch")


def lean_on(transition: Transition) -> list[Person]:
    """The people closest to somebody: those they could ring tonight, or nearly; at most five."""
    close = (each for each in transition.search.people.values() if (each.closeness or 0) >= CLOSE)
    return sorted(close, key=lambda each: (-(each.closeness or 0), each.name.casefold()))[:LEAN_ON_AT_MOST]


def _pieces(transition: Transition, today: date) -> Iterator[Piece]:
    last = today + timedelta(days=6)
    for week in dict.fromkeys((week_of(transition, today), week_of(transition, last))):
        filled = fillings(transition, week, today)
        for day in week.days:
            if today <= day.date <= last and not day.rested:
                yield from (_piece(transition, day, block, filled.get(block.place)) for block in day.blocks)


def _piece(transition: Transition, day: WeekDay, block: Block, suggested: Action | None) -> Piece:
    return Piece(day.date, block.start, block.minutes, block.theme, purpose(block, transition, suggested))


def _proposed(transition: Transition, today: date) -> Iterator[Piece]:
    for block in first_week(transition, today):
        yield Piece(block.day, block.start, block.minutes, block.theme, block.title or "")
