"""Checks of numbers: every command shows what was done, and no day of it is lost."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from coach.domain.dates import start_of_week
from coach.guide.practice import deck
from tests.lives.machine import Machine
from tests.lives.person import Person
from tests.lives.record import Counts, Told
from tests.tui.app_driver import GUIDE

Json = dict[str, Any]
DECK = deck()


def check_numbers(person: Person) -> None:
    """Run every command that counts anything, on the machine that the person is using."""
    machine, told, today = person.machine, person.told, person.today
    machine.set_clock(person.now)
    _steps(machine, told)
    _today(machine, told, today)
    _weeks(machine, told, today)
    _lists(machine, told)
    _week(machine, told)
    _practice(machine, told)


def _same(said: object, done: object, what: str) -> None:
    assert said == done, f"{what}: it says {said}, and was {done}"


def _steps(machine: Machine, told: Told) -> None:
    ticks = told.ticks
    for step in machine.json("steps")["steps"]:
        for action in step["actions"]:
            there = ticks.get(action["id"], [])
            _same(action["times"], len(there), f"ticks of {action['id']}")
            _same(action["last_on"], max((tick["on"] for tick in there), default=None), f"last of {action['id']}")
        _same(step["skipped"], step["number"] in told.skipped, f"step {step['number']} left out")
        _same(step["done"], sum(action["id"] in ticks for action in step["actions"]), f"step {step['number']}")


def _today(machine: Machine, told: Told, today: date) -> None:
    said, status = machine.json("today"), machine.json("status")
    first = start_of_week(today, machine.json("settings")["first_weekday"])
    counts = told.counts(first, today)
    week = said["week"]
    busy = {tick["on"] for there in told.ticks.values() for tick in there}
    busy |= {row["on"] for row in told.efforts} | {day for _, day in (*told.sent, *told.blocks_done)}
    _same((week["ticks"], week["check_ins"]), (counts.ticks, counts.check_ins), "the week on the page of today")
    _same(week["days"], sum(first.isoformat() <= day <= today.isoformat() for day in busy), "its days")
    boxes = [thing for thing in said["things"] if thing["counts"]]
    _same((said["things_done"], said["things_total"]), (sum(each["done"] for each in boxes), len(boxes)), "the things")
    _same((status["today_done"], status["today_total"]), (said["things_done"], said["things_total"]), "done today")
    parts = [part for day in said["week_days"] for part in day["parts"] if part["done"]]
    _same(sum(part["minutes"] for part in parts), said["week_done_minutes"], "the minutes of the week's picture")
    for action in said["actions"]:
        ticked = any(tick["on"] == today.isoformat() for tick in told.ticks.get(action["id"], []))
        _same(action["done"], ticked, f"{action['id']} today")
    check_in = told.check_ins.get(today.isoformat())
    _same(said["check_in"] and said["check_in"]["mood"], check_in and check_in["mood"], "the check-in")
    _same(machine.says("status").strip(), status["line"], "the line for a prompt")


def counted(said: Json) -> Counts:
    """The counts in a review or in a week of the history."""
    return Counts(**{name: said[name] for name in Counts._fields})


def _same_counts(said: Counts, done: Counts, what: str) -> None:
    """Compare all counts but the minutes with the record.

    A block, a tick and an activity can be about the same hour, which counts once (tests/unit/test_time_spent.py); of
    the minutes it is only checked that there are some if anything took time.
    """
    _same(said._replace(minutes=0, learning_minutes=0), done._replace(minutes=0, learning_minutes=0), what)
    if done.minutes:
        _same(said.minutes > 0, True, f"minutes of {what}")


def _weeks(machine: Machine, told: Told, today: date) -> None:
    weeks = machine.json("history")["weeks"]
    for week in weeks:
        last = min(date.fromisoformat(week["to"]), today)
        _same_counts(counted(week), told.counts(date.fromisoformat(week["from"]), last), f"the week {week['week']}")
    first = told.first_day(today)
    if first:
        reached = min((week["from"] for week in weeks), default="")
        assert reached <= first.isoformat(), f"{first} is in no week of the history, which begins on {reached}"
        whole = machine.json("review", "all")
        _same_counts(counted(whole), told.counts(first, today), "the whole time")
        _same(whole["from"], first.isoformat(), "the first day of the whole time")
    this = machine.json("review")
    _same(counted(this), counted(weeks[0]), "this week, in the review and in the history")
    asked = {action["id"]: action["times"] for action in this["actions"]}
    days = [(date.fromisoformat(this["from"]) + timedelta(days=n)).isoformat() for n in range(7)]
    done = {
        action: times
        for action, there in told.ticks.items()
        if (times := sum(tick["on"] in days and tick["on"] <= today.isoformat() for tick in there))
    }
    _same(asked, done, "the actions of this week")


def _lists(machine: Machine, told: Told) -> None:
    for kind, plural, name in (("person", "people", "name"), ("employer", "employers", "name")):
        said = {each["key"]: each[name] for each in machine.json(plural, "list")[plural]}
        _same(said, {key: row[name] for key, row in told.names(kind).items()}, plural)
    said = machine.json("applications", "list")["applications"]
    stages = {each["key"]: [(step["stage"], step["on"]) for step in each["stages"]] for each in said}
    _same(stages, {key: [(row["stage"], row["on"]) for row in rows] for key, rows in told.stages.items()}, "stages")
    efforts = machine.json("activities", "list")["activities"]
    _same(sorted(_efforts(efforts)), sorted(_efforts(told.efforts)), "efforts")
    lines = machine.json("money", "list")["lines"]
    known = {line: (row["name"], line in told.cut) for line, row in told.names("money").items()}
    _same({line["line"]: (line["name"], line["cut"]) for line in lines}, known, "money")
    library = machine.json("read")
    read = {each["id"]: each["read_on"] for part in library.values() for each in part if each["read_on"]}
    _same(read, told.read, "what was read")


def _efforts(rows: list[Any]) -> Iterator[tuple[str, str, str, int]]:
    for row in rows:
        yield row["on"], row["what"], row["text"], row.get("minutes") or 0


def _week(machine: Machine, told: Told) -> None:
    said = machine.json("week")
    for day in said["days"]:
        counts = told.counts(date.fromisoformat(day["date"]), date.fromisoformat(day["date"]))
        efforts = [row for row in told.efforts if row["on"] == day["date"]]
        happened = {
            "ticks": counts.ticks,
            "activities": len(efforts),
            "talks": counts.conversations,
        }
        said_of_it = {name: day["happened"][name] for name in happened}
        _same(said_of_it, happened, f"what happened on {day['date']}")
    first, last = said["from"], said["to"]
    kept = {(block["key"], block["planned_for"]) for day in said["days"] for block in day["blocks"] if block["done"]}
    _same(kept, {place for place in told.blocks_done if first <= place[1] <= last}, "blocks that were kept")


def _practice(machine: Machine, told: Told) -> None:
    said, known = machine.json("practice"), told.names("practice_question")
    own = {each["key"]: (each["asks"], each["listen"]) for each in said["added"]}
    _same(own, {key: (row["asks"], row.get("listen") or "") for key, row in known.items()}, "questions of one's own")
    _same(machine.json("practice", "questions")["added"], said["added"], "questions of one's own, by themselves")
    rounds = {row["key"]: row["questions"] for row in said["rounds"]}
    rated = {key: {each["id"]: each["rating"] for each in row if each["rating"]} for key, row in rounds.items()}
    _same(rated, told.answers, "answers in practice")
    over = {row["key"] for row in said["rounds"] if row["over"]}
    _same(over, told.answers.keys() & {row["key"] for row in told.efforts}, "rounds that are over")
    asked = {row["key"]: row["asks"] for row in told.of("practice_question")}
    shown = {each["id"]: each["asks"] for row in rounds.values() for each in row if each["id"] in asked}
    _same(shown, {key: asked[key] for key in shown}, "what was asked, taken out since or not")
    answered = {question for row in told.answers.values() for question in row}
    deck = {*DECK.questions, *known}
    _same(said["new"], len(deck - answered), "questions nobody has answered yet")


def words_of(machine: Machine) -> dict[str, str]:
    """What commands print and screens have to show as well: each step's line, the review, the runway."""
    steps = {
        f"step {step['number']}": "out"
        if step["skipped"]
        else "done"
        if step["done"] == step["total"]
        else f"{step['done']}/{step['total']}"
        for step in machine.json("steps")["steps"]
    }
    assert len(steps) == len(GUIDE.steps)
    review = machine.says("review").splitlines()
    runway = machine.says("runway").splitlines()
    return steps | {"review": review[1], "runway": runway[0]}
