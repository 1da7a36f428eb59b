"""The week as lines: theme colours, done blocks, the current time, and the days of a break."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.schedule.block import Block
from coach.domain.schedule.state import Frame
from coach.domain.schedule.week import DayActivity, Week, WeekDay
from coach.tui.widgets.week_renderer import EDGE, HATCH, Place, WeekDrawing, WeekExtent, agenda, columns

MONDAY = date(2026, 11, 23)
HOUSE = Block("house", MONDAY, MONDAY, "09:30", 90, "applications", done=True)
TALK = Block("talk", MONDAY, MONDAY, "14:00", 60, "networking")
WIDE, NARROW = 112, 76


def week(*blocks: Block, rested: bool = False, now: str = "", lines: int = 1) -> WeekExtent:
    days = []
    for number in range(7):
        day = MONDAY + timedelta(days=number)
        theirs = tuple(block for block in blocks if block.day == day)
        days.append(WeekDay(day, "applications", "", rested and number == 0, theirs, (), DayActivity(), ()))
    at = datetime.fromisoformat(f"2026-11-23T{now}+00:00") if now else None
    cursor: Place | date = MONDAY + timedelta(days=6)
    return WeekExtent(Week(tuple(days), Frame(), None), {}, MONDAY, UTC, cursor, purpose_lines=lines, now=at)


def monday(lines: WeekDrawing, width: int = WIDE) -> list[str]:
    return [line[: width // 7 - 1].rstrip() for line in lines.text.plain.split("\n")]


def styles(lines: WeekDrawing, words: str) -> set[str]:
    at = lines.text.plain.index(words)
    return {str(span.style) for span in lines.text.spans if span.start <= at < span.end}


@pytest.mark.parametrize("draw", [columns, agenda])
def test_a_block_has_the_colour_of_its_theme_and_its_word(draw: type[object]) -> None:
    found = draw(week(TALK), 60 if draw is agenda else WIDE)  # type: ignore[call-arg]
    assert isinstance(found, WeekDrawing)
    assert EDGE in found.text.plain
    assert "$theme-networking" in styles(found, "network")


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_done_blocks_are_filled_and_planned_ones_are_not(width: int) -> None:
    found = columns(week(HOUSE, TALK), width)
    assert "$theme-applications reverse" in styles(found, "[x] 09:30")
    assert not any("reverse" in style for style in styles(found, "[ ] 14:00"))


@pytest.mark.parametrize(
    ("now", "before", "after"),
    [
        ("08:00", "app", "[x] 09:30"),
        ("09:40", "[x] 09:30", " applying"),
        ("12:00", " applying", "[ ] 14:00"),
        ("23:00", " network", ""),
    ],
)
def test_the_current_time_line_is_at_the_right_height(now: str, before: str, after: str) -> None:
    rows = monday(columns(week(HOUSE, TALK, now=now), WIDE))
    [at] = [number for number, row in enumerate(rows) if now in row]
    assert before in rows[at - 1]
    assert after in (rows[at + 1] if at + 1 < len(rows) else "")


def test_the_line_of_now_is_on_no_other_day_and_in_no_other_week() -> None:
    found = columns(week(HOUSE, now="12:00"), WIDE).text.plain
    assert found.count("12:00") == 1
    assert "12:00" not in columns(week(HOUSE), WIDE).text.plain


def test_a_list_of_days_has_the_line_of_now_too() -> None:
    rows = agenda(week(HOUSE, TALK, now="12:00"), 56).text.plain.split("\n")
    [at] = [number for number, row in enumerate(rows) if "12:00" in row]
    assert "09:30" in rows[at - 1]
    assert "14:00" in rows[at + 1]


@pytest.mark.parametrize("draw", [columns, agenda])
def test_the_days_of_a_break_are_hatched_and_say_so(draw: type[object]) -> None:
    resting = draw(week(HOUSE, rested=True), WIDE)  # type: ignore[call-arg]
    working = draw(week(HOUSE), WIDE)  # type: ignore[call-arg]
    assert isinstance(resting, WeekDrawing)
    assert isinstance(working, WeekDrawing)
    assert HATCH * 10 in resting.text.plain
    assert "a break" in resting.text.plain
    assert HATCH not in working.text.plain


@pytest.mark.parametrize(("now", "lines"), [("", 1), ("09:40", 1), ("12:00", 3), ("14:30", 3)])
def test_every_line_has_its_places_and_a_box_is_where_its_block_begins(now: str, lines: int) -> None:
    found = columns(week(HOUSE, TALK, now=now, lines=lines), WIDE)
    assert len(found.hits) == len(found.text.plain.split("\n"))
    for row, hits in zip(monday(found), found.hits, strict=True):
        for block in (HOUSE, TALK):
            if f"] {block.start}" in row:
                assert hits[0][2] == block.place
    above = next(number for number, row in enumerate(monday(found)) if "] 14:00" in row) - 1
    assert found.hits[above][0][2] != TALK.place


@pytest.mark.parametrize(
    ("done", "said"),
    [
        (DayActivity(ticks=2), ["2 ticks"]),
        (DayActivity(ticks=1, activities=1, talks=1), ["1 tick", "1 talk"]),
        (DayActivity(activities=3, talks=1), ["1 talk", "2 noted"]),
        (DayActivity(ticks=1, activities=3, talks=1), ["1 tick", "3 noted"]),
        (DayActivity(activities=1), ["1 noted"]),
    ],
)
def test_the_foot_of_a_day_says_what_was_done(done: DayActivity, said: list[str]) -> None:
    extent = week()
    days = (extent.week.days[0]._replace(happened=done), *extent.week.days[1:])
    lines = columns(extent._replace(week=extent.week._replace(days=days)), WIDE)
    assert monday(lines)[-len(said) :] == said
