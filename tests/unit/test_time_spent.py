"""Time and activities are counted once, however they were recorded, and alike in every room and command."""

from __future__ import annotations

from csv import DictReader
from datetime import datetime, timedelta
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Done
from coach.domain.progress import progress
from coach.domain.review.period import week_around
from coach.domain.review.review import count_days, review
from coach.domain.review.wording import headline
from coach.domain.schedule.events import BlockDone, ScheduleSet
from coach.domain.schedule.week import week_of
from coach.domain.search.efforts import efforts
from coach.domain.search.events import ActivitySet, ApplicationSet, StageReached
from coach.domain.time_spent import minutes_between, minutes_on
from coach.domain.today.week_so_far import week_so_far
from coach.export.search_csv import activities_csv
from coach.guide.guide import Guide
from coach.guide.models import Action, Step
from tests.factories import GULF, MONDAY, Diary, days
from tests.unit.schedule.making import block
from tests.unit.strategies import diaries


def studying() -> Diary:
    """Somebody who kept a block of ninety minutes, ticked the action in it, and noted the course as well."""
    study = Action("8.7", "Study one block", 8, 60, "It is done.")
    diary = Diary(Guide((Step(8, "Upskill", "learning", "A step.", (study,)),)))
    diary.write(block("learn", 1, theme="learning"))
    diary.write(BlockDone("learn", days(1)))
    diary.write(Done("8.7", 60), on=days(1))
    diary.write(ActivitySet("sql", "course", "a course in SQL", 60), on=days(1))
    return diary


def test_a_block_its_tick_and_its_course_are_one_hour_and_a_half() -> None:
    diary, week = studying(), week_around(MONDAY, 0)
    found = review(diary.state, week, days(6))
    assert found.counts.minutes == 90
    assert found.themes == (("learning", 90, 90),)
    assert found.counts.learning_minutes == 90
    assert headline(found) == "1 tick, 1 block done, 1 other activity, 1 h 30 min in all."
    assert week_of(diary.state, MONDAY).days[1].happened.minutes == 90
    assert week_so_far(diary.state, days(6)).minutes == 90


def test_a_block_alone_is_time_as_well() -> None:
    diary = Diary()
    diary.write(block("net", 1, minutes=60))
    diary.write(BlockDone("net", days(1), 50))
    assert review(diary.state, week_around(MONDAY, 0), days(6)).counts.minutes == 50
    assert week_so_far(diary.state, days(6))[:3] == (0, 1, 50)


@pytest.mark.parametrize(("start", "minutes"), [("15:00", 90 + 40), ("10:30", 90), ("", 90)])
def test_an_effort_at_another_time_than_the_block_comes_on_top(start: str, minutes: int) -> None:
    diary = Diary()
    diary.write(block("net", 1))
    diary.write(BlockDone("net", days(1)))
    diary.write(ActivitySet("ana", "call", "called Ana", 40, start=start), on=days(1))
    assert minutes_on(diary.state, days(1)).total() == minutes


def test_a_talk_with_the_person_of_a_block_is_in_that_block_whatever_its_theme() -> None:
    diary = Diary()
    diary.write(block("look", 1, theme="review", person="ana"))
    diary.write(BlockDone("look", days(1)))
    diary.write(ActivitySet("a", "call", "called Ana", 40, person="ana"), on=days(1))
    diary.write(ActivitySet("b", "call", "called Ben", 20, person="ben"), on=days(1))
    assert minutes_on(diary.state, days(1)) == {"review": 90, "networking": 20}


def test_a_tick_counts_where_its_block_lies() -> None:
    diary = Diary()
    diary.write(block("net", 1, action="2.1"))
    diary.write(BlockDone("net", days(1)))
    diary.write(Done("2.1", 90), on=days(1))
    assert minutes_on(diary.state, days(1)) == {"networking": 90}


