"""Five journeys of three months, written by hand: each person has their own habits."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from tests.lives.files import check_digest, check_doctor, check_exports, check_house
from tests.lives.machine import Machine
from tests.lives.numbers import check_numbers
from tests.lives.person import Person
from tests.lives.screen import at_the_screen
from tests.tui.app_driver import GUIDE

BEGAN = datetime.fromisoformat("2026-10-05T09:05:00+04:00")  # a Monday
DAYS = 91
BLOCKS = tuple(
    zip(
        ("monday", "tuesday", "wednesday", "thursday", "friday"),
        ("applications", "networking", "learning", "practice", "review"),
        strict=True,
    )
)
ACTIONS = tuple(GUIDE.actions)
Journey = Callable[[Path], Coroutine[None, None, Person]]


def days_of_three_months() -> Iterator[tuple[int, date]]:
    """The days with their numbers, from 0."""
    for number in range(DAYS):
        yield number, BEGAN.date() + timedelta(days=number)


def check_week(person: Person) -> None:
    """Checks at the end of every week."""
    check_numbers(person)
    check_digest(person.machine)
    check_house(person.machine)


def check_all(person: Person) -> None:
    """Checks at the end of every month and of the journey."""
    check_week(person)
    check_doctor(person.machine)
    check_exports(person)


async def calm_planner(folder: Path) -> Person:
    """Sets up a week, completes its blocks, does a thing or two a day, and looks back on Sundays."""
    person = Person(folder, BEGAN)
    person.starts(BEGAN.date() - timedelta(days=3), country="AE", currency="AED", name="Amal")
    _tells_of_money(person)
    _sets_up_a_week(person)
    order = iter(ACTIONS)
    for number, day in days_of_three_months():
        person.morning(day)
        if number % 14 == 4:
            await _plans_at_the_screen(person, number)
        if day.weekday() < 5:
            action = next(order, ACTIONS[number % len(ACTIONS)])
            person.ticks(action, 20 + number % 30, process=number % 15 == 0)
            person.checks_in(2 + number % 4, f"day {number}")
            if number % 3 == 0:
                person.talks_with(("Ana Lopez", "Omar Haddad", "Jo Li", "Mina Sato")[number % 4], 25)
            if number % 4 == 1:
                person.applies(f"Employer {number}", "analyst")
            if number % 4 == 3:
                _an_answer_comes(person, number)
            person.keeps_block(f"{BLOCKS[day.weekday()][1]}-{day:%a}".lower(), 60 + number)
        if day.weekday() == 2:
            person.reads(tuple(GUIDE.articles)[number // 7 % len(GUIDE.articles)])
            person.learns(45)
        if day.weekday() == 6:
            _practises(person, number // 7)
            _plans_the_week(person, number)
            check_week(person)
        if (day + timedelta(days=1)).day == 1:
            check_all(person)
    check_all(person)
    return person


def _tells_of_money(person: Person) -> None:
    person.tells_of_money("account", "Savings", "38000")
    person.tells_of_money("expense", "Rent", "4200", "--category", "essential", "--discomfort", "5")
    person.tells_of_money("expense", "Gym", "320", "--category", "cuttable", "--discomfort", "1")
    person.cuts("gym")
    person.cuts("gym", "keep")
    person.cuts("gym")


def _sets_up_a_week(person: Person) -> None:
    for weekday, theme in BLOCKS:
        deed = person.deed("block", theme=theme, start="09:30", minutes=90, weekly=True)
        person.does(["block", "add", weekday, "9:30", "90", theme, "--weekly"], deed)


def _practises(person: Person, week: int) -> None:
    question = f"Why were you out for {week + 2} months?"
    person.does(["practice", "add", question], person.deed("practice_question", asks=question))
    assert person.practises(3, 1 + week % 4)
    first = next(iter(person.told.names("practice_question")))
    if week % 2:
        calm = f"one calm sentence, {week}"
        words = ["practice", "edit", first, "--listen", calm]
        person.does(words, person.deed("practice_question", key=first, listen=calm))
    if week % 3 == 2:
        person.does(["practice", "remove", first], person.deed("practice_question_gone", key=first))


def _plans_the_week(person: Person, number: int) -> None:
    things, plan = (f"two applications, {number}", "coffee with Ana"), ("a no comes", "I walk first")
    words = ["plan", *(word for thing in things for word in ("--thing", thing)), "--plan", *plan]
    person.does(words, person.deed("week_plan", things=[*things], plans=[[*plan]]))
    answer = f"what week {number // 7} taught me"
    person.does(["reflect", "--lesson", answer], person.deed("review", lesson=answer))


def _an_answer_comes(person: Person, number: int) -> None:
    waiting = [key for key, stages in person.told.stages.items() if [row["stage"] for row in stages] == ["applied"]]
    if waiting:
        person.hears(waiting[0], "interview" if number % 3 else "rejected")


async def _plans_at_the_screen(person: Person, number: int) -> None:
    async with at_the_screen(person) as screen:
        await screen.ticks(ACTIONS[number % len(ACTIONS)])
        await screen.ticks(ACTIONS[number % len(ACTIONS)])
        await screen.undoes()
        await screen.notes(f"planned on day {number}")
        await screen.looks_around()


async def once_a_week(folder: Path) -> Person:
    """Opens coach on Sundays and logs the whole week at once, for past days."""
    person = Person(folder, BEGAN)
    for number, day in days_of_three_months():
        person.morning(day, 20)
        if day.weekday() != 6:
            continue
        if number == 6:
            person.starts(BEGAN.date() - timedelta(days=10), country="DE", currency="EUR")
        for ago in (6, 4, 2, 1):
            person.ticks(ACTIONS[(number + ago) % len(ACTIONS)], 30, ago)
        person.notes(f"a week, seen from its end: {number}")
        person.writes_to("Lena Vogt")
        async with at_the_screen(person, (60, 20)) as screen:
            await screen.checks_in(1 + number % 5, "Sunday")
            await screen.calls("Ana Lopez", 20)
            await screen.looks_around()
        check_week(person)
    check_all(person)
    return person


async def a_month_off(folder: Path) -> Person:
    """Starts, pauses for a month, forgets that the pause is over, and continues."""
    person = Person(folder, BEGAN)
    person.starts(BEGAN.date() - timedelta(days=2))
    for number, day in days_of_three_months():
        person.morning(day, 11)
        if number == 20:
            person.pauses(day + timedelta(days=29))
        if 20 <= number < 55:
            if number % 7 == 0:
                check_week(person)
                async with at_the_screen(person) as screen:
                    await screen.looks_around()
            continue
        if number == 55:
            person.pauses()
        if number == 60:
            person.goes_on()
        person.ticks(ACTIONS[number % len(ACTIONS)])
        if number % 5 == 0:
            person.undoes()
            person.undoes()
            person.redoes()
        if number % 6 == 0:
            person.talks_with("Priya Nair", 15)
        if day.weekday() == 6:
            check_week(person)
    check_all(person)
    return person


async def two_machines_at_three(folder: Path) -> Person:
    """Types at three in the morning, on a laptop and a tower in turn; the journal is synced now and then."""
    person = Person(folder, BEGAN.replace(hour=3))
    laptop, tower = person.machine, Machine(folder / "tower", person.tally)
    person.starts(BEGAN.date() - timedelta(days=1))
    person.carries(laptop, tower)
    for number, day in days_of_three_months():
        person.morning(day, 3)
        for machine in (laptop, tower):
            person.sits_down_at(machine)
            person.ticks(ACTIONS[number % len(ACTIONS)])
            person.learns(30)
            if number % 3 == 0:
                person.writes_to("Jo Li")
            if number % 9 == 0:
                person.undoes()
            person.wait(minutes=-1)  # the tower's clock is slow
        if number % 6 == 5:
            person.carries(laptop, tower)
            for machine in (laptop, tower):
                person.sits_down_at(machine)
                check_week(person)
        if number % 20 == 10:
            person.sits_down_at(tower)
            async with at_the_screen(person) as screen:
                await screen.checks_in(3, "awake")
                await screen.undoes()
                await screen.redoes()
    person.carries(laptop, tower)
    for machine in (laptop, tower):
        person.sits_down_at(machine)
        check_all(person)
    return person


async def work_in_week_two(folder: Path) -> Person:
    """Is lucky early: accepts an offer on the tenth day, stops, and comes back once in a while to look."""
    person = Person(folder, BEGAN)
    person.starts(BEGAN.date())
    for number, day in days_of_three_months():
        person.morning(day, 10)
        if number == 0:
            person.does(["resume"], person.deed("quiet_left"))
            person.applies("Acme", "team lead")
        if number in (4, 7, 9):
            person.hears("Acme", {4: "interview", 7: "offer", 9: "accepted"}[number])
        if number < 10:
            person.ticks(ACTIONS[number], 15)
            person.talks_with("Sam Okafor", 30)
        if number in (10, 45, 90):
            async with at_the_screen(person, (120, 40)) as screen:
                await screen.looks_around()
            check_all(person)
    return person


JOURNEYS: dict[str, Journey] = {
    "calm-planner": calm_planner,
    "once-a-week": once_a_week,
    "a-month-off": a_month_off,
    "two-machines": two_machines_at_three,
    "work-in-week-two": work_in_week_two,
}
