"""Work done counts for the block planned for it, which is not offered again."""

from __future__ import annotations

from datetime import date

import pytest

from coach.domain.schedule.carried_out import blocks_done_by
from coach.domain.schedule.events import BlockDone, BlockSet
from coach.domain.schedule.weekly_planning import week_review
from coach.domain.search.events import PersonSet
from coach.domain.search.line_facts import events_of_line
from coach.domain.search.quick_log import read_line
from tests.factories import MONDAY, Diary, days

FRIDAY = days(4)


def planned(title: str | None, day: date = MONDAY, **more: str) -> Diary:
    diary = Diary()
    diary.write(PersonSet("rosa", "Rosa Diaz", employer="Harbour"))
    diary.write(PersonSet("rosa-2", "Rosa Klein"))
    diary.write(BlockSet("b", day, "10:00", 60, "networking", title=title, **more))  # type: ignore[arg-type]
    return diary


def kept(diary: Diary, line: str, today: date = MONDAY) -> list[BlockDone]:
    """Write what the line says, with the blocks it keeps."""
    state = diary.state
    events = events_of_line(read_line(line, today, state.search), state.search)
    found = blocks_done_by(events, state, today)
    for event, on in [*events, *((event, None) for event in found)]:
        diary.write(event, on=on or today)
    return found


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Call Rosa Diaz", "called Rosa Diaz"),
        ("call Tom", "called Tom Hill, 20 min"),
        ("coffee with Tom", "spoke to Tom by phone"),
        ("write to Ida", "wrote to Ken and Ida"),
        ("interview at Vega", "interview at Vega went well"),
        ("llamar a Tom", "called Tom"),
        ("apply to Vega", "applied to Vega as analyst"),
    ],
)
def test_a_block_is_done_once_a_line_matches_its_title(title: str, line: str) -> None:
    [event] = kept(planned(title), line)
    assert (event.key, event.day) == ("b", MONDAY)


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("Call Rosa Diaz", "called Rosa Klein"),
        ("Call Tom", "wrote to Tom"),
        ("Call Tom", "called Tim"),
        ("interview at Vega", "applied to Vega"),
        ("interview at Vega", "interview at Orion"),
        ("interview at Vega", "rejected by Vega"),
        ("Call Tom", "call Tom tomorrow at 10:00"),
        ("read", "read"),
        (None, "called Tom"),
    ],
)
def test_a_block_for_something_else_stays_open(title: str | None, line: str) -> None:
    assert kept(planned(title), line) == []


def test_a_block_with_somebody_is_done_by_a_talk_with_them_and_by_nobody_of_their_first_name() -> None:
    assert kept(planned(None, person="rosa"), "called Rosa Klein") == []
    assert kept(planned("see her", person="rosa"), "coffee with Rosa Diaz, 45 min") == [BlockDone("b", MONDAY, 45)]


def test_of_two_blocks_for_it_one_is_done_and_then_the_other() -> None:
    diary = planned("call Tom")
    diary.write(BlockSet("c", MONDAY, "16:00", 30, "networking", title="call Tom"))
    assert [[event.key for event in kept(diary, "called Tom")] for _ in range(3)] == [["b"], ["c"], []]


def test_work_done_on_a_later_day_is_not_offered_again() -> None:
    diary = planned("call Tom")
    assert [block.key for block in week_review(diary.state, FRIDAY).again] == ["b"]
    assert kept(diary, "called Tom", days(2)) == []
    assert week_review(diary.state, FRIDAY).again == ()
