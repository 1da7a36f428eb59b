"""A first week, what blocks are for, the look back, timers, breaks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Done, ProfileSet, Resumed
from coach.domain.schedule.autofill import fillings
from coach.domain.schedule.breaks import end_break, start_break
from coach.domain.schedule.events import BlockDone, BlockSet, ScheduleSet, TimerDropped, TimerStarted, WeekPlanned
from coach.domain.schedule.first_week import first_week
from coach.domain.schedule.state import Busy
from coach.domain.schedule.suggested_week import WeekWish, parse_band, suggest_week
from coach.domain.schedule.themes import usual_themes
from coach.domain.schedule.timers import running_timer
from coach.domain.schedule.week import week_of
from coach.domain.schedule.weekly_planning import week_review
from coach.domain.schedule.wording import band_words
from coach.domain.search.events import PersonSet
from coach.domain.today.day import plan_day
from coach.errors import RefusedError
from tests.factories import MONDAY, NINE, SMALL, Diary, action, days, guide_of
from tests.unit.schedule.making import block, diary, weekly


def span(each: BlockSet) -> tuple[datetime, datetime]:
    begins = datetime.combine(each.day, time.fromisoformat(each.start))
    return begins, begins + timedelta(minutes=each.minutes)


busy_times = st.lists(
    st.tuples(st.integers(0, 6), st.integers(6, 20), st.integers(15, 300)).map(
        lambda made: Busy(
            datetime.combine(days(made[0]), time(made[1])),
            datetime.combine(days(made[0]), time(made[1])) + timedelta(minutes=made[2]),
            "busy",
        )
    ),
    max_size=8,
)


@given(
    st.integers(0, 40),
    st.integers(0, 40),
    st.sampled_from(["07:00", "09:30", "13:00", "22:45"]),
    st.sets(st.integers(0, 6)).map(tuple),
    busy_times,
    st.none() | st.integers(1, 10),
)
def test_a_proposal_keeps_to_the_hours_the_days_and_what_is_busy(
    least: int, more: int, start: str, working: tuple[int, ...], busy: Sequence[Busy], step: int | None
) -> None:
    wish = WeekWish(least, least + more, start, usual_themes(working), step)
    blocks = suggest_week(wish, busy, MONDAY)
    assert sum(each.minutes for each in blocks) <= wish.most_hours * 60
    assert len({each.key for each in blocks}) == len(blocks)
    assert all(each.weekly and each.day.weekday() in working for each in blocks)
    spans = sorted(map(span, blocks))
    assert all(first[1] <= second[0] for first, second in pairwise(spans))
    assert not [each for each in spans for time_ in busy if time_.begin < each[1] and each[0] < time_.end]


def test_a_usual_week() -> None:
    blocks = suggest_week(WeekWish(8, 16, "09:30", usual_themes((0, 1, 2, 3, 4)), 4), (), MONDAY)
    assert [(each.day.weekday(), each.start, each.minutes, each.theme) for each in blocks] == [
        (0, "09:30", 90, "applications"),
        (0, "13:30", 60, "applications"),
        (1, "09:30", 90, "networking"),
        (1, "13:30", 60, "visit"),
        (1, "14:45", 60, "networking"),
        (2, "09:30", 90, "learning"),
        (3, "09:30", 90, "practice"),
        (4, "09:30", 90, "review"),
        (4, "13:30", 60, "confidence"),
    ]
    assert sum(each.minutes for each in blocks) <= 12 * 60


def test_early_on_less_is_proposed() -> None:
    themes = usual_themes((0, 1, 2, 3, 4))
    early, later = (suggest_week(WeekWish(10, 30, "09:30", themes, step), (), MONDAY) for step in (1, 5))
    assert sum(each.minutes for each in early) < sum(each.minutes for each in later)


def test_a_second_proposal_is_not_made_over_the_first() -> None:
    one = diary()
    one.write(ScheduleSet(8, 16))
    blocks = first_week(one.state, MONDAY)
    assert blocks
    for each in blocks:
        one.write(each)
    assert first_week(one.state, days(7)) == []


def test_no_block_is_planned_for_an_hour_that_is_over() -> None:
    one = diary()
    evening = NINE.replace(hour=20)
    usual, late = (first_week(one.state, MONDAY, now) for now in (None, evening))
    assert usual[0].day == MONDAY
    assert not [each for each in late if (each.day, each.start) < (MONDAY, "20:00")]
    assert [each.day for each in late if each.day.weekday() == 0] == [days(7)] * sum(e.day == MONDAY for e in usual)
    assert len(late) == len(usual)


@pytest.mark.parametrize(
    ("text", "band"), [("10-18", (10, 18)), ("10 to 18 hours", (10, 18)), ("12", (12, 12)), ("8–16h", (8, 16))]
)
def test_bands_as_people_type_them(text: str, band: tuple[int, int]) -> None:
    assert parse_band(text) == band


@pytest.mark.parametrize("text", ["", "many", "18-10", "-3", "10-99", "1-2-3"])
def test_an_invalid_band_is_refused(text: str) -> None:
    with pytest.raises(RefusedError, match="such as 10-18"):
        parse_band(text)


# -- what blocks are for


def test_actions_flow_into_blocks_of_the_fitting_theme_those_of_the_step_first() -> None:
    themes = {1: "networking", 2: "networking", 3: "learning"}
    guide = guide_of(action("1.1"), action("1.2"), action("2.1"), action("3.1"))
    guide = type(guide)(tuple(step._replace(theme=themes[step.number]) for step in guide.steps))
    one = Diary(guide)
    one.write(Done("1.1"))
    for key, day, theme in (("a", 1, "networking"), ("b", 2, "networking"), ("c", 3, "learning"), ("d", 4, "practice")):
        one.write(block(key, day, theme=theme))
    one.write(block("own", 5, title="My own"))
    found = fillings(one.state, week_of(one.state, MONDAY), MONDAY)
    assert {key: filled.id for (key, _), filled in found.items()} == {"a": "1.2", "b": "2.1", "c": "3.1"}
    one.write(Done("1.2"))
    later = fillings(one.state, week_of(one.state, MONDAY), days(2))
    assert {key: filled.id for (key, _), filled in later.items()} == {"b": "2.1", "c": "3.1"}


# -- the look back


def test_an_undone_block_is_offered_again_once() -> None:
    one = diary()
    one.write(block("call", 1, title="Ring Jo"))
    one.write(block("done", 2, title="Done"))
    one.write(block("bare", 3))
    one.write(weekly("coffee", 4, title="See a colleague"))  # it comes every week anyway
    one.write(BlockDone("done", days(2)))
    back = week_review(one.state, days(5))
    assert [each.key for each in back.again] == ["call"]
    assert (back.week.first, back.planned) == (MONDAY, days(7))
    one.write(BlockSet("call-2", days(8), "09:30", 60, "networking", title="Ring Jo", again=True))
    assert week_review(one.state, days(12)).again == ()


def test_work_done_another_way_is_not_reported_as_missed() -> None:
    one = diary()
    one.write(block("papers", 3, action="1.2"))
    one.write(block("write", 4, action="1.3"))
    one.write(Done("1.2"), on=days(1))
    assert [each.key for each in week_review(one.state, days(5)).again] == ["write"]


def test_early_in_a_week_it_is_that_week_that_is_planned() -> None:
    one = diary()
    back = week_review(one.state, days(1))
    assert (back.week.first, back.planned) == (days(-7), MONDAY)


def test_things_that_were_left_are_offered_and_what_was_planned_before_is_there() -> None:
    one = diary()
    one.write(WeekPlanned(MONDAY, ("One", "Two")))
    back = week_review(one.state, days(5))
    assert (back.things_left, back.before) == (("One", "Two"), None)
    one.write(WeekPlanned(days(7), ("Three",)))
    before = week_review(one.state, days(5)).before
    assert before is not None
    assert before.things == ("Three",)


def test_nothing_of_a_break_is_offered_again() -> None:
    one = diary()
    one.write(block("call", 1, title="Ring Jo"))
    one.write(start_break(one.state, days(-1), days(0), days(3), "ill"))
    assert week_review(one.state, days(5)).again == ()


def test_words_are_about_the_persons_own_band() -> None:
    one = diary()
    one.write(ScheduleSet(10, 18))
    one.write(weekly("net", 1))
    assert band_words(week_of(one.state, MONDAY)) == "0 min done of 1 h 30 min planned; a full week is 10 to 18 h."
    one.write(start_break(one.state, days(-1), days(0), days(6), None))
    assert "Nothing is counted" in band_words(week_of(one.state, MONDAY))


# -- the day and its timer


def test_the_next_block_is_the_running_or_coming_one() -> None:
    one = diary()
    one.write(block("first", 0, "09:30"))
    one.write(block("second", 0, "14:00"))
    at = NINE.replace(hour=10)
    assert plan_day(one.state, at).block == one.state.schedule.planned("first", MONDAY)
    one.write(BlockDone("first", MONDAY))
    found = plan_day(one.state, at).block
    assert found is not None
    assert found.key == "second"
    assert plan_day(one.state, NINE.replace(hour=20)).block is None


def test_a_timer_runs_until_stopped_and_a_forgotten_one_is_noticed() -> None:
    one = diary()
    one.write(block("net", 0))
    one.write(TimerStarted("net", MONDAY), at=NINE)
    now = running_timer(one.state.schedule, NINE + timedelta(minutes=40))
    assert now is not None
    assert (now.minutes, now.forgotten, now.proposed) == (40, False, 40)
    late = running_timer(one.state.schedule, NINE + timedelta(hours=9))
    assert late is not None
    assert (late.forgotten, late.proposed) == (True, 90)
    one.write(BlockDone("net", MONDAY, 40))
    assert running_timer(one.state.schedule, NINE + timedelta(hours=1)) is None
    one.undo()
    assert running_timer(one.state.schedule, NINE + timedelta(hours=1)) is not None
    one.write(TimerDropped())
    assert running_timer(one.state.schedule, NINE + timedelta(hours=1)) is None


# -- breaks, and the rest


def test_a_break_from_today_is_a_pause_and_one_to_come_is_planned() -> None:
    one = diary()
    one.write(start_break(one.state, MONDAY, days(5), days(7), "travelling"))
    assert one.state.pause(days(4)) is None
    pause = one.state.pause(days(6))
    assert pause is not None
    assert (pause.since, pause.until) == (days(5), days(7))
    one.write(start_break(one.state, MONDAY, MONDAY, None, "ill"))
    assert one.state.pause(days(1)) is not None
    for first, last in ((days(-1), None), (days(5), None)):
        with pytest.raises(RefusedError):
            start_break(one.state, MONDAY, first, last, None)


def test_going_on_ends_the_break_and_keeps_the_days_that_were_taken() -> None:
    one = diary()
    one.write(start_break(one.state, MONDAY, days(2), days(7), None))
    assert end_break(one.state, MONDAY) is None
    event = end_break(one.state, days(4))
    assert event is not None
    one.write(event)
    assert [one.state.rested(days(number)) for number in (1, 2, 3, 4, 5)] == [False, True, True, False, False]
    one.write(start_break(one.state, days(5), days(5), None, None), on=days(5))
    assert isinstance(end_break(one.state, days(6)), Resumed)


def test_a_block_may_be_for_somebody() -> None:
    from coach.domain.schedule.wording import purpose

    one = diary()
    one.write(PersonSet("ana", "Ana Lopez"))
    one.write(block("net", 1, person="ana", title="Coffee"))
    [found] = one.state.schedule.blocks_on(days(1))
    assert purpose(found, one.state) == "Coffee, Ana Lopez"


def test_the_day_says_the_persons_own_theme_and_block() -> None:
    one = Diary(SMALL)
    one.write(ProfileSet(name="Amal"))
    one.write(ScheduleSet(themes=("practice", *["rest"] * 6)), on=date(2026, 11, 1))
    one.write(block("net", 0, "14:00"))
    day = plan_day(one.state, NINE)
    assert (day.theme, day.working) == ("interview practice", True)
    assert day.block is not None
    assert day.block.key == "net"
    assert not plan_day(one.state, NINE + timedelta(days=1)).working


def test_on_a_holiday_the_day_is_free_and_only_what_was_put_there_comes() -> None:
    one = Diary(SMALL)
    one.write(weekly("net", 0, start="14:00"))
    free = plan_day(one.state, NINE, "National Day")
    assert (free.working, free.holiday, free.block) == (False, "National Day", None)
    one.write(block("call", 0, "15:00"))
    found = plan_day(one.state, NINE, "National Day").block
    assert found is not None
    assert found.key == "call"