@pytest.mark.parametrize(
    ("theme", "kept", "effort", "told"),
    [
        ("day", "learning", "", {"learning": 90}),  # the first block of the day, whatever it was for
        ("day", "", "application", {"applications": 60}),  # Tuesday, to which this person gave applications
        ("applications", "applications", "application", {"applications": 90}),
        ("applications", "", "application", {"applications": 60}),
        ("visit", "visit", "conversation", {"visit": 90}),
        ("visit", "networking", "conversation", {"networking": 90}),
        ("visit", "", "conversation", {"networking": 60}),
        ("", "", "", {"review": 45}),  # the step's own
    ],
)
def test_an_action_for_another_theme_than_its_step_is_the_same_hour_as_its_block(
    theme: str, kept: str, effort: str, told: dict[str, int]
) -> None:
    action = Action("7.6", "Work on it", 7, 60, "It is done.", theme=theme)
    diary = Diary(Guide((Step(7, "A week", "review", "A step.", (action,)),)))
    diary.write(ScheduleSet(themes=("review", "applications", "learning", "practice", "review", "rest", "rest")))
    if kept:
        diary.write(block("b", 1, theme=kept))
        diary.write(BlockDone("b", days(1)))
    if effort:
        diary.write(ActivitySet("e", effort, "an effort", 60), on=days(1))
    diary.write(Done("7.6", 45), on=days(1))
    assert minutes_on(diary.state, days(1)) == told


def test_an_application_sent_is_an_effort_in_every_room() -> None:
    diary = Diary()
    diary.write(ApplicationSet("acme", "Acme"), on=days(1))
    diary.write(StageReached("acme", "applied"), on=days(1))
    week = week_of(diary.state, MONDAY)
    assert [effort.text for effort in efforts(diary.state.search, MONDAY, days(6))] == ["applied to Acme"]
    assert week.days[1].happened.activities == 1
    assert week_so_far(diary.state, days(6)).efforts == 1
    counts = review(diary.state, week_around(MONDAY, 0), days(6)).counts
    assert (counts.efforts, counts.applications) == (1, 1)
    diary.write(ActivitySet("sent", "application", "applied at Acme", application="acme"), on=days(1))
    assert len(efforts(diary.state.search, MONDAY, days(6))) == 1, "noted as well, it is still one"


@given(diaries(), st.integers(-14, 14))
def test_every_room_and_export_counts_alike(diary: Diary, number: int) -> None:
    state, shown = diary.state, week_around(days(number), 0)
    week, told = week_of(state, shown.first), review(state, shown, shown.last)
    today = week_so_far(state, datetime.combine(shown.last, datetime.min.time(), GULF).date())
    first_weekday = state.profile.first_weekday
    if first_weekday == 0:
        assert today.minutes == sum(day.happened.minutes for day in week.days) == told.counts.minutes
        assert today.efforts == sum(day.happened.activities for day in week.days) == told.counts.efforts
        assert today.ticks == sum(day.happened.ticks for day in week.days) == told.counts.ticks
        assert today.blocks == told.counts.blocks_done
    assert sum(theme.done for theme in told.themes) == told.counts.minutes
    steps = {step.number: progress(state, step).total for step in state.guide.steps}
    assert {step.number: step.total for step in told.steps} == steps
    rows = DictReader(StringIO(activities_csv(state.search)))
    assert sum(shown.first.isoformat() <= row["on"] <= shown.last.isoformat() for row in rows) == told.counts.efforts
    assert minutes_between(state, shown.first, shown.last).total() == told.counts.minutes


@given(diaries(), st.integers(-14, 14))
def test_no_time_is_told_that_was_not_noted_and_none_is_lost_that_was(diary: Diary, number: int) -> None:
    state, day = diary.state, days(number)
    ticks = sum(state.history_of(action).minutes_on(day) for action in state.guide.actions)
    blocks = sum(each.took for each in state.schedule.blocks_on(day) if each.done)
    noted = sum(each.minutes or 0 for each in state.search.on(day))
    assert max(ticks, blocks, noted) <= count_days(state, [day]).minutes <= ticks + blocks + noted


def test_days_before_and_after_are_not_counted() -> None:
    diary = studying()
    assert minutes_between(diary.state, days(2), days(2) + timedelta(days=9)).total() == 0
