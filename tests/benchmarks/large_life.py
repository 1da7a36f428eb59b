"""Ten years of somebody who noted everything: 300,000 entries of every common kind, made up the same way every time."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from coach.domain.events import CheckIn, Done, Note, ProfileSet
from coach.domain.practice.events import PracticeAnswered, PracticeBegun
from coach.domain.reading.events import PassageHighlighted, PlaceKept
from coach.domain.review.events import ReviewTold, StorySet
from coach.domain.runway.events import LineSet
from coach.domain.schedule.events import BlockDone, BlockSet, ScheduleSet
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.worksheets.events import FieldFilled
from coach.guide.guide import load_guide
from coach.guide.practice import deck
from coach.guide.worksheets import Worksheet, worksheets
from tests.benchmarks.history import Dated, write_events
from tests.benchmarks.skills import facts as adverts

THEMES = ("applications", "networking", "learning", "practice", "review")
FIRMS = 900
IMPORTS = 5  # address books, each taken in within an hour


class Size(NamedTuple):
    """How much there is of what grows with a search; `entries` counts all of it, and ticks make up the rest."""

    entries: int = 300_000
    people: int = 30_000
    applications: int = 5_000
    adverts: int = 2_000
    days: int = 3_650

    def part(self, share: float) -> Size:
        """A smaller life of the same kind."""
        return Size(*(max(1, round(each * share)) for each in self))


LARGE = Size()


def write_large_life(folder: Path, until: datetime, size: Size = LARGE) -> None:
    """Fill `folder` with the journal of such a life."""
    write_events(folder, sorted(_life(until, size), key=lambda each: each.at))


def _life(until: datetime, size: Size) -> Iterator[Dated]:
    begun, chance = until - timedelta(days=size.days), random.Random(11)  # noqa: S311 - the same life every time
    made = [*_frame(begun), *_search(begun, size), *_habits(begun, size, chance)]
    yield from made
    actions = [*load_guide().actions]
    rest = max(0, size.entries - len(made))
    for number in range(rest):
        moment = begun + timedelta(days=size.days) * (number / rest) + timedelta(minutes=2)
        yield Dated(min(moment, until), Done(chance.choice(actions), chance.randint(5, 90)))


def _frame(begun: datetime) -> Iterator[Dated]:
    yield Dated(begun, ProfileSet(name="Amal", lost_on=begun.date().isoformat(), country="AE", currency="AED"))
    yield Dated(begun, ScheduleSet(10, 20, "09:00"))
    yield Dated(begun, LineSet("savings", "account", "Savings", "90000"))
    for number in range(40):
        yield Dated(
            begun, LineSet(f"bill-{number}", "expense", f"Bill {number}", f"{40 + number}", every="month", day=5)
        )
    for number, theme in enumerate(THEMES * 2):
        day = begun.date() + timedelta(days=number % 5)
        start = "09:30" if number < 5 else "14:00"
        yield Dated(begun, BlockSet(_block(number), day, start, 60, theme, weekly=True))


def _search(begun: datetime, size: Size) -> Iterator[Dated]:
    span, today = timedelta(days=size.days), (begun + timedelta(days=size.days)).date()
    for number in range(size.people):
        imported = number % 6
        at = number // (size.people // IMPORTS + 1) / IMPORTS if imported else number / size.people
        moment = begun + span * at + timedelta(seconds=number / 10)
        known = PersonSet(f"p{number}.be0c", _name(number), number % 5 + 1, f"Company {number % FIRMS}", "Engineer")
        if imported:
            known = known._replace(link=f"https://www.linkedin.com/in/p-{number}", closeness=None)
        elif number % 60 == 0:
            known = known._replace(next_step="write again", next_on=today + timedelta(days=number % 90 - 30))
        yield Dated(moment, known)
    for number in range(size.applications):
        moment, key = begun + span * (number / size.applications), f"a{number}.be0c"
        yield Dated(moment, ApplicationSet(key, f"Company {number % FIRMS}", f"Engineer {number}", source="a board"))
        for days, stage in ((0, "applied"), (9, "screening"), (20, "interview" if number % 3 else "rejected")):
            if moment + timedelta(days=days) < begun + span:
                yield Dated(moment + timedelta(days=days), StageReached(key, stage))
    kinds = ("message", "call", "conversation", "course", "application")
    for number in range(size.applications * 5):
        moment, person = begun + span * (number / (size.applications * 5)), number * 7 % size.people
        text = f"coffee with {_name(person)} at Company {number % FIRMS}"
        key = f"x{number}.be0c"
        yield Dated(moment, ActivitySet(key, kinds[number % 5], text, 30, person=f"p{person}.be0c"))
    for number, (event, _) in enumerate(adverts(size.adverts)):
        yield Dated(begun + span * (number / (size.adverts + 50)), event)


def _habits(begun: datetime, size: Size, chance: random.Random) -> Iterator[Dated]:
    """What comes with the days, whatever the search is like."""
    items, asked, sheets = [*load_guide().articles], [*deck().questions], worksheets()
    for number in range(size.days):
        moment, day = begun + timedelta(days=number, hours=8), begun.date() + timedelta(days=number)
        yield Dated(moment, CheckIn(chance.randint(1, 5), chance.randint(1, 5), "an ordinary day"))
        if day.weekday() < 5:
            for block in (day.weekday() - begun.weekday()) % 7, (day.weekday() - begun.weekday()) % 7 + 5:
                if block % 5 == (day - begun.date()).days % 7:
                    yield Dated(moment + timedelta(hours=4), BlockDone(_block(block), day, 55))
        yield Dated(moment + timedelta(hours=1), PlaceKept(chance.choice(items), number % 30))
        yield Dated(moment + timedelta(hours=2), Note(f"What I thought of on day {number}, in a line of usual length."))
        if number % 4 == 0:
            yield Dated(moment, PassageHighlighted(chance.choice(items), f"a passage of day {number}", number % 30))
        yield from _weekly(moment, day, number, asked, sheets) if day.weekday() == 6 else ()


def _weekly(
    moment: datetime, day: date, number: int, asked: Sequence[str], sheets: Sequence[Worksheet]
) -> Iterator[Dated]:
    monday = day - timedelta(days=6)
    yield Dated(moment, ReviewTold(monday, goals="three letters", feelings="steady", lesson=f"lesson {number}"))
    if number % 2:
        told = {name: f"{name} of story {number}, told in one sentence." for name in ("situation", "task", "result")}
        yield Dated(moment, StorySet(f"s{number}.be0c", f"Story {number}", **told))
    chosen = tuple(asked[(number + at) % len(asked)] for at in range(8))
    yield Dated(moment, PracticeBegun(f"r{number}.be0c", chosen))
    for question in chosen:
        yield Dated(moment, PracticeAnswered(f"r{number}.be0c", question, number % 4 + 1, 90))
    sheet = sheets[number % len(sheets)]
    if texts := [field for field in sheet.fields if field.kind == "text"]:
        yield Dated(moment, FieldFilled(sheet.name, texts[0].key, f"what I wrote on day {number} " * 8))


def _block(number: int) -> str:
    return f"{THEMES[number % 5]}-{number}.be0c"


def _name(number: int) -> str:
    return f"First{number % 91} Last{number}"
