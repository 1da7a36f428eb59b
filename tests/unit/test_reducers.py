"""The state that reducers compute from the entries of one stream."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from coach.domain.events import (
    CheckIn,
    Done,
    Note,
    Paused,
    ProfileSet,
    QuietLeft,
    Resumed,
    StepSkipped,
    StepTakenUp,
    Undone,
)
from coach.domain.reducers import Profile
from tests.factories import HERE, MONDAY, NINE, THERE, Diary, days, entry


@pytest.fixture
def diary() -> Diary:
    return Diary()


# -- ticks


def test_ticks_are_kept_by_the_day_they_are_about(diary: Diary) -> None:
    yesterday = diary.write(Done("1.3"), on=days(-1), at=NINE)
    today = [diary.write(Done("1.3", 10, "slowly")), diary.write(Done("1.3", 5))]
    record = diary.state.history_of("1.3")
    assert record.by_day == {days(-1): [yesterday], MONDAY: today}
    assert (record.times, record.times_on(MONDAY), record.times_on(days(1))) == (3, 2, 0)


def test_minutes_are_those_that_were_given(diary: Diary) -> None:
    diary.write(Done("1.3"), on=days(-1))
    diary.write(Done("1.3", 10))
    diary.write(Done("1.3", 5))
    record = diary.state.history_of("1.3")
    assert (record.minutes, record.minutes_on(MONDAY), record.minutes_on(days(-1))) == (15, 15, 0)


def test_a_whole_day_of_minutes_counts(diary: Diary) -> None:
    diary.write(Done("1.3", 1440))
    diary.write(Done("1.3", 1))
    assert diary.state.history_of("1.3").minutes == 1441


@pytest.mark.parametrize("minutes", [-10, 1441, 10**30, "20", 20.0, True, None])
def test_minutes_that_no_day_has_count_as_none(diary: Diary, minutes: object) -> None:
    diary.entries = [entry("done", 1, action="1.3", minutes=minutes), entry("done", 2, action="1.3", minutes=20)]
    record = diary.state.history_of("1.3")
    assert (record.times, record.minutes) == (2, 20)


def test_the_last_day_is_the_latest_and_not_the_one_written_last(diary: Diary) -> None:
    assert diary.state.history_of("1.3").last_on is None
    diary.write(Done("1.3"), on=MONDAY)
    diary.write(Done("1.3"), on=days(-3), at=NINE)
    assert diary.state.history_of("1.3").last_on == MONDAY


def test_an_untick_removes_every_tick_of_its_day_only(diary: Diary) -> None:
    diary.write(Done("1.3"), on=days(-1))
    diary.write(Done("1.3"))
    diary.write(Done("1.3"))
    diary.write(Undone("1.3"))
    assert list(diary.state.history_of("1.3").by_day) == [days(-1)]


def test_an_untick_removes_no_later_tick(diary: Diary) -> None:
    diary.write(Done("1.3"))
    diary.write(Undone("1.3"))
    diary.write(Done("1.3"))
    assert diary.state.history_of("1.3").times == 1


def test_an_untick_of_one_action_leaves_the_others(diary: Diary) -> None:
    diary.write(Done("1.2"))
    diary.write(Undone("1.3"))
    assert diary.state.history_of("1.2").times == 1


def test_a_replaced_tick_does_not_count(diary: Diary) -> None:
    first = diary.write(Done("1.3"))
    second = diary.write(Done("1.3", 10, replaces=first.id))
    third = diary.write(Done("1.3", 20, replaces=second.id))
    assert diary.state.history_of("1.3").by_day == {MONDAY: [third]}
    diary.undo()
    assert diary.state.history_of("1.3").by_day == {MONDAY: [second]}
    diary.undo()
    assert diary.state.history_of("1.3").by_day == {MONDAY: [first]}


@pytest.mark.parametrize("replaces", [None, 1, ["a"], {"a": 1}, "", "nothing", f"{1:012x}-{THERE}", f"{3:012x}-{HERE}"])
def test_a_tick_replaces_nothing_but_an_earlier_tick(diary: Diary, replaces: object) -> None:
    diary.entries = [entry("done", number, action="1.3", replaces=replaces) for number in (1, 2, 3)]
    assert diary.state.history_of("1.3").times == 3


# -- the profile


def test_nobody_has_started_before_the_first_profile(diary: Diary) -> None:
    assert diary.state.profile == Profile()
    diary.write(ProfileSet())
    assert diary.state.profile == Profile(started=True)


def test_an_omitted_field_stays_and_an_empty_one_is_cleared(diary: Diary) -> None:
    diary.write(ProfileSet(name="Amal", lost_on="2026-11-20", country="AE", first_weekday=6))
    diary.write(ProfileSet(country="DE", lost_on=""))
    profile = diary.state.profile
    assert (profile.name, profile.lost_on, profile.country, profile.first_weekday) == ("Amal", None, "DE", 6)


def test_working_days_are_sorted_and_each_is_there_once(diary: Diary) -> None:
    diary.write(ProfileSet(working_days=(6, 0, 3, 0)))
    assert diary.state.profile.working_days == (0, 3, 6)


def test_monday_to_friday_are_worked_where_nothing_was_said(diary: Diary) -> None:
    assert diary.state.profile.working_days == (0, 1, 2, 3, 4)


def test_no_working_days_are_an_answer_too(diary: Diary) -> None:
    diary.write(ProfileSet(working_days=()))
    assert diary.state.profile.working_days == ()


def test_the_day_of_the_loss_comes_with_the_time_when_it_was_told(diary: Diary) -> None:
    diary.write(ProfileSet(lost_on="2026-11-22"), at=NINE)
    diary.write(ProfileSet(name="Amal"), at=NINE + timedelta(hours=5))
    assert (diary.state.profile.lost_on, diary.state.profile.told_at) == (date(2026, 11, 22), NINE)


def test_an_invalid_value_leaves_the_earlier_one(diary: Diary) -> None:
    diary.write(ProfileSet(name="Amal", lost_on="2026-11-22", working_days=(0, 1)), at=NINE)
    before = diary.state.profile
    diary.entries.append(entry("profile", 9, name=None, lost_on="soon", first_weekday="mon", working_days={"0": 1}))
    assert diary.state.profile == before


# -- check-ins, steps, pauses, the quiet, notes


def test_the_last_check_in_of_a_day_counts(diary: Diary) -> None:
    diary.write(CheckIn(2, 1, "low"))
    last = diary.write(CheckIn(4))
    earlier = diary.write(CheckIn(3), on=days(-1), at=NINE)
    assert diary.state.check_ins == {MONDAY: last, days(-1): earlier}


@pytest.mark.parametrize(("mood", "counts"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_check_in_counts_with_a_mood_from_one_to_five(diary: Diary, mood: int, *, counts: bool) -> None:
    diary.entries = [entry("check_in", 1, mood=mood)]
    assert (MONDAY in diary.state.check_ins) == counts


def test_undoing_a_check_in_brings_back_the_one_before(diary: Diary) -> None:
    first = diary.write(CheckIn(2))
    diary.write(CheckIn(4))
    diary.undo()
    assert diary.state.check_ins == {MONDAY: first}


def test_a_step_is_skipped_until_it_is_resumed(diary: Diary) -> None:
    diary.write(StepSkipped(2))
    diary.write(StepSkipped(3))
    diary.write(StepTakenUp(2))
    assert diary.state.skipped_steps == {3}


def test_a_pause_holds_to_its_last_day(diary: Diary) -> None:
    assert diary.state.pause(MONDAY) is None
    diary.write(Paused(days(2)))
    assert [diary.state.pause(days(number)) is not None for number in range(4)] == [True, True, True, False]


def test_a_pause_without_a_last_day_holds_until_it_is_ended(diary: Diary) -> None:
    diary.write(Paused())
    pause = diary.state.pause(days(1000))
    assert pause is not None
    assert (pause.since, pause.until) == (MONDAY, None)
    diary.write(Resumed(), device=THERE)
    assert diary.state.pause(days(1000)) is None


def test_a_pause_holds_where_the_clock_was_set_back(diary: Diary) -> None:
    diary.write(Paused())
    assert diary.state.pause(days(-1)) is not None


def test_a_pause_with_an_invalid_last_day_has_none(diary: Diary) -> None:
    diary.entries = [entry("paused", 1, until="2027-02-29")]
    pause = diary.state.pause(days(1000))
    assert pause is not None
    assert pause.until is None


def test_notes_are_there_oldest_first(diary: Diary) -> None:
    notes = (diary.write(Note("one")), diary.write(Note("two", "1.2"), on=days(-5), at=NINE))
    assert diary.state.notes == notes


def test_the_quiet_is_left_once_for_all_devices(diary: Diary) -> None:
    assert not diary.state.projected("quiet", bool)
    diary.write(QuietLeft(), device=THERE)
    assert diary.state.projected("quiet", bool)
