"""What to do today."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import CheckIn, Done, Paused, ProfileSet, QuietLeft, StepSkipped, StepTakenUp, Undone
from coach.domain.schedule.themes import in_words, usual_theme
from coach.domain.today.blocks import is_appointment
from coach.domain.today.day import Day, plan_day
from coach.domain.today.week_so_far import WeekSoFar
from coach.guide.guide import load_guide
from coach.guide.models import Repeat
from tests.factories import GULF, MONDAY, NINE, SMALL, Diary, action, days, guide_of
from tests.unit.strategies import diaries

EVENING = NINE.replace(hour=23, minute=59)


def nine_on(day: date) -> datetime:
    return datetime.combine(day, NINE.timetz())


def offered(diary: Diary, now: datetime = NINE) -> list[str]:
    return [task.action.id for task in plan_day(diary.state, now).tasks]


def more(diary: Diary, now: datetime = NINE) -> list[str]:
    return [each.id for each in plan_day(diary.state, now).more]


@pytest.fixture
def diary() -> Diary:
    return Diary()


# -- what is offered, and in which order


def test_five_things_are_offered_and_those_that_cannot_wait_come_first() -> None:
    diary = Diary(guide_of(*(action(f"1.{number}") for number in range(1, 7)), action("2.1", cannot_wait=True)))
    assert offered(diary) == ["2.1", "1.1", "1.2", "1.3", "1.4"]


def test_what_needs_something_first_comes_after_what_does_not(diary: Diary) -> None:
    assert offered(diary) == ["1.1", "1.2", "1.3", "2.1", "2.3"]
    diary.write(Done("2.1"), on=days(-1), at=NINE)
    assert offered(diary) == ["1.1", "1.2", "1.3", "2.2", "2.3"]


def test_what_needs_something_is_offered_when_there_is_nothing_else(diary: Diary) -> None:
    for action_id in ("1.1", "1.2", "1.3", "2.3", "3.2", "3.3"):
        diary.write(Done(action_id), on=days(-1), at=NINE)
    assert offered(diary) == ["1.3", "2.3", "2.1", "2.2", "3.1"]


def test_what_is_needed_of_a_step_that_was_left_out_is_not_waited_for(diary: Diary) -> None:
    diary.write(StepSkipped(2))
    assert offered(diary) == ["1.1", "1.2", "1.3", "3.1", "3.2"]


def test_a_step_that_was_left_out_is_not_offered_until_it_is_taken_up(diary: Diary) -> None:
    diary.write(StepSkipped(1))
    assert offered(diary) == ["2.1", "2.3", "3.2", "3.3", "2.2"]
    assert plan_day(diary.state, NINE).step is SMALL.step(2)
    diary.write(StepTakenUp(1))
    assert offered(diary)[0] == "1.1"


def test_with_every_step_left_out_nothing_is_offered(diary: Diary) -> None:
    for number in (1, 2, 3):
        diary.write(StepSkipped(number))
    assert (offered(diary), more(diary), plan_day(diary.state, NINE).step) == ([], [], None)


def test_no_more_than_two_that_are_due_again_come_before_what_is_new() -> None:
    diary = Diary(guide_of(*(action(f"1.{number}", "day") for number in range(1, 5)), action("1.5"), action("1.6")))
    for number in range(1, 5):
        diary.write(Done(f"1.{number}"), on=days(-5 + number), at=NINE)
    assert offered(diary) == ["1.1", "1.2", "1.5", "1.6", "1.3"]


def test_the_longest_untouched_comes_first() -> None:
    diary = Diary(guide_of(action("1.1", "day"), action("1.2", "day")))
    diary.write(Done("1.1"), on=days(-1), at=NINE)
    diary.write(Done("1.2"), on=days(-2), at=NINE)
    assert offered(diary) == ["1.2", "1.1"]


# -- what is done again and again


@pytest.mark.parametrize("ago", [1, 2, 40])
def test_what_is_done_every_day_is_due_on_every_day_after(diary: Diary, ago: int) -> None:
    diary.write(Done("1.3"), on=days(-ago), at=NINE)
    assert offered(diary)[1] == "1.3"


def test_what_was_done_often_enough_is_not_offered_again(diary: Diary) -> None:
    for ago in (3, 2):
        diary.write(Done("1.3"), on=days(-ago), at=NINE)
    assert "1.3" in offered(diary)
    diary.write(Done("1.3"), on=days(-1), at=NINE)
    assert "1.3" not in offered(diary)


def test_twice_a_week_is_due_until_the_second_time(diary: Diary) -> None:
    diary.write(Done("2.3"), on=MONDAY)
    assert "2.3" in offered(diary, nine_on(days(1)))
    diary.write(Done("2.3"), on=days(1), at=NINE)
    assert "2.3" not in offered(diary, nine_on(days(2)))
    assert "2.3" not in offered(diary, nine_on(days(6)))
    assert "2.3" in offered(diary, nine_on(days(7)))


def test_the_week_begins_on_the_day_that_was_told(diary: Diary) -> None:
    for ago in (3, 2):
        diary.write(Done("2.3"), on=days(-ago), at=NINE)
    assert "2.3" not in offered(diary, nine_on(days(-1)))
    diary.write(ProfileSet(first_weekday=6))
    assert "2.3" in offered(diary, nine_on(days(-1)))


@pytest.mark.parametrize(
    ("done_on", "today", "due"),
    [
        (date(2028, 2, 29), date(2028, 2, 29), True),  # it was ticked today: it stays where it was
        (date(2028, 2, 1), date(2028, 2, 29), False),
        (date(2028, 2, 29), date(2028, 3, 1), True),
        (date(2027, 2, 28), date(2028, 2, 29), True),
        (date(2028, 1, 31), date(2028, 2, 29), True),
        (date(2027, 12, 31), date(2028, 1, 1), True),
    ],
)
def test_once_a_month_is_once_in_a_month_of_the_calendar(done_on: date, today: date, *, due: bool) -> None:
    diary = Diary(guide_of(action("1.1", "month")))
    diary.write(Done("1.1"), on=done_on, at=NINE)
    assert offered(diary, nine_on(today)) == (["1.1"] if due else [])


def test_the_29_of_february_is_a_day_like_any_other(diary: Diary) -> None:
    leap_day = date(2028, 2, 29)
    diary.write(ProfileSet(lost_on=leap_day.isoformat()), on=leap_day)
    assert plan_day(diary.state, nine_on(leap_day)).quiet is not None
    diary.write(QuietLeft(), on=leap_day)
    diary.write(Done("1.3"), on=leap_day)
    diary.write(CheckIn(3), on=leap_day)
    day = plan_day(diary.state, nine_on(leap_day))
    assert (day.check_in, day.week) == (diary.entries[-1], WeekSoFar(ticks=1, days=1, minutes=0, check_ins=1))
    assert "1.3" in offered(diary, nine_on(date(2028, 3, 1)))


def test_a_clock_that_was_a_year_ahead_does_not_stop_what_is_done_every_day(diary: Diary) -> None:
    diary.write(Done("1.3"), on=date(2027, 11, 23))
    diary.write(Done("2.3"), on=date(2027, 11, 23))
    diary.write(Done("2.3"), on=date(2027, 11, 24))
    diary.write(Done("3.2"), on=date(2027, 11, 24))
    assert offered(diary) == ["1.1", "1.3", "2.3", "1.2", "2.1"]


@pytest.mark.parametrize(("repeat", "ahead"), [("day", 1), ("week", 7), ("month", 8)])
def test_what_a_wrong_clock_put_into_the_next_day_week_or_month_is_due_in_this_one(repeat: Repeat, ahead: int) -> None:
    diary = Diary(guide_of(action("1.1", repeat)))
    diary.write(Done("1.1"), on=days(ahead))
    assert offered(diary) == ["1.1"]


@pytest.mark.parametrize(("repeat", "ahead"), [("week", 6), ("month", 7)])
def test_what_is_done_later_in_this_week_or_month_is_not_due(repeat: Repeat, ahead: int) -> None:
    diary = Diary(guide_of(action("1.1", repeat)))
    diary.write(Done("1.1"), on=days(ahead))
    assert offered(diary) == []


def test_what_was_done_once_stays_done_where_the_clock_was_set_back(diary: Diary) -> None:
    diary.write(Done("1.2"))
    diary.write(Done("2.3"))
    diary.write(Done("2.3"))
    assert "1.2" not in offered(diary, nine_on(days(-1)))
    assert "2.3" in offered(diary, nine_on(days(-1)))  # Sunday is of the week before
    assert "2.3" not in offered(diary, nine_on(days(1)))


# -- through the day


def test_ticking_stirs_nothing_else(diary: Diary) -> None:
    before = offered(diary)
    diary.write(Done("1.2"))
    diary.write(Done("2.1"))
    day = plan_day(diary.state, EVENING)
    assert [task.action.id for task in day.tasks] == before
    assert [task.action.id for task in day.tasks if task.done] == ["1.2", "2.1"]
    diary.write(Undone("1.2"))
    assert offered(diary) == before


def test_what_was_ticked_beside_the_list_is_shown_at_its_end(diary: Diary) -> None:
    before = offered(diary)
    diary.write(Done("3.3"))
    assert offered(diary) == [*before, "3.3"]
    assert plan_day(diary.state, NINE).tasks[-1].done


def test_midnight_brings_a_new_list(diary: Diary) -> None:
    diary.write(Done("1.2"))
    midnight = datetime(2026, 11, 24, tzinfo=GULF)
    assert "1.2" in offered(diary, midnight - timedelta(seconds=1))
    assert "1.2" not in offered(diary, midnight)


def test_more_is_offered_once_all_is_done(diary: Diary) -> None:
    first = offered(diary)
    for action_id in first[:-1]:
        diary.write(Done(action_id))
    assert more(diary) == []
    diary.write(Done(first[-1]))
    assert more(diary) == ["2.2", "3.2", "3.3"]
    diary.write(Done("3.2"))
    assert offered(diary) == [*first, "3.2"]
    assert more(diary) == ["2.2", "3.3", "3.1"]


def test_nothing_is_offered_a_second_time_on_the_same_day() -> None:
    diary = Diary(guide_of(action("1.1", "week", times=5), action("1.2")))
    diary.write(Done("1.1"))
    diary.write(Done("1.2"))
    assert (offered(diary), more(diary)) == (["1.1", "1.2"], [])
    assert offered(diary, nine_on(days(1))) == ["1.1"]


def test_when_everything_is_done_nothing_is_left() -> None:
    diary = Diary(guide_of(action("1.1"), action("1.2")))
    for action_id in ("1.1", "1.2"):
        diary.write(Done(action_id), on=days(-1), at=NINE)
    day = plan_day(diary.state, NINE)
    assert (day.tasks, day.more, day.step) == ((), (), None)


@given(diaries(), st.data())
def test_the_list_is_the_same_all_day_whatever_of_it_is_ticked(diary: Diary, data: st.DataObject) -> None:
    before = offered(diary)
    for action_id in before:
        if data.draw(st.booleans()):
            diary.write(Done(action_id))
    assert offered(diary, EVENING if plan_day(diary.state, NINE).quiet is None else NINE) == before


@given(diaries())
def test_each_thing_is_there_once_and_there_are_five_or_fewer_beside_appointments(diary: Diary) -> None:
    day = plan_day(diary.state, NINE)
    ids = [*(task.action.id for task in day.tasks), *(each.id for each in day.more)]
    assert len(ids) == len(set(ids))
    if not day.quiet and not day.pause:
        left = [each for step in SMALL.steps if step.number not in diary.state.skipped_steps for each in step.actions]
        fresh = [each for each in left if not diary.state.history_of(each.id).times]
        assert len(day.tasks) >= min(max(3, 5 - sum(map(is_appointment, day.blocks))), len(fresh))


def test_the_shipped_guide_has_five_things_a_day_while_any_are_new_and_never_none_in_six_weeks() -> None:
    diary = Diary(load_guide())
    for number in range(42):
        now = nine_on(days(number))
        ids = offered(diary, now)
        guide, history_of = diary.state.guide, diary.state.history_of
        fresh = [each for each in guide.actions.values() if not (each.when or history_of(each.id).times)]
        assert max(1, min(5, len(fresh))) <= len(ids) <= 5, now
        for action_id in ids:
            diary.write(Done(action_id), on=now.date())


# -- pauses and the quiet


def test_a_pause_offers_nothing_and_shows_what_was_done(diary: Diary) -> None:
    diary.write(Paused(days(1)))
    day = plan_day(diary.state, NINE)
    assert (day.tasks, day.more) == ((), ())
    assert day.pause is not None
    diary.write(Done("2.1"))
    assert offered(diary) == ["2.1"]
    assert more(diary) == []
    assert len(offered(diary, nine_on(days(2)))) == 5


def test_in_the_quiet_only_what_cannot_wait_comes_through(diary: Diary) -> None:
    diary.write(ProfileSet(lost_on=MONDAY.isoformat()))
    assert offered(diary) == ["1.1"]
    diary.write(Done("1.1"))
    day = plan_day(diary.state, EVENING)
    assert ([task.done for task in day.tasks], day.more) == ([True], ())
    assert offered(diary, nine_on(days(1))) == []
    assert len(offered(diary, nine_on(days(2)))) == 5


def test_leaving_the_quiet_offers_the_whole_list(diary: Diary) -> None:
    diary.write(ProfileSet(lost_on=MONDAY.isoformat()))
    diary.write(QuietLeft())
    assert len(offered(diary)) == 5


# -- the rest of the day


def test_the_week_so_far_counts_from_its_first_day_to_today(diary: Diary) -> None:
    diary.write(Done("1.3", 10), on=days(-1), at=NINE)
    diary.write(Done("1.3", 20))
    diary.write(Done("1.2", 5))
    diary.write(Done("2.1"), on=days(1))
    diary.write(Done("2.1", 60), on=days(3))
    diary.write(CheckIn(3), on=days(1))
    diary.write(CheckIn(4), on=days(1))

    def week_on(number: int) -> WeekSoFar:
        return plan_day(diary.state, nine_on(days(number))).week

    assert week_on(0) == WeekSoFar(ticks=2, days=1, minutes=25, check_ins=0)
    assert week_on(2) == WeekSoFar(ticks=3, days=2, minutes=25, check_ins=1)
    assert week_on(7) == WeekSoFar(ticks=0, days=0, minutes=0, check_ins=0)
    diary.write(ProfileSet(first_weekday=6))
    assert week_on(0) == WeekSoFar(ticks=3, days=2, minutes=35, check_ins=0)


def test_the_day_says_its_date_its_step_and_its_check_in(diary: Diary) -> None:
    check_in = diary.write(CheckIn(3))
    day: Day = plan_day(diary.state, NINE)
    assert (day.date, day.step, day.check_in) == (MONDAY, SMALL.step(1), check_in)
    assert plan_day(diary.state, nine_on(days(1))).check_in is None


@pytest.mark.parametrize(
    ("working_days", "themes"),
    [
        ((0, 1, 2, 3, 4), "applications networking learning interview-practice review-and-confidence rest rest"),
        ((6, 0, 1, 2, 3), "networking learning interview-practice review-and-confidence rest rest applications"),
        ((0, 2, 4), "applications rest learning rest review-and-confidence rest rest"),
        ((), "rest rest rest rest rest rest rest"),
        (range(7), "applications networking learning interview-practice review-and-confidence rest rest"),
    ],
    ids=["Monday to Friday", "Sunday to Thursday", "every other day", "none", "every day"],
)
def test_the_themes_begin_with_the_working_week(working_days: tuple[int, ...], themes: str) -> None:
    assert [in_words(usual_theme(day, working_days)).replace(" ", "-") for day in range(7)] == themes.split()


def test_a_day_off_is_for_rest(diary: Diary) -> None:
    diary.write(ProfileSet(working_days=(1, 2, 3)))
    day = plan_day(diary.state, NINE)
    assert (day.working, day.theme) == (False, "rest")
    day = plan_day(diary.state, nine_on(days(1)))
    assert (day.working, day.theme) == (True, "applications")
