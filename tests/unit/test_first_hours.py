"""The first 48 hours: which writing times took place, when they are suggested, and the plan at the end."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.entry_labels import describe
from coach.domain.events import ProfileSet
from coach.domain.first_hours.events import WritingHeld
from coach.domain.first_hours.state import held_writings, next_time, writing_times
from coach.domain.first_hours.your_plan import closest_people, deadlines, people_list, your_plan
from coach.domain.runway.events import LineSet
from coach.domain.schedule.events import BlockSet
from coach.domain.search.contact_suggestions import suggest_contacts
from coach.domain.search.events import PersonSet
from coach.domain.worksheets.events import FieldFilled
from coach.errors import RefusedError
from coach.guide.first_hours import first_hours
from coach.guide.guide import load_guide
from tests.factories import MONDAY, SMALL, Diary, entry

TUESDAY, NUMBERS = MONDAY + timedelta(days=1), range(1, len(first_hours().times) + 1)


# -- writing


def test_there_are_four_times_and_each_is_about_the_loss() -> None:
    assert len(first_hours().times) == 4
    assert first_hours().writing.minutes == 20
    finding = load_guide().evidence[first_hours().writing.evidence]
    assert finding.size.startswith("One small trial, 41 people")
    with pytest.raises(RefusedError, match="1 to 4"):
        first_hours().time(5)


def test_times_are_suggested_on_successive_days_and_none_is_ever_late() -> None:
    diary = Diary()
    assert [each.on for each in writing_times(diary.state, MONDAY)] == [MONDAY + timedelta(days=at) for at in range(4)]
    diary.write(WritingHeld(1, 20, kept=True))
    on = [each.on for each in writing_times(diary.state, MONDAY + timedelta(days=9))]
    assert on == [MONDAY, *(MONDAY + timedelta(days=at) for at in (9, 10, 11))]


@given(st.lists(st.tuples(st.sampled_from(NUMBERS), st.integers(-8, 0)), max_size=6), st.integers(0, 9))
def test_a_time_that_was_not_held_is_never_suggested_for_a_day_that_is_over(
    told: list[tuple[int, int]], ahead: int
) -> None:
    diary = Diary()
    for number, ago in told:
        diary.write(WritingHeld(number, 20, kept=True), on=MONDAY + timedelta(days=ago))
    today = MONDAY + timedelta(days=ahead)
    times = writing_times(diary.state, today)
    assert [each.number for each in times] == [*NUMBERS]
    to_come = [each.on for each in times if not each.held]
    assert all(day >= today for day in to_come)
    assert to_come == sorted(set(to_come))
    first = next_time(times)
    assert not first.held or len({number for number, _ in told}) == 4


def test_who_goes_on_held_the_same_time_longer_and_what_was_burnt_later_is_burnt() -> None:
    diary = Diary()
    diary.write(WritingHeld(2, 20, kept=True))
    diary.write(WritingHeld(2, 7, kept=True), on=TUESDAY)
    assert held_writings(diary.state)[2] == (MONDAY, 27, True)
    diary.write(WritingHeld(2, 0, kept=False), on=TUESDAY)
    assert held_writings(diary.state)[2] == (MONDAY, 27, False)


def test_what_anybody_could_have_written_into_the_journal_counts_for_nothing() -> None:
    diary = Diary()
    for fields in ({}, {"time": "1"}, {"time": 1, "minutes": 10**9}, {"time": 1, "minutes": -4}):
        diary.entries.append(entry("writing", len(diary.entries) + 1, **fields))
    assert held_writings(diary.state) == {}
    assert not any(each.held for each in writing_times(diary.state, MONDAY))


@pytest.mark.parametrize("wrong", [(0, 20), (5, 20), (1, -1), (1, 1441)])
def test_a_time_there_is_not_is_refused(wrong: tuple[int, int]) -> None:
    with pytest.raises(RefusedError):
        WritingHeld(*wrong, kept=True)


def test_the_journal_has_no_place_for_the_text() -> None:
    event = WritingHeld(1, 20, kept=True)
    assert event.as_fields() == {"time": 1, "minutes": 20, "kept": True}
    assert describe(entry(event.kind, **event.as_fields()), SMALL) == "the note that you wrote in private"


# -- the plan


def test_the_week_is_what_is_planned_and_otherwise_what_would_be_proposed() -> None:
    diary = Diary()
    diary.write(ProfileSet(working_days=(0, 1, 2, 3, 4)))
    plan = your_plan(diary.state, TUESDAY)
    assert plan.proposed
    assert plan.pieces
    assert {piece.day for piece in plan.pieces} <= {TUESDAY + timedelta(days=at) for at in range(7)}
    diary.write(BlockSet("one", TUESDAY, "10:00", 60, "networking", title="Coffee with Ana"))
    diary.write(BlockSet("late", TUESDAY + timedelta(days=7), "10:00", 60, "networking"))
    plan = your_plan(diary.state, TUESDAY)
    assert not plan.proposed
    assert plan.pieces == ((TUESDAY, "10:00", 60, "networking", "Coffee with Ana"),)
    assert plan.last == TUESDAY + timedelta(days=6)


def test_no_block_is_in_the_week_twice_wherever_the_week_begins() -> None:
    diary = Diary()
    diary.write(BlockSet("one", MONDAY, "10:00", 60, "networking", weekly=True))
    for ahead in range(7):
        assert len(your_plan(diary.state, MONDAY + timedelta(days=ahead)).pieces) == 1


def test_dates_are_clocks_from_today_on_and_the_lines_of_the_worksheet_as_written() -> None:
    diary = Diary()
    diary.write(LineSet("past", "clock", "Past", due=MONDAY - timedelta(days=1)))
    diary.write(LineSet("permit", "clock", "Permit ends", due=date(2027, 1, 22)))
    diary.write(LineSet("claim", "clock", "Claim", due=MONDAY))
    diary.write(FieldFilled("first-48-hours", "dates", "- 30 Nov: sign\n\n9 Dec: ask"))
    assert [*deadlines(diary.state, MONDAY)] == [
        (MONDAY, "Claim"),
        (date(2027, 1, 22), "Permit ends"),
        (None, "30 Nov: sign"),
        (None, "9 Dec: ask"),
    ]


def test_everybody_is_on_the_list_once_those_of_the_search_first() -> None:
    diary = Diary()
    for number in range(6):
        lately = MONDAY - timedelta(days=3) if number % 2 else None
        diary.write(PersonSet(f"p{number}", f"P{number}", number or None, last_contact=lately))
    listed = [each.person for each in people_list(diary.state, MONDAY)]
    ties = [tie.person for tie in suggest_contacts(diary.state, MONDAY)]
    assert listed[: len(ties)] == ties
    assert {each.key for each in listed} == {f"p{number}" for number in range(6)}
    assert len(listed) == 6
    assert [each.name for each in closest_people(diary.state)] == ["P5", "P4"]


def test_without_money_there_is_no_money_plan() -> None:
    diary = Diary()
    assert your_plan(diary.state, MONDAY).money is None
    diary.write(LineSet("savings", "account", "Savings", "100.00"))
    money = your_plan(diary.state, MONDAY).money
    assert money is not None
    assert [each.name for each in money.accounts] == ["Savings"]
