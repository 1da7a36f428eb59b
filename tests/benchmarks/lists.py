"""The week and the search after two years: opening their rooms, finding words, scrolling, and what is due."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from coach.domain.event import Event
from coach.domain.review.period import week_around
from coach.domain.review.review import all_time, review
from coach.domain.schedule.autofill import fillings
from coach.domain.schedule.events import BlockDone, BlockSet
from coach.domain.schedule.week import week_of
from coach.domain.search.events import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.filters import RecordIndex, arranged
from coach.domain.search.follow_ups import due
from coach.domain.search.import_rows import PersonRow
from coach.domain.search.merge_people import propose_people
from coach.storage.store import Store
from tests.benchmarks.figures import Figure, milliseconds, ratio, timed
from tests.benchmarks.programs import NOW, HomeFolder, Programs, open_home
from tests.benchmarks.terminal import Terminal

PEOPLE, ACTIVITIES, APPLICATIONS, WEEKS = 2_000, 5_000, 300, 104
ROWS = 10_000
WEEK_AT_MOST, IMPORT_AT_MOST = 50.0, 1000.0
FIND_AT_MOST, OPEN_AT_MOST, FRAME = 50.0, 1.5, 1000 / 60
LIVED = HomeFolder("two years with a search", 20_000, 730)
TODAY = NOW.date()


def measure(programs: Programs, runs: int = 10) -> list[Figure]:
    """What the rules cost, then what the rooms do."""
    store = _coach(programs.home(LIVED))
    log = store.state.search
    people = RecordIndex(log.activities, log)
    words = ["acme", "coffee with person 12", "no such words", "2026-03", "call globex"]
    find = [timed(lambda word=word: people.find(word)) for word in words for _ in range(runs)]  # type: ignore[misc]
    build = [timed(lambda: RecordIndex(log.activities, log)) for _ in range(runs)]
    sort = [
        timed(lambda: arranged(list(log.activities.values()), "activities", "newest first", log)) for _ in range(runs)
    ]
    todo = [timed(lambda: due(store.state, TODAY)) for _ in range(runs)]
    week = [timed(lambda: _week(store)) for _ in range(runs)]
    weeks = [timed(lambda: review(store.state, week_around(TODAY, 0), TODAY)) for _ in range(runs)]
    whole = [timed(lambda: review(store.state, all_time(store.state, TODAY), TODAY)) for _ in range(runs)]
    contacts = [timed(lambda: propose_people(_contacts(), log)) for _ in range(max(3, runs // 3))]
    namesakes = [timed(lambda: propose_people(_contacts("Person 1", "Acme"), log)) for _ in range(max(3, runs // 3))]
    rooms = _rooms(programs, max(3, runs))
    return [
        milliseconds(f"finding words in {ACTIVITIES:,} activities", find, FIND_AT_MOST),
        milliseconds("making them ready for it, once", build),
        milliseconds("sorting them", sort),
        milliseconds(f"what is due, of {PEOPLE:,} people", todo),
        milliseconds("a week with what its blocks are for", week),
        milliseconds("a week in review", weeks, WEEK_AT_MOST),
        milliseconds("two years in review", whole),
        milliseconds(f"{ROWS:,} contacts sorted in beside {PEOPLE:,} people", contacts, IMPORT_AT_MOST),
        milliseconds("the same where all have one name and employer", namesakes, IMPORT_AT_MOST),
        milliseconds("opening Today, key to drawn", rooms["today"]),
        milliseconds("opening Week, key to drawn", rooms["week"]),
        ratio("opening Week against Today", rooms["week"], rooms["today"], OPEN_AT_MOST),
        milliseconds("opening Search, key to drawn", rooms["search"]),
        milliseconds(f"a page of {ACTIVITIES:,} rows, key to drawn", rooms["page"], FRAME),
    ]


def _week(store: Store) -> None:
    fillings(store.state, week_of(store.state, TODAY), TODAY)


def _coach(folder: Path) -> Store:
    store = open_home(folder)
    if not store.state.search.people:
        store.append_all(_facts())
    store.compact()
    return store


def _facts() -> list[tuple[Event, date | None]]:
    firms = ("Acme", "Globex", "Initech", "Umbra", "Hooli")
    found: list[tuple[Event, date | None]] = []
    first = TODAY - timedelta(weeks=WEEKS)
    for weekday, theme in enumerate(("applications", "networking", "learning", "practice", "review")):
        found.append((BlockSet(theme, first + timedelta(days=weekday), "09:30", 90, theme, weekly=True), first))
        days = (first + timedelta(weeks=week, days=weekday) for week in range(WEEKS))
        found += [(BlockDone(theme, day, 80), day) for day in days]
    for number in range(PEOPLE):
        name = f"Person {number}"
        found.append((PersonSet(f"p{number}", name, number % 5 + 1, firms[number % 5], note="met at the fair"), first))
    for number in range(APPLICATIONS):
        day = first + timedelta(days=2 * number)
        found.append((ApplicationSet(f"a{number}", firms[number % 5], f"role {number}"), day))
        found.append((StageReached(f"a{number}", "rejected" if number % 3 else "interview"), day))
    kinds = ("message", "call", "conversation", "course", "application")
    for number in range(ACTIVITIES):
        day = TODAY - timedelta(days=(number * 7) % 700)
        text = f"coffee with Person {number % PEOPLE} at {firms[number % 5]}"
        key = f"x{number}"
        found.append((ActivitySet(key, kinds[number % 5], text, 30, person=f"p{number % PEOPLE}"), day))
    return found


def _contacts(name: str = "", employer: str = "") -> list[PersonRow]:
    return [
        PersonRow(
            number, name or f"Person {number}", employer=employer or f"Company {number % 500}", link=f"x.com/{number}"
        )
        for number in range(ROWS)
    ]


def _rooms(programs: Programs, runs: int) -> dict[str, list[float]]:
    """Seconds from the key until all of it is drawn, each room opened before; and a page of a long list."""
    found: dict[str, list[float]] = {"today": [], "week": [], "search": [], "page": []}
    with Terminal(programs.coach(LIVED)) as terminal:
        terminal.wait_for("Step")
        terminal.settle()
        for key in ("3", "1", "5", "1"):
            terminal.answer_to(key)
        for _ in range(runs):
            found["week"].append(terminal.answer_to("3").last)
            found["today"].append(terminal.answer_to("1").last)
            found["search"].append(terminal.answer_to("5").last)
            terminal.answer_to("1")
        terminal.answer_to("5")
        terminal.answer_to("left")
        found["page"] = [terminal.answer_to("pagedown").last for _ in range(runs)]
    return found
