"""A week: its plan stays with it, nothing is counted during a break, and holidays are free."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import CheckIn, Done, Paused, ProfileSet, Resumed
from coach.domain.schedule.changes import changed_from, changed_once, copied, dropped, ended, moved, swapped, turned
from coach.domain.schedule.events import (
    BlockDone,
    BlockGone,
    BlockOnce,
    BlockUndone,
    BreakGone,
    BreakPlanned,
    BusyTimes,
    ScheduleSet,
    WeekPlanned,
    WeekThing,
)
from coach.domain.schedule.week import is_free, week_of
from coach.domain.search.events import ActivitySet
from coach.errors import RefusedError
from tests.factories import MONDAY, days
from tests.unit.schedule.making import block, blocks, diary, weekly


def test_a_weekly_block_comes_every_week_from_its_first_day_on() -> None:
    one = diary()
    one.write(block("net", 1, weekly=True))
    assert blocks(one, days(1)) == blocks(one, days(8)) == [("net", "09:30", 90)]
    assert blocks(one, days(-6)) == blocks(one, days(2)) == []


def test_a_single_block_occurs_once() -> None:
    one = diary()
    one.write(block("call", 2))
    assert [blocks(one, days(number)) for number in (2, 9)] == [[("call", "09:30", 90)], []]


def test_a_change_of_plan_holds_from_now_on_and_past_weeks_keep_theirs() -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(changed_from(now, MONDAY, start="14:00", minutes=60))
    assert [blocks(one, days(number)) for number in (-6, 1, 8)] == [
        [("net", "09:30", 90)],
        [("net", "14:00", 60)],
        [("net", "14:00", 60)],
    ]


def test_a_weekly_block_can_go_to_another_weekday_from_now_on() -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(changed_from(now, MONDAY, day=days(3)))
    assert blocks(one, days(3)) == blocks(one, days(10)) == [("net", "09:30", 90)]
    assert blocks(one, days(1)) == blocks(one, days(8)) == []
    assert blocks(one, days(-6)) == [("net", "09:30", 90)]


@given(st.lists(st.tuples(st.integers(0, 20), st.integers(0, 6), st.integers(6, 20)), max_size=6))
def test_no_change_from_now_on_touches_the_past(changes: list[tuple[int, int, int]]) -> None:
    one = diary()
    one.write(weekly("net", 1))
    for today, weekday, hour in sorted(changes):
        day = days(today)
        before = [blocks(one, day - timedelta(days=number)) for number in range(1, 22)]
        there = [each for ahead in range(14) for each in one.state.schedule.blocks_on(day + timedelta(days=ahead))]
        if there:
            target = there[0].day + timedelta(days=(weekday - there[0].day.weekday()) % 7)
            one.write(changed_from(there[0], day, day=target, start=f"{hour:02}:00"))
        assert [blocks(one, day - timedelta(days=number)) for number in range(1, 22)] == before


def test_one_occurrence_can_be_moved_and_cancelled() -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(moved(now, days=2, minutes=15))
    assert blocks(one, days(3)) == [("net", "09:45", 90)]
    assert blocks(one, days(1)) == []
    assert blocks(one, days(8)) == [("net", "09:30", 90)]
    [then] = one.state.schedule.blocks_on(days(3))
    assert then.planned_for == days(1)
    one.write(dropped(then))
    assert blocks(one, days(3)) == blocks(one, days(1)) == []
    assert blocks(one, days(8)) == [("net", "09:30", 90)]


def test_a_block_moved_past_midnight_is_on_the_next_day() -> None:
    one = diary()
    one.write(block("late", 1, "23:50"))
    [late] = one.state.schedule.blocks_on(days(1))
    one.write(moved(late, minutes=15))
    assert blocks(one, days(2)) == [("late", "00:05", 90)]


@given(st.integers(-6, 6), st.integers(-600, 600))
def test_moving_there_and_back_is_as_before(by_days: int, by_minutes: int) -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(moved(now, days=by_days, minutes=by_minutes))
    there = one.state.schedule.planned("net", days(1))
    assert there is not None
    one.write(moved(there, days=-by_days, minutes=-by_minutes))
    assert one.state.schedule.planned("net", days(1)) == now


def test_two_blocks_are_swapped_and_swapped_back() -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(block("call", 3, "14:00", 30))
    for _ in range(2):
        first, second = (one.state.schedule.planned(*place) for place in (("net", days(1)), ("call", days(3))))
        if second is None:  # one that does not repeat is on the day it was swapped to
            second = one.state.schedule.planned("call", days(1))
        assert first is not None
        assert second is not None
        for event in swapped(first, second):
            one.write(event)
        if blocks(one, days(1)) == [("call", "09:30", 30)]:
            assert blocks(one, days(3)) == [("net", "14:00", 90)]
    assert blocks(one, days(1)) == [("net", "09:30", 90)]
    assert blocks(one, days(3)) == [("call", "14:00", 30)]


def test_a_copy_is_a_block_of_its_own() -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(copied(one.state.schedule, now, days(4)))
    one.write(copied(one.state.schedule, now, days(4)))
    assert [key for key, _, _ in blocks(one, days(4))] == ["networking-1127-0930", "networking-1127-0930-2"]
    assert blocks(one, days(11)) == []


def test_a_removed_block_ends_now_and_stays_in_the_past() -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(ended(now, MONDAY))
    assert [blocks(one, days(number)) for number in (-6, 1, 8)] == [[("net", "09:30", 90)], [], []]
    one.undo()
    assert blocks(one, days(8)) == [("net", "09:30", 90)]


def test_done_blocks_stay_where_they_were() -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    one.write(turned(now, 40))
    [done] = one.state.schedule.blocks_on(days(1))
    assert (done.done, done.took) == (True, 40)
    with pytest.raises(RefusedError):
        moved(done, days=1)
    one.write(turned(done))
    assert not next(one.state.schedule.blocks_on(days(1))).done


def test_planned_beside_done_by_theme() -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(weekly("learn", 2, theme="learning", minutes=60))
    one.write(BlockDone("net", days(1), 75))
    week = week_of(one.state, days(3))
    assert (week.first, week.last) == (MONDAY, days(6))
    assert dict(week.planned) == {"networking": 90, "learning": 60}
    assert dict(week.done) == {"networking": 75}
    one.write(BlockUndone("net", days(1)))
    assert not week_of(one.state, days(3)).done


def test_in_a_break_nothing_counts_and_nothing_is_lost() -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(weekly("learn", 4, theme="learning", minutes=60))
    one.write(BreakPlanned("rest", days(0), days(2)))
    week = week_of(one.state, MONDAY)
    assert dict(week.planned) == {"learning": 60}
    assert [day.rested for day in week.days] == [True, True, True, False, False, False, False]
    assert [key for each in week.days for key in (block.key for block in each.blocks)] == ["net", "learn"]
    one.write(BlockDone("net", days(1)))
    assert week_of(one.state, MONDAY).done["networking"] == 90
    one.write(BreakGone("rest"))
    assert not week_of(one.state, MONDAY).days[0].rested


def test_a_pause_of_the_past_is_still_a_break_of_its_week() -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(Paused(), on=days(0))
    one.write(Resumed(), on=days(3))
    assert [day.rested for day in week_of(one.state, MONDAY).days] == [True, True, True, False, False, False, False]
    assert one.state.pause(days(4)) is None


def test_on_a_public_holiday_weekly_blocks_are_left_out() -> None:
    one = diary("AE")
    one.write(block("net", 0, weekly=True))
    holiday = date(2026, 12, 2)  # the National Day, a Wednesday
    one.write(block("wed", 2, weekly=True))
    assert [day.holiday for day in week_of(one.state, holiday).days][2] != ""
    assert week_of(one.state, holiday).days[2].blocks == ()
    assert is_free(one.state, holiday)
    one.write(ScheduleSet(holidays_free=False))
    assert [each.key for each in week_of(one.state, holiday).days[2].blocks] == ["wed"]
    assert not is_free(one.state, holiday)


def test_a_week_may_begin_on_any_day_and_that_may_change_midway() -> None:
    one = diary()
    one.write(weekly("net", 1))
    one.write(BlockDone("net", days(1)))
    before = {day.date: day.blocks for number in (-7, 0, 7) for day in week_of(one.state, days(number)).days}
    one.write(ProfileSet(first_weekday=6))
    sunday = week_of(one.state, days(2))
    assert (sunday.first, sunday.last) == (days(-1), days(5))
    for day in sunday.days:
        assert day.blocks == before[day.date]


def test_a_working_week_from_sunday_to_thursday_has_its_themes() -> None:
    one = diary()
    one.write(ProfileSet(first_weekday=6, working_days=(6, 0, 1, 2, 3)))
    week = week_of(one.state, MONDAY)
    assert [day.theme for day in week.days] == [
        *("applications", "networking", "learning", "practice", "review", "rest", "rest")
    ]


def test_themes_are_the_persons_own_and_hold_from_their_day_on() -> None:
    one = diary()
    one.write(ScheduleSet(themes=("learning", "rest", "rest", "rest", "rest", "rest", "rest")), on=MONDAY)
    one.write(ScheduleSet(10, 12, themes=("networking", *["rest"] * 6)), on=days(7))
    assert week_of(one.state, MONDAY).days[0].theme == "learning"
    assert week_of(one.state, days(7)).days[0].theme == "networking"
    assert week_of(one.state, days(7)).frame[:2] == (10, 12)
    assert week_of(one.state, days(0)).frame[:2] != (10, 12)


def test_the_plan_has_what_happened_beside_it() -> None:
    one = diary()
    one.write(Done("1.1", 20), on=days(1))
    one.write(CheckIn(3), on=days(1))
    one.write(ActivitySet("a", "call", "a call", 25), on=days(1))
    one.write(ActivitySet("b", "course", "a course", 60), on=days(1))
    assert week_of(one.state, MONDAY).days[1].happened == (1, 2, 1, 20 + 25 + 60)


def test_busy_times_are_on_their_days_and_the_newer_import_counts() -> None:
    one = diary()
    one.write(BusyTimes("work", (("2026-11-24T09:00", "2026-11-24T10:00", "Dentist"),)))
    one.write(
        BusyTimes(
            "work",
            (("2026-11-25T23:00", "2026-11-26T01:00", "Flight"), ("2026-11-27T00:00", "2026-11-28T00:00", "Away")),
        )
    )
    week = week_of(one.state, MONDAY)
    assert [[each.words for each in day.busy] for day in week.days] == [
        [],
        [],
        ["Flight"],
        ["Flight"],
        ["Away"],
        [],
        [],
    ]


def test_the_choices_for_a_week_are_found_by_any_of_its_days() -> None:
    one = diary()
    one.write(WeekPlanned(days(0), ("One", "Two"), (("a no comes", "I walk"),)))
    one.write(WeekThing(days(0), 1, done=True))
    plan = week_of(one.state, days(5)).plan
    assert plan is not None
    assert (plan.things, plan.done) == (("One", "Two"), frozenset({1}))
    one.write(WeekThing(days(0), 1, done=False))
    found = week_of(one.state, days(5)).plan
    assert found is not None
    assert found.done == frozenset()
    assert week_of(one.state, days(7)).plan is None


def test_changing_this_once_is_all_it_says() -> None:
    one = diary()
    one.write(weekly("net", 1))
    [now] = one.state.schedule.blocks_on(days(1))
    event = changed_once(now, title="Acme", minutes=30)
    assert isinstance(event, BlockOnce)
    one.write(event)
    [changed] = one.state.schedule.blocks_on(days(1))
    assert (changed.title, changed.minutes, changed.start) == ("Acme", 30, "09:30")
    assert next(one.state.schedule.blocks_on(days(8))).title == ""


def test_a_single_block_is_changed_and_removed_whole() -> None:
    one = diary()
    one.write(block("call", 2))
    [call] = one.state.schedule.blocks_on(days(2))
    one.write(changed_once(call, day=days(3), title="Acme"))
    assert blocks(one, days(2)) == []
    [there] = one.state.schedule.blocks_on(days(3))
    assert there.title == "Acme"
    assert isinstance(ended(there, MONDAY), BlockGone)
    one.write(dropped(there))
    assert blocks(one, days(3)) == []
