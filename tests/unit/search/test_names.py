"""Prompts for names: parsing a line, what is missing, which actions it finishes, and the message that follows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Done
from coach.domain.search.auto_ticks import done_by_names, ticks_of_names
from coach.domain.search.contact_prompts import (
    incomplete_people,
    missing,
    read_name,
    recalled_people,
    spoken_on,
    where_to_begin,
)
from coach.domain.search.events import ActivitySet, PersonSet
from coach.domain.search.first_message import first_message, follow_ups, suggest_first_contacts
from coach.domain.search.import_rows import PersonRow
from coach.domain.worksheets.events import FieldFilled
from coach.errors import RefusedError
from coach.guide.contact_prompts import name_prompts
from coach.guide.guide import load_guide
from tests.factories import MONDAY, Diary
from tests.unit.search.logs import log_of

PROMPTS = name_prompts()


@pytest.mark.parametrize(
    ("line", "row"),
    [
        ("Ana Lopez", PersonRow(1, "Ana Lopez")),
        ("Ana Lopez, Acme", PersonRow(1, "Ana Lopez", employer="Acme")),
        ("  Ana  Lopez ,Acme; ", PersonRow(1, "Ana  Lopez", employer="Acme")),
        ("Ana Lopez at Acme", PersonRow(1, "Ana Lopez", employer="Acme")),
        ("Ana Lopez (Acme)", PersonRow(1, "Ana Lopez", employer="Acme")),
        ("Ana, Acme, head of platform", PersonRow(1, "Ana", employer="Acme", role="head of platform")),
        ("Ana, head of platform at Acme", PersonRow(1, "Ana", employer="Acme", role="head of platform")),
        ("Ana, 4, ask about the team", PersonRow(1, "Ana", closeness=4, ask="the team")),
        ("Ana at Acme, ask how they hire", PersonRow(1, "Ana", employer="Acme", ask="how they hire")),
        ("Ana, Acme, lead, from the fair", PersonRow(1, "Ana", employer="Acme", role="lead", note="from the fair")),
        ("Will Call, Offer", PersonRow(1, "Will Call", employer="Offer")),
        ("Nat Atkins", PersonRow(1, "Nat Atkins")),
    ],
)
def test_a_line_is_read_as_people_write_it(line: str, row: PersonRow) -> None:
    assert read_name(line) == row


@pytest.mark.parametrize("line", ["", "  ", ", Acme", "(Acme)", "\t"])
def test_a_line_without_a_name_is_refused(line: str) -> None:
    with pytest.raises(RefusedError, match="no name"):
        read_name(line)


@given(st.text(max_size=40))
def test_any_line_names_somebody_or_is_refused(line: str) -> None:
    try:
        row = read_name(line, "school")
    except RefusedError:
        return
    assert row.name
    assert row.where == "school"
    assert set(row.name) | set(row.employer) <= set(line)


def test_three_things_stand_beside_a_name_and_a_noted_contact_is_one_of_them() -> None:
    log = log_of(
        PersonSet("a", "Ana", 4, ask="the team"),
        PersonSet("b", "Bo", last_contact=MONDAY),
        ActivitySet("x", "call", person="a"),
    )
    assert missing(log.people["a"], log) == ()
    assert missing(log.people["b"], log) == ("how close you are", "what to ask")
    assert [person.key for person in incomplete_people(log)] == ["b"]


@given(
    close=st.sampled_from([None, 3]),
    ask=st.sampled_from([None, "the team"]),
    last=st.sampled_from([None, MONDAY]),
    talked=st.booleans(),
)
def test_somebody_waits_as_long_as_anything_is_missing(
    close: int | None,
    ask: str | None,
    last: date | None,
    *,
    talked: bool,
) -> None:
    person = PersonSet("a", "Ana", close, ask=ask or "", last_contact=last)
    log = log_of(person, *([ActivitySet("x", "call", person="a")] if talked else []))
    assert [each.key for each in incomplete_people(log)] == (["a"] if missing(log.people["a"], log) else [])


@given(st.sets(st.integers(0, len(PROMPTS) - 1)))
def test_the_pass_is_taken_up_behind_the_last_prompt_that_brought_somebody_back(brought: set[int]) -> None:
    log = log_of(*(PersonSet(f"p{at}", f"Person {at}", where=PROMPTS[at].where.upper()) for at in brought))
    assert where_to_begin(log, PROMPTS) == (max(brought, default=-1) + 1) % len(PROMPTS)
    found = recalled_people(log, PROMPTS)
    assert {at for at, prompt in enumerate(PROMPTS) if found[prompt.key]} == brought


def test_about_when_one_spoke_is_a_day_and_nothing_is_none() -> None:
    assert spoken_on("a year ago", date(2026, 11, 23)) == date(2025, 11, 23)
    assert spoken_on("-", MONDAY) is None
    assert spoken_on("no such words", MONDAY) is None


def thirty(diary: Diary, number: int = 30, **told: object) -> None:
    for at in range(number):
        diary.write(PersonSet(f"p{at}", f"Person {at}", **told))  # type: ignore[arg-type]


def test_five_names_thirty_told_of_and_two_messages_finish_three_actions() -> None:
    diary = Diary(load_guide())
    thirty(diary, 4)
    assert done_by_names(diary.state.search) == set()
    thirty(diary, 30)
    assert done_by_names(diary.state.search) == {"4.1"}
    thirty(diary, 29, closeness=2, ask="the team", last_contact=MONDAY)
    assert done_by_names(diary.state.search) == {"4.1"}
    thirty(diary, 30, closeness=2, ask="the team", last_contact=MONDAY)
    assert done_by_names(diary.state.search) == {"4.1", "4.2"}
    for key in ("p1", "p1", "p2"):
        assert "4.4" not in done_by_names(diary.state.search)
        diary.write(ActivitySet(f"m{len(diary.entries)}", "message", person=key))
    assert done_by_names(diary.state.search) == {"4.1", "4.2", "4.4"}


def test_finished_actions_are_ticked_once_with_all_finished_before() -> None:
    diary = Diary(load_guide())
    thirty(diary, 29, closeness=2, ask="the team", last_contact=MONDAY)
    before = diary.state
    thirty(diary, 30, closeness=2, ask="the team", last_contact=MONDAY)
    assert ticks_of_names(before, diary.state) == [Done("4.1"), Done("4.2")]
    assert ticks_of_names(diary.state, diary.state) == []
    diary.write(Done("4.1"))
    assert ticks_of_names(before, diary.state) == [Done("4.2")]


# -- whom first, and the message


def test_two_whom_one_trusts_come_first_until_two_messages_are_noted() -> None:
    diary = Diary()
    diary.write(PersonSet("far", "Far", 2, shared=True))
    for key, close in (("a", 4), ("b", 5), ("c", 4)):
        diary.write(PersonSet(key, key.upper(), close, last_contact=MONDAY))
    assert [tie.person.key for tie in suggest_first_contacts(diary.state, MONDAY)] == ["b", "a", "far"]
    diary.write(ActivitySet("m1", "message", person="b"))
    assert [tie.person.key for tie in suggest_first_contacts(diary.state, MONDAY)] == ["a", "far"]
    diary.write(ActivitySet("m2", "message", person="a"))
    assert [tie.person.key for tie in suggest_first_contacts(diary.state, MONDAY)] == ["far"]


def test_somebody_of_whom_nothing_is_told_is_not_called_further_out() -> None:
    diary = Diary()
    diary.write(PersonSet("a", "Ana"))
    assert suggest_first_contacts(diary.state, MONDAY)[0].reasons == ("no contact noted yet",)


def test_the_message_is_that_of_the_worksheet_with_what_one_would_ask_this_person() -> None:
    diary = Diary(load_guide())
    diary.write(PersonSet("ana", "Ana Lopez", where="school", ask="about how Acme hires"))
    diary.write(PersonSet("bo", "Bo"))
    assert "[company]" in first_message(diary.state, diary.state.search.people["ana"], MONDAY)
    diary.write(FieldFilled("people-list", "where", "My post ended this month"))
    diary.write(FieldFilled("people-list", "view", "product work in health"))
    said = first_message(diary.state, diary.state.search.people["ana"], MONDAY)
    assert "We know each other from school.\nMy post ended this month. Could I have fifteen minutes" in said
    assert "your view on how Acme hires?" in said
    assert "product work in health" in first_message(diary.state, diary.state.search.people["bo"], MONDAY)
    diary.write(FieldFilled("people-list", "message", "In my own words: may I ring you?"))
    said = first_message(diary.state, diary.state.search.people["ana"], MONDAY)
    assert "In my own words: may I ring you? [day] or [day]" in said
    assert "how Acme hires" not in said


def test_follow_ups_are_announced_before_they_are_due() -> None:
    diary = Diary()
    diary.write(PersonSet("ana", "Ana"))
    diary.write(PersonSet("bo", "Bo", next_step="send the paper", next_on=MONDAY))
    diary.write(ActivitySet("m", "message", person="ana"))
    found = follow_ups(diary.state, MONDAY)
    assert [(item.person, item.since) for item in found] == [("bo", MONDAY), ("ana", date(2026, 12, 2))]
    assert "remind them once" in found[1].words
