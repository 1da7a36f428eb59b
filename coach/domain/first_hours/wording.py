"""The first 48 hours in words, for the screen and the command line."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.document import Document, Paragraph, all_of, section
from coach.domain.runway.plan import SCENARIOS
from coach.domain.runway.projection import project
from coach.domain.runway.wording import TITLES, end_words, headline
from coach.domain.wording import duration

if TYPE_CHECKING:
    from coach.domain.first_hours.state import WritingTime
    from coach.domain.first_hours.your_plan import Piece, PlanDeadline, YourPlan
    from coach.domain.search.state import Person

PEOPLE_AT_MOST = 8
TO_ENTER = ("what you could draw on this week", "what still comes in, and until when", "the three largest bills")


def state_words(time: WritingTime, today: date, *, here: bool) -> str:
    """Describe a writing time; `here` says whether its text is on this machine."""
    if time.held:
        return "kept" if here else "on another machine" if time.held.kept else "burnt"
    if here:
        return "begun"
    return "today" if time.on <= today else WEEKDAYS[time.on.weekday()][:3]


def deadline_words(deadline: PlanDeadline, today: date) -> str:
    """ "Fri 22 Jan 2027: Residence permit ends"; a line the person wrote is left as it is."""
    if deadline.on is None:
        return deadline.what
    year = f" {deadline.on.year}" if deadline.on.year != today.year else ""
    return f"{short_day(deadline.on)}{year}: {deadline.what}"


def person_words(person: Person) -> str:
    """ "Ana Lopez, +971 50 000 0000"."""
    return ", ".join(filter(None, (person.name, person.phone or person.email)))


def piece_words(piece: Piece, *, brief: bool = False) -> str:
    """ "Tue 24, 09:30 networking, 1 h 30 min: coffee with Ana"; `brief` gives only when and what for."""
    when = f"{WEEKDAYS[piece.day.weekday()][:3]} {piece.day.day}, {piece.start} {piece.theme}"
    what = f": {piece.what}" if piece.what else ""
    return when if brief else f"{when}, {duration(piece.minutes)}{what}"


def plan_document(plan: YourPlan, today: date, *, brief: bool = False) -> Document:
    """Your plan in four parts: the week, the runway, the people and the dates."""
    parts = (
        section("The first week, as proposed" if plan.proposed else "The first week", _week(plan, brief=brief)),
        section("The runway", _runway(plan, today)),
        section("The people", _people(plan)),
        section("Dates that can't wait", _dates(plan, today)),
    )
    return Document("Your plan", parts, intro=(f"{short_day(plan.first)} to {short_day(plan.last)} {plan.last.year}",))


def _week(plan: YourPlan, *, brief: bool) -> tuple[Paragraph, ...]:
    lines = [piece_words(piece, brief=brief) for piece in plan.pieces]
    return all_of("detail", lines or ["Nothing is planned. Your days are free."])


def _runway(plan: YourPlan, today: date) -> tuple[Paragraph, ...]:
    if plan.money is None:
        asked = Paragraph("There is nothing about money yet. Rough figures are enough to start:", "detail")
        return asked, *(Paragraph(each, "detail", lead="• ") for each in TO_ENTER)
    told = SCENARIOS if plan.money.has_an_end else ()
    ends = (f"{TITLES[name]}: {end_words(project(plan.money, name))}" for name in told)
    return all_of("detail", [headline(plan.money, project(plan.money), today), *ends])


def _people(plan: YourPlan) -> tuple[Paragraph, ...]:
    if not plan.people:
        return all_of("detail", ["Nobody is on the list yet. Five names are a good start."])
    lines = [f"{known.person.name}: {known.why}" for known in plan.people[:PEOPLE_AT_MOST]]
    more = len(plan.people) - len(lines)
    return all_of("detail", [*lines, f"and {more} more"] if more else lines)


def _dates(plan: YourPlan, today: date) -> tuple[Paragraph, ...]:
    return all_of("detail", [deadline_words(each, today) for each in plan.deadlines] or ["There are no dates yet."])
