"""Saying the introduction aloud: the timer, the texts, and the row added to the worksheet's log."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.domain.worksheets.events import FieldFilled
from coach.domain.worksheets.state import WorksheetRow, sheet_of
from coach.storage.store import Store
from tests.factories import MARKUP
from tests.scenes import second_week
from tests.tui.app_driver import EACH_SIZE, AppDriver, coach_at, run_app

TO_THE_LOG = ("2", "end", "h", "end", "up")


def introduced(store: Store) -> None:
    second_week(store)
    for key, text in (("am", "builds order"), ("proof", MARKUP), ("next", "a product role")):
        store.append(FieldFilled("introduction", key, text))


def rows(person: AppDriver) -> tuple[WorksheetRow, ...]:
    return sheet_of(person.store.state, "introduction").rows.get("said", ())


@pytest.mark.parametrize("size", EACH_SIZE)
async def test_the_clock_tells_how_long_it_took_and_the_row_is_noted(size: tuple[int, int], home: Path) -> None:
    async with run_app(coach_at(home, introduced), size) as person:
        await person.press(*TO_THE_LOG, "enter")
        assert "In 30 seconds" in person.dialog()
        assert "0 seconds" in person.dialog()
        assert "[red]$(reboot)[/red]" in person.dialog()
        await person.press("space")
        await person.pass_time(seconds=33)
        await person.until(lambda: "33 seconds" in person.dialog())
        await person.press("space")
        await person.pass_time(seconds=60)
        await person.press("enter")
        assert "between twenty and forty" in person.dialog()
        await person.press("tab")
        await person.type("6")
        await person.press("ctrl+s")
        assert [dict(row.values) for row in rows(person)] == [{"seconds": "33", "felt": "6"}]


async def test_the_arrows_choose_the_text_and_a_long_one_can_be_moved_through(home: Path) -> None:
    async with run_app(coach_at(home, introduced), (60, 20)) as person:
        await person.press(*TO_THE_LOG, "enter", "right")
        assert "In 60 seconds" in person.dialog()
        assert "0 seconds" in person.dialog()
        await person.press(*("down",) * 6)
        assert "the work you do." in person.dialog()
        await person.press(*("up",) * 9, "right")
        assert "In 10 seconds" in person.dialog()
        await person.press("left", "left")
        assert "In 30 seconds" in person.dialog()


async def test_without_the_clock_the_time_is_typed_and_escape_notes_nothing(home: Path) -> None:
    async with run_app(coach_at(home, introduced), (80, 24)) as person:
        await person.press(*TO_THE_LOG, "enter", "escape")
        assert rows(person) == ()
        await person.press("enter", "enter")
        await person.type("41")
        await person.press("ctrl+s")
        assert [dict(row.values) for row in rows(person)] == [{"seconds": "41"}]


async def test_three_times_tick_the_action(home: Path) -> None:
    async with run_app(coach_at(home, introduced), (80, 24)) as person:
        await person.press(*TO_THE_LOG)
        for seconds in ("50", "41", "32"):
            await person.press("enter", "enter")
            await person.type(seconds)
            await person.press("ctrl+s")
        assert len(rows(person)) == 3
        assert person.store.state.history_of("10.7").times == 1
