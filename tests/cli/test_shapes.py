"""The JSON that scripts rely on: keys may be added, never taken away, and docs/commands.md names them all."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from coach.cli.main import COMMANDS
from coach.domain.events import CheckIn, Done
from coach.domain.practice.events import PracticeAnswered, PracticeBegun, PracticeQuestionSet
from coach.domain.reading.events import PageNoted, PassageHighlighted
from coach.domain.review.events import ReviewTold, StorySet
from coach.domain.runway.events import LineSet
from coach.domain.schedule.events import BlockSet, BusyTimes, TimerStarted, WeekPlanned
from coach.domain.search.events import ActivitySet, ApplicationSet, CardSet, EmployerSet, PersonSet, StageReached
from coach.domain.skills.events import AdvertKept, SkillChosen, SkillMarked
from coach.domain.worksheets.events import RowAdded
from coach.storage.attachments import add_own_reading
from coach.storage.store import Store
from tests.cli.shell import ROOT, Shell, furnished

FIXED: dict[tuple[str, ...], str] = {
    ("today",): """
        date quiet quiet_ends paused paused_until step step_title theme working_day actions more check_in week
        actions.id actions.title actions.done actions.minutes more.id more.title more.minutes
        check_in.mood check_in.energy check_in.note week.ticks week.days week.minutes week.check_ins
        week.efforts week.blocks""",
    ("steps",): """
        steps steps.number steps.title steps.done steps.total steps.skipped steps.actions
        steps.actions.id steps.actions.title steps.actions.done steps.actions.times steps.actions.last_on""",
    ("steps", "--few"): """
        about now times times.id times.title times.from_day times.why times.actions times.actions.id
        times.actions.title times.actions.done""",
    ("step", "4"): """
        number title done total skipped theme summary why actions evidence articles
        actions.id actions.title actions.done actions.times actions.last_on actions.minutes actions.how_often
        actions.needs actions.cannot_wait actions.done_when actions.how actions.evidence actions.sources actions.when
        evidence.id evidence.title evidence.year evidence.certainty evidence.shows evidence.size evidence.people
        evidence.country evidence.read evidence.source evidence.link evidence.text evidence.beside""",
    ("done", "1.2"): "id at on action minutes note times finished_step next_step",
    ("status",): "started date quiet paused step step_done step_total today_done today_total line",
    ("read",): """
        articles articles.id articles.title articles.publisher articles.date articles.kind articles.steps
        articles.can_wait articles.read_on evidence.read_on evidence evidence.id evidence.title evidence.year
        evidence.certainty evidence.shows
        own own.id own.title own.link own.added_on own.read_on highlights highlights.id highlights.page highlights.on
        highlights.text notes notes.id notes.page notes.on notes.text notes.highlight""",
    ("read", "anti-tech"): "id title publisher date kind steps can_wait link sections highlights notes",
    ("read", "liu-2014"): """
        id title year certainty shows size people country read source link text beside highlights highlights.id
        highlights.on highlights.text
        notes notes.id notes.on notes.text notes.highlight""",
    ("read", "own-on-searching"): "id title link added_on text highlights notes",
    ("search", "quiet"): "found found.group found.id found.title found.paragraph found.text",
    ("worksheet",): """
        worksheets worksheets.worksheet worksheets.step worksheets.title worksheets.finished worksheets.actions_done
        worksheets.fields worksheets.fields.key worksheets.fields.label worksheets.fields.kind worksheets.fields.text
        worksheets.fields.filled worksheets.fields.needs worksheets.fields.versions worksheets.fields.rows""",
    ("worksheet", "confidence"): """
        worksheet step title finished actions_done fields fields.key fields.label fields.kind fields.text
        fields.filled fields.needs fields.versions fields.rows fields.rows.key fields.rows.on fields.rows.values""",
    ("settings",): "started name lost_on country currency first_weekday working_days theme work",
    ("runway",): """
        currency start scenarios scenarios.current scenarios.lean scenarios.bare-bones scenarios.current.runs_out
        scenarios.current.months scenarios.current.days scenarios.current.lowest scenarios.current.lowest.on
        scenarios.current.lowest.amount lines lines.id lines.name lines.category lines.monthly lines.discomfort
        lines.cut lines.days_bought lines.days_bought_alone lines.ends_the_end cliffs cliffs.on cliffs.what
        break_even_monthly shortfall shortfall.months
        band band.worse band.better band.spending_percent band.late_days""",
    ("money", "list"): "currency start lines lines.line lines.what lines.name lines.amount lines.cut assumed",
    ("benefits", "AE", "gratuity", "daily=thirty", "basic=9000", "first_day=2016-11-25", "last_day=2026-11-20"): """
        rule source link source_kind source_on ends_on warning proposals
        proposals.name proposals.sum proposals.kind proposals.amount proposals.on""",
    ("benefits", "GB"): """
        country name currency rules rules.id rules.title rules.text rules.source rules.link rules.source_kind
        rules.source_on rules.ends_on rules.warning
        rules.status rules.questions rules.questions.key rules.questions.prompt rules.questions.kind""",
    ("week",): """
        from to hours hours.least hours.most days days.date days.theme days.holiday days.break days.blocks
        days.blocks.key days.blocks.planned_for days.blocks.begins days.blocks.ends days.blocks.minutes
        days.blocks.theme days.blocks.weekly days.blocks.title days.blocks.action days.blocks.suggested
        days.blocks.person days.blocks.application days.blocks.again days.blocks.done days.blocks.done_minutes
        days.busy days.busy.from days.busy.to days.happened days.happened.ticks days.happened.activities
        days.happened.talks days.happened.minutes themes themes.theme themes.planned_minutes themes.done_minutes
        things things.text things.done plans plans.if plans.then timer timer.key timer.since timer.minutes""",
    ("log", "coffee with Sam at Acme, 40 min"): """
        kept text planned what stage employer role start method source reference place ask next_step on next_on minutes
        people people.name people.key note not_read asks parts parts.name parts.words parts.value""",
    ("mail", "answer.eml"): """
        messages messages.from messages.address messages.subject messages.on messages.kind messages.phrase
        messages.applications messages.interview""",
    ("people", "list"): """
        people people.key people.name people.closeness people.employer people.role people.where people.email
        people.phone people.link people.last_contact people.shared people.decides people.ask people.next_step
        people.next_on people.note""",
    ("employers", "list"): """
        employers employers.key employers.name employers.motivation employers.posting employers.advocate
        employers.link employers.note""",
    ("applications", "list"): """
        applications applications.key applications.employer applications.role applications.link applications.source
        applications.reference applications.location applications.contact applications.note applications.told_on
        applications.next_step applications.next_on
        applications.stages applications.stages.stage applications.stages.on applications.stages.note
        applications.stage applications.since""",
    ("activities", "list"): """
        activities activities.key activities.on activities.what activities.text activities.minutes activities.start
        activities.person activities.employer activities.application activities.method activities.address
        activities.contact activities.details activities.position activities.reference activities.result
        activities.result_on activities.proof activities.points activities.note""",
    ("ending", "--employer", "Northwind", "--starts", "2026-12-07"): """
        employer application role said_yes_on begins first last weeks words counts counts.conversations counts.messages
        counts.applications counts.replies counts.practice_rounds counts.ticks counts.minutes themes themes.theme
        themes.minutes mood people people.person people.name people.why people.thanked people.draft open stops
        stops.name stops.title stops.words stops.done stops.source first_days first_days.action first_days.title
        first_days.done stays""",
    ("due",): """
        due due.since due.why due.words due.person due.application next next.title next.words next.live next.coasting
        write_to write_to.person write_to.name write_to.reasons rules rules.second_person rules.reminder rules.thanks
        rules.dormant_months numbers numbers.deciders numbers.talks numbers.sent numbers.went_on numbers.rates
        numbers.rates.from numbers.rates.to numbers.rates.number numbers.rates.out_of""",
    ("cards", "list"): "cards cards.key cards.setback cards.wrong cards.answer cards.met cards.held",
    ("review",): """
        week from to running steps steps.number steps.done steps.total themes themes.theme themes.planned_minutes
        themes.done_minutes ticks blocks_done efforts minutes conversations applications messages replies
        practice_rounds learning_minutes check_ins reading actions actions.id actions.title actions.times stages
        mood mood.on mood.mood
        mood.energy runway runway.now runway.before days_of_break written_later last_week last_week.ticks
        last_week.conversations last_week.applications last_week.practice_rounds patterns answers stories stories.key
        stories.title stories.result""",
    ("history",): """
        weeks weeks.week weeks.from weeks.to weeks.ticks weeks.blocks_done weeks.efforts weeks.minutes
        weeks.conversations weeks.applications weeks.messages weeks.replies weeks.practice_rounds weeks.learning_minutes
        weeks.check_ins weeks.reading""",
    ("practice",): """
        due due.id due.kind due.asks due.rating due.last_on due.due_on weak new added added.key added.asks added.listen
        rounds rounds.key rounds.on rounds.over
        rounds.partner rounds.recording rounds.questions rounds.questions.id rounds.questions.asks
        rounds.questions.before rounds.questions.rating rounds.questions.seconds rounds.questions.note""",
    ("practice", "questions"): "added added.key added.asks added.listen",
    ("skills",): """
        adverts skills skills.name skills.field skills.named skills.required skills.nice_to_have skills.mark
        skills.proof skills.why skills.minutes skills.in skills.in.advert skills.in.demand skills.in.sentence
        leave_alone suggestions suggestions.name suggestions.reasons chosen chosen.name chosen.because chosen.course
        chosen.cost chosen.until chosen.show chosen.on time""",
    ("skills", "adverts"): """
        adverts adverts.key adverts.on adverts.text adverts.role adverts.employer adverts.source adverts.name
        adverts.skills""",
    ("story", "strengths"): "strengths strengths.name strengths.stories",
    ("story", "list"): """
        stories stories.key stories.on stories.title stories.situation stories.task stories.action stories.result
        stories.shows""",
    ("first-hours",): """
        quiet quiet_ends help_lines dates dates.on dates.what people people.name people.phone writing
        writing.number writing.title writing.on writing.minutes writing.state""",
    ("doctor",): "sound version home pages entries findings findings.severity findings.sentence findings.advice",
    ("where",): "home journal private set_aside device keys crash",
}


def keys_in(value: Any, under: str = "") -> Iterator[str]:
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, dict):
            for name, inner in each.items():
                yield f"{under}{name}"
                if not under.endswith("sections."):
                    yield from keys_in(inner, f"{under}{name}.")


def section_of_docs(command: str) -> str:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    return re.split(r"\n###? ", text.partition(f"\n### {command}\n")[2])[0]


def something_of_everything(shell: Shell) -> None:
    store = shell.open()
    tick_today(shell, store)
    store.append(CheckIn(3, 2, "Fine"))
    store.append(LineSet("savings", "account", "Savings", "1000.00"))
    store.append(LineSet("rent", "expense", "Rent", "300.00"))
    store.append(LineSet("permit", "clock", "Permit", due=date(2027, 1, 22)))
    on_the_way(store)
    tick_today(shell, store)  # what today's block is for has joined the day
    (shell.folder / "answer.eml").write_text(
        "From: hr@acme.example\nSubject: Your application\n\nUnfortunately we have decided not to proceed.\n"
    )


@pytest.fixture
def busy(shell: Shell) -> Shell:
    return furnished(shell, something_of_everything)


def tick_today(shell: Shell, store: Store) -> None:
    for task in shell.json("today")["actions"]:
        if not task["done"]:
            store.append(Done(task["id"], minutes=5))


def on_the_way(store: Store) -> None:
    """A week and a search with something of everything in them."""
    store.append(BlockSet("net", date(2026, 11, 23), "09:30", 90, "networking"))
    store.append(BlockSet("learn", date(2026, 11, 24), "09:30", 90, "learning"))
    store.append(TimerStarted("net", date(2026, 11, 23)))
    store.append(WeekPlanned(date(2026, 11, 23), ("One thing",), (("a no comes", "I walk"),)))
    store.append(BusyTimes("x.ics", (("2026-11-23T12:00", "2026-11-23T13:00", "Lunch"),)))
    store.append(RowAdded("confidence-project", "worked", "row", (("before", "3"), ("after", "7"))))
    store.append(PersonSet("close", "Close", 5))
    store.append(PersonSet("ana", "Ana", next_on=date(2026, 11, 22)))
    store.append(PersonSet("bo", "Bo", 2, last_contact=date(2024, 1, 1)))
    store.append(EmployerSet("acme", "Acme"))
    store.append(ActivitySet("call", "call", "called Ana", 20, person="ana"))
    store.append(CardSet("card", "rejection", "I walk."))
    add_own_reading(store, "On searching", "https://example.org", "Words.\n")
    lit = store.append(PassageHighlighted("liu-2014", "Words.", 1))
    store.append(PageNoted("liu-2014", "Ask.", lit.id))
    store.append(StorySet("audit", "The audit", result="two weeks saved", shows="calm"))
    store.append(ReviewTold(date(2026, 11, 23), lesson="one a day"))
    store.append(AdvertKept("analyst", "Analyst. SQL is required.", "Analyst", "Acme"))
    store.append(SkillMarked("SQL", "missing"))
    store.append(SkillChosen("Python", "four of ten name it"))
    store.append(PracticeBegun("round", ("why-left", "conflict")), date(2026, 11, 20))
    store.append(PracticeQuestionSet("own", "Why did it miss its date?", "Our part."))
    store.append(PracticeAnswered("round", "why-left", 1, 80, "shorter"), date(2026, 11, 20))
    for number in range(11):
        store.append(ApplicationSet(f"a{number}", f"Firm {number}"), date(2026, 10, 1))
        store.append(StageReached(f"a{number}", "rejected"), date(2026, 10, 20))


@pytest.mark.parametrize("command", FIXED, ids=" ".join)
def test_a_shape_keeps_its_keys(busy: Shell, command: tuple[str, ...]) -> None:
    assert set(FIXED[command].split()) - set(keys_in(busy.json(*command))) == set()


@pytest.mark.parametrize("command", FIXED, ids=" ".join)
def test_the_docs_name_every_key(busy: Shell, command: tuple[str, ...]) -> None:
    names = {key.rpartition(".")[2] for key in keys_in(busy.json(*command)) if not key.startswith("sections.")}
    section = section_of_docs(command[0])
    # what `read` says of a finding is told where `step` says it
    told_elsewhere = section_of_docs("step") if command[0] == "read" else ""
    assert {name for name in names if f'"{name}"' not in section + told_elsewhere} == set()


def test_every_command_with_json_is_here() -> None:
    described = {name for name in COMMANDS if "--json" in section_of_docs(name)}
    assert described == {command[0] for command in FIXED}


def test_the_values_of_today_and_steps_have_their_types(busy: Shell) -> None:
    today = busy.json("today")
    assert (today["date"], today["quiet"], today["step"]) == ("2026-11-23", False, 1)
    assert next(action for action in today["actions"] if action["id"] == "1.1") == {
        "id": "1.1",
        "title": "Write down the dates that cannot wait",
        "done": True,
        "minutes": 15,
    }
    steps = busy.json("steps")["steps"]
    assert [step["number"] for step in steps] == list(range(1, 11))
    first = steps[0]
    assert (first["done"], first["total"]) == (5, len(first["actions"]))
    assert first["actions"][0]["last_on"] == "2026-11-23"
    assert first["actions"][7] == {"id": "1.9", "title": first["actions"][7]["title"], "done": False} | {
        "times": 0,
        "last_on": None,
    }


def test_json_is_ascii_and_carries_any_text(shell: Shell) -> None:
    shell.says("checkin", "--mood", "3", "--note", "Zoë 🙂")
    printed = shell.says("today", "--json")
    assert printed.isascii()
    assert json.loads(printed)["check_in"]["note"] == "Zoë 🙂"
