"""Who to write to next: first people near the person's applications, then dormant ties, bare names last."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Paused
from coach.domain.schedule.events import BreakPlanned
from coach.domain.search.contact_suggestions import Nearness, rank_contacts, suggest_contacts
from coach.domain.search.events import ApplicationSet, EmployerSet, PersonSet, StageReached
from coach.domain.skills.events import AdvertKept
from coach.domain.worksheets.events import FieldFilled
from coach.guide.guide import load_guide
from tests.factories import MONDAY, Diary, days


def names(diary: Diary, *, close_first: bool = False) -> list[str]:
    return [tie.person.key for tie in suggest_contacts(diary.state, MONDAY, close_first=close_first)]


def with_contacts() -> Diary:
    """Somebody who brought in the contacts of a phone, and applied at Noon Bank."""
    diary = Diary()
    diary.write(PersonSet("mum", "Mum"))
    diary.write(PersonSet("pipes", "Bilal Pipes", role="plumber"))
    diary.write(PersonSet("school", "Greta", 3, last_contact=days(-900)))
    diary.write(PersonSet("inside", "Zara", employer="noon bank"))
    diary.write(PersonSet("trade", "Vik", role="Head of Payments"))
    diary.write(ApplicationSet("noon", "Noon Bank", "payments analyst"))
    diary.write(StageReached("noon", "applied"))
    return diary


def test_people_where_an_application_runs_come_first_and_names_alone_last() -> None:
    assert names(with_contacts()) == ["inside", "trade", "school", "pipes", "mum"]


def test_each_says_its_strongest_reason_first() -> None:
    reasons = {tie.person.key: tie.reasons[0] for tie in suggest_contacts(with_contacts().state, MONDAY)}
    assert reasons["inside"] == "at Noon Bank, where you applied"
    assert reasons["trade"] == "Head of Payments, near what you look for"
    assert reasons["school"] == "not so close to you"
    assert reasons["mum"] == "no contact noted yet"


def test_a_live_application_says_so_and_an_ended_one_no_longer_counts() -> None:
    diary = with_contacts()
    diary.write(StageReached("noon", "answered"))
    [first, *_] = suggest_contacts(diary.state, MONDAY)
    assert first.reasons[0] == "at Noon Bank, who answered you"
    diary.write(StageReached("noon", "rejected"))
    found = {tie.person.key: tie for tie in suggest_contacts(diary.state, MONDAY)}
    assert found["inside"].nearness is Nearness.KNOWN
    assert not any("applied" in reason for reason in found["inside"].reasons)


def test_an_application_goes_before_an_advert_and_a_wish() -> None:
    diary = Diary()
    diary.write(PersonSet("listed", "A", 3, "Listed", shared=True))
    diary.write(PersonSet("kept", "B", employer="Kept"))
    diary.write(PersonSet("wished", "C", employer="Wished"))
    diary.write(PersonSet("sent", "D", employer="Sent"))
    diary.write(EmployerSet("listed", "Listed", 5))
    diary.write(AdvertKept("advert", "We look for a nurse.", "nurse", "Kept"))
    diary.write(ApplicationSet("wished", "Wished"))
    diary.write(ApplicationSet("sent", "Sent"))
    diary.write(StageReached("sent", "applied"))
    assert names(diary) == ["sent", "listed", "kept", "wished"]
    reasons = {tie.person.key: tie.reasons[0] for tie in suggest_contacts(diary.state, MONDAY)}
    assert reasons["kept"] == "at Kept, whose advert you kept"
    assert reasons["wished"] == "at Wished, where you want to apply"
    assert reasons["listed"] == "at Listed, on your list"


@pytest.mark.parametrize(
    ("role", "near"),
    [
        ("Clinic operations manager", True),
        ("OPERATIONS", True),
        ("Senior manager", False),
        ("manager of a shop", False),
        ("UX researcher", True),
        ("", False),
    ],
)
def test_a_role_is_near_by_what_one_does_and_not_by_how_high_up(role: str, *, near: bool) -> None:
    diary = Diary()
    diary.write(FieldFilled("compass", "roles", "Operations manager\nUX writer"))
    diary.write(PersonSet("p", "P", role=role))
    [tie] = suggest_contacts(diary.state, MONDAY)
    assert (tie.nearness is Nearness.ROLE) == near


def test_the_fields_of_the_compass_count_as_well() -> None:
    diary = Diary()
    diary.write(FieldFilled("compass", "industries", "logistics\neducation"))
    diary.write(PersonSet("a", "A", 2, role="florist", shared=True))
    diary.write(PersonSet("b", "B", role="logistics planner"))
    assert names(diary) == ["b", "a"]


def test_nobody_is_proposed_during_a_break() -> None:
    diary = with_contacts()
    diary.write(BreakPlanned("rest", MONDAY, days(3)))
    assert suggest_contacts(diary.state, MONDAY) == []
    assert suggest_contacts(diary.state, days(4)) != []
    assert rank_contacts(diary.state, MONDAY) != []
    diary.write(Paused(), on=days(5))
    assert suggest_contacts(diary.state, days(6)) == []


def test_dormant_ties_come_with_reasons_and_those_met_lately_do_not() -> None:
    diary = Diary()
    diary.write(EmployerSet("acme", "Acme", 5))
    diary.write(PersonSet("near", "Near", 5, last_contact=days(-400)))
    diary.write(PersonSet("far", "Far", 2, "Acme", last_contact=days(-800), shared=True))
    diary.write(PersonSet("new", "New", 2, last_contact=days(-20)))
    diary.write(PersonSet("set", "Set", 2, next_on=days(3)))
    ties = suggest_contacts(diary.state, MONDAY)
    assert [tie.person.key for tie in ties] == ["far", "near"]
    assert ties[0].reasons == (
        *("at Acme, on your list", "not so close to you", "you know people in common", "no contact for 2 years"),
    )
    assert {"rajkumar-2022", "van-hoye-2009"} <= load_guide().evidence.keys()


def test_in_a_trade_that_lives_less_by_computer_close_ties_come_first() -> None:
    diary = Diary()
    diary.write(PersonSet("near", "Near", 5, last_contact=days(-400)))
    diary.write(PersonSet("far", "Far", 2, last_contact=days(-400)))
    assert names(diary) == ["far", "near"]
    assert names(diary, close_first=True) == ["near", "far"]


def test_of_two_alike_the_longer_silence_comes_first() -> None:
    diary = Diary()
    diary.write(PersonSet("a", "Aaron", 3, last_contact=days(-300)))
    diary.write(PersonSet("z", "Zoe", 3, last_contact=days(-1300)))
    assert names(diary) == ["z", "a"]


@given(
    people=st.lists(
        st.tuples(
            st.sampled_from(["", "Noon Bank", "Elsewhere"]),
            st.sampled_from(["", "payments lead", "baker"]),
            st.sampled_from([None, 1, 2, 3, 4, 5]),
            st.booleans(),
            st.sampled_from([None, 10, 200, 900]),
        ),
        max_size=12,
    ),
    close_first=st.booleans(),
)
def test_nearness_always_outranks_weight(
    people: list[tuple[str, str, int | None, bool, int | None]], *, close_first: bool
) -> None:
    diary = Diary()
    diary.write(ApplicationSet("noon", "Noon Bank", "payments analyst"))
    diary.write(StageReached("noon", "applied"))
    for number, (employer, role, close, shared, ago) in enumerate(people):
        last = MONDAY - timedelta(days=ago) if ago else None
        diary.write(PersonSet(f"p{number}", f"P{number}", close, employer, role, shared=shared, last_contact=last))
    found = suggest_contacts(diary.state, MONDAY, close_first=close_first)
    assert [tie.nearness for tie in found] == sorted(tie.nearness for tie in found)
    for tie in found:
        assert (tie.nearness is Nearness.RUNNING) == (tie.person.employer == "Noon Bank")
        only_a_name = not (tie.person.employer or tie.person.role or tie.person.closeness)
        assert (tie.nearness is Nearness.ONLY_A_NAME) == only_a_name
        assert tie.reasons
