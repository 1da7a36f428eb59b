"""The progress of the steps, and the results of finishing one."""

from __future__ import annotations

import pytest

from coach.domain.events import Done, StepSkipped, StepTakenUp, Undone
from coach.domain.progress import Finish, Progress, current_step, finished_by, is_done, progress
from coach.guide.guide import load_guide
from tests.factories import MONDAY, NINE, SMALL, THERE, Diary, days


@pytest.fixture
def diary() -> Diary:
    return Diary()


def test_once_is_enough_for_an_action_however_often_it_is_worth_doing(diary: Diary) -> None:
    weekly = SMALL.action("2.3")
    assert not is_done(diary.state, weekly)
    diary.write(Done("2.3"), on=days(-400), at=NINE)
    assert is_done(diary.state, weekly)


def test_ticking_an_action_twice_moves_its_step_by_one(diary: Diary) -> None:
    diary.write(Done("1.1"))
    diary.write(Done("1.1"))
    assert progress(diary.state, SMALL.step(1)) == Progress(done=1, total=3, skipped=False)


def test_a_tick_of_an_action_that_is_not_in_the_guide_moves_no_step(diary: Diary) -> None:
    diary.write(Done("1.9"))
    assert progress(diary.state, SMALL.step(1)).done == 0


@pytest.mark.parametrize(
    ("seen", "finished", "closed"),
    [
        (Progress(2, 3, skipped=False), False, False),
        (Progress(3, 3, skipped=False), True, True),
        (Progress(2, 3, skipped=True), False, True),
    ],
)
def test_a_step_is_closed_when_it_is_finished_or_left_out(seen: Progress, *, finished: bool, closed: bool) -> None:
    assert (seen.finished, seen.closed) == (finished, closed)


def test_the_current_step_is_the_first_that_is_open(diary: Diary) -> None:
    assert current_step(diary.state, MONDAY) is SMALL.step(1)
    for action_id in ("1.1", "1.2", "1.3", "3.1"):
        diary.write(Done(action_id))
    assert current_step(diary.state, MONDAY) is SMALL.step(2)
    diary.write(StepSkipped(2))
    assert current_step(diary.state, MONDAY) is SMALL.step(3)
    diary.write(StepTakenUp(2))
    assert current_step(diary.state, MONDAY) is SMALL.step(2)
    diary.write(Undone("1.2"))
    assert current_step(diary.state, MONDAY) is SMALL.step(1)


def test_at_the_end_there_is_no_current_step(diary: Diary) -> None:
    for action_id in SMALL.actions:
        diary.write(Done(action_id))
    assert current_step(diary.state, MONDAY) is None


def test_the_tick_that_finishes_a_step_says_what_it_came_to(diary: Diary) -> None:
    diary.write(Done("1.1", 20), on=days(-3), at=NINE)
    diary.write(Done("1.3", 5), on=days(-2), at=NINE)
    diary.write(Done("1.3"), on=days(-1), at=NINE)
    before = diary.state
    diary.write(Done("1.2", 30))
    assert finished_by(before, diary.state) == Finish(
        SMALL.step(1), ticks=4, minutes=55, first=days(-3), last=MONDAY, following=SMALL.step(2)
    )


def test_a_tick_that_finishes_nothing_says_nothing(diary: Diary) -> None:
    before = diary.state
    diary.write(Done("1.1"))
    assert finished_by(before, diary.state) is None


def test_another_tick_in_a_finished_step_does_not_finish_it_again(diary: Diary) -> None:
    for action_id in ("1.1", "1.2", "1.3"):
        diary.write(Done(action_id))
    before = diary.state
    diary.write(Done("1.3"))
    assert finished_by(before, diary.state) is None


def test_the_last_step_has_nothing_after_it(diary: Diary) -> None:
    *most, last = SMALL.actions
    for action_id in most:
        diary.write(Done(action_id))
    before = diary.state
    diary.write(Done(last), device=THERE)
    finish = finished_by(before, diary.state)
    assert finish is not None
    assert (finish.step, finish.following) == (SMALL.step(3), None)


def test_what_has_not_happened_yet_is_neither_offered_nor_counted_until_it_is_ticked() -> None:
    diary = Diary(load_guide())
    nine = diary.state.guide.step(9)
    waiting = [action.id for action in nine.actions if action.when]
    assert waiting == ["9.10"]
    for action in nine.actions:
        if not action.when:
            diary.write(Done(action.id))
    assert progress(diary.state, nine) == Progress(4, 4, skipped=False)
    assert progress(diary.state, nine).finished
    diary.write(Done("9.10"))
    assert progress(diary.state, nine) == Progress(5, 5, skipped=False)
