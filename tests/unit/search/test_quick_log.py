"""One line about an effort: how it is read, and what is recorded for it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.search.line_facts import facts_of_line
from coach.domain.search.facts import ActivitySet, ApplicationSet, PersonSet, StageReached
from coach.domain.search.quick_log import read_line
from coach.errors import RefusedError
from tests.making import MONDAY, Diary, days

LINES: list[tuple[str, dict[str, Any]]] = [
    (
        "coffee with a former colleague at Acme, 40 min, ask about platform team, follow up Friday",
        {
            "what": "conversation",
            "person": "former colleague",
            "employer": "Acme",
            "minutes": 40,
            "ask": "about platform team",
            "next_step": "follow up",
            "next_on": days(4),
            "method": "in person",
        },
    ),
    (
        "applied to Acme as platform engineer via LinkedIn",
        {"what": "application", "employer": "Acme", "role": "platform engineer", "source": "LinkedIn"},
    ),
    ("rejected by Acme", {"stage": "rejected", "employer": "Acme"}),
    ("rejection Acme, yesterday", {"stage": "rejected", "employer": "Acme", "on": days(-1)}),
    ("no answer from Globex", {"stage": "silent", "employer": "Globex"}),
    ("offer from Globex", {"stage": "offer", "employer": "Globex"}),
    ("called Sam, 20 min", {"what": "call", "person": "Sam", "minutes": 20, "method": "phone"}),
    (
        "zoom with Omar from Careem, 30 min, at 10:30",
        {"what": "call", "person": "Omar", "employer": "Careem", "start": "10:30", "method": "video"},
    ),
    (
        "emailed Priya at Initech about pay, 10m",
        {"what": "message", "person": "Priya", "employer": "Initech", "ask": "about pay", "method": "e-mail"},
    ),
    (
        "second interview at Acme with Jo Li, 1h30",
        {"what": "interview", "person": "Jo Li", "employer": "Acme", "minutes": 90},
    ),
    ("mock interview with Ana, 45", {"what": "practice", "person": "Ana", "minutes": 45}),
    ("course on SQL, 2h, liked it", {"what": "course", "minutes": 120, "note": "liked it"}),
    ("met Li", {"what": "conversation", "person": "Li"}),
    ("wrote to Ana Lopez", {"what": "message", "person": "Ana Lopez"}),
    ("something else", {"what": "other", "person": "", "employer": ""}),
]


@pytest.mark.parametrize(("line", "expected"), LINES, ids=[line for line, _ in LINES])
def test_a_line_is_read_into_fields(line: str, expected: dict[str, Any]) -> None:
    found = read_line(line, MONDAY)._asdict()
    assert {name: found[name] for name in expected} == expected


@pytest.mark.parametrize("line", ["", "   ", ","])
def test_an_empty_line_is_refused(line: str) -> None:
    with pytest.raises(RefusedError, match="Write it as"):
        read_line(line, MONDAY)


def test_a_name_that_holds_a_word_for_a_kind_is_a_name() -> None:
    assert read_line("coffee with Walker Call", MONDAY).person == "Walker Call"
    assert read_line("wrote to Class Teacher at Coffee House", MONDAY).employer == "Coffee House"


@given(st.text(st.characters(codec="utf-8"), max_size=80))
def test_any_line_is_read_or_refused_and_so_is_what_it_records(line: str) -> None:
    try:
        quick = read_line(line, MONDAY)
        facts = facts_of_line(quick, Diary().state.search)
    except RefusedError:
        return
    assert facts
    assert all(day <= MONDAY for _, day in facts)


@given(st.sampled_from([line for line, _ in LINES]), st.sampled_from([line for line, _ in LINES]))
def test_what_is_recorded_is_found_again(one: str, other: str) -> None:
    diary = Diary()
    for line in (one, other):
        quick = read_line(line, MONDAY)
        for fact, on in facts_of_line(quick, diary.state.search):
            diary.write(fact, on=on)
        log = diary.state.search
        assert not quick.person or quick.stage or log.person_named(quick.person)
        if quick.stage:
            assert any(each.stage == quick.stage for each in log.applications.values())
        else:
            assert quick.text in {each.text for each in log.activities.values()}


def record(diary: Diary, line: str, today: date = MONDAY) -> None:
    for fact, on in facts_of_line(read_line(line, today), diary.state.search):
        diary.write(fact, on=on)


def test_somebody_who_is_known_is_not_there_twice() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", 4, "Acme", note="kind"))
    record(diary, "coffee with ana lopez, 40 min, follow up friday")
    [person] = diary.state.search.people.values()
    assert (person.name, person.closeness, person.note, person.next_on) == ("Ana Lopez", 4, "kind", days(4))
    [activity] = diary.state.search.activities.values()
    assert activity.person == "ana"


def test_what_was_planned_with_them_is_over_once_it_is_done() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana Lopez", next_step="send the paper", next_on=days(-1)))
    record(diary, "wrote to Ana Lopez")
    assert diary.state.search.people["ana"].next_on is None
    diary.write(PersonSet("ana", "Ana Lopez", next_step="send the paper", next_on=days(9)))
    record(diary, "called Ana Lopez")
    assert diary.state.search.people["ana"].next_on == days(9)


def test_an_application_goes_through_its_stages_by_lines_alone() -> None:
    diary = Diary()
    record(diary, "applied to Acme as platform engineer")
    record(diary, "interview at Acme, 45 min", days(3))
    record(diary, "rejected by Acme", days(5))
    [application] = diary.state.search.applications.values()
    assert [step.stage for step in application.stages] == ["applied", "interview", "rejected"]
    assert application.role == "platform engineer"


def test_a_second_role_is_a_second_application() -> None:
    diary = Diary()
    record(diary, "applied to Acme as platform engineer")
    record(diary, "applied to Acme as team lead")
    assert {each.role for each in diary.state.search.applications.values()} == {"platform engineer", "team lead"}


def test_the_facts_of_a_new_application() -> None:
    facts = [fact for fact, _ in facts_of_line(read_line("applied to Acme", MONDAY), Diary().state.search)]
    assert [type(fact) for fact in facts] == [ApplicationSet, StageReached, ActivitySet]
