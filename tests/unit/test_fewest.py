"""The five actions of each time: which they are, when each time starts, and what a hard day says about them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.events import Done, ProfileSet
from coach.domain.fewest import key_actions, one_thing, time_now
from coach.domain.state import State
from coach.export.data import few_data
from coach.export.steps_document import few_document
from coach.export.text import document_text
from coach.guide.fewest import fewest
from coach.guide.guide import load_guide
from tests.factories import Diary

GUIDE = load_guide()
TODAY = date(2026, 11, 29)
TIMES = {time.id: time for time in fewest().times}


def lived(days: int | None, *done: str, on: date = TODAY) -> State:
    diary = Diary(GUIDE)
    if days is not None:
        diary.write(ProfileSet(lost_on=str(TODAY - timedelta(days=days))))
    for action in done:
        diary.write(Done(action=action), on=on)
    return diary.state


@pytest.mark.parametrize(
    ("days", "done", "time"),
    [
        (0, (), "first-days"),
        (200, (), "first-days"),  # a date that was never looked at comes first, however late it is
        (5, TIMES["first-days"].actions, "first-days"),
        (10, TIMES["first-days"].actions, "first-weeks"),
        (41, (*TIMES["first-days"].actions, *TIMES["first-weeks"].actions), "first-weeks"),
        (42, (*TIMES["first-days"].actions, *TIMES["first-weeks"].actions), "searching"),
        (None, TIMES["first-days"].actions, "first-weeks"),
        (300, [each for time in TIMES.values() for each in time.actions], "long"),
    ],
)
def test_the_earliest_time_with_something_never_done_is_now(days: int | None, done: tuple[str, ...], time: str) -> None:
    assert time_now(lived(days, *done), TODAY).id == time


def test_what_comes_again_is_open_again_in_a_new_week() -> None:
    state = lived(50, "4.6", on=TODAY)
    few = {each.action.id: each.done for each in key_actions(state, TIMES["searching"], TODAY)}
    assert few == {"4.6": True, "7.10": False, "9.5": False, "7.7": False, "7.9": False}
    assert not any(each.done for each in key_actions(state, TIMES["searching"], TODAY + timedelta(days=8)))


def test_on_a_hard_day_one_thing_is_named_and_none_when_all_is_done() -> None:
    assert one_thing(lived(1), TODAY).endswith("Write down the dates that cannot wait (1.1).")
    assert "(1.2)" in one_thing(lived(1, "1.1"), TODAY)
    assert one_thing(lived(1, *TIMES["first-days"].actions), TODAY) == ""


@given(st.integers(0, 400), st.sets(st.sampled_from(sorted(GUIDE.actions))))
def test_there_is_always_a_time_with_five_things(days: int, done: set[str]) -> None:
    state = lived(days, *done)
    assert len(key_actions(state, time_now(state, TODAY), TODAY)) == 5


def test_the_page_names_the_five_of_now_and_where_the_others_are() -> None:
    text = " ".join(" ".join(document_text(few_document(lived(1, "1.2"), TODAY), 80)).split())
    assert "[x] 1.2" in text
    assert "[ ] 1.1" in text
    assert "the first weeks (5.6, 5.10, 3.10, 4.4, 2.8)" in text
    data = few_data(lived(1, "1.2"), TODAY)
    assert data["now"] == "first-days"
    assert [len(time["actions"]) for time in data["times"]] == [5, 5, 5, 5]
