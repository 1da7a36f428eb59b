"""The window: too small, growing, resized with a dialog open; and rooms built in advance."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from coach.tui.screens.check_in import CheckInDialog
from coach.tui.screens.message_dialogs import LeaveDialog
from tests.scenes import second_week
from tests.tui.app_driver import coach_at, run_app


@pytest.mark.parametrize("size", [(59, 20), (60, 19), (20, 5), (1, 1)], ids=str)
async def test_a_window_too_small_says_so_and_growing_it_brings_the_screen_back(
    size: tuple[int, int], home: Path
) -> None:
    async with run_app(coach_at(home, second_week), size) as person:
        if size[0] > 50:
            said = f"coach needs a window of 60 columns and 20 rows; this one has {size[0]} and {size[1]}."
            assert said in " ".join(person.text.split())
        assert not person.shows("1 Today")

        await person.resize(60, 20)
        assert person.shows("1 Today")
        assert not person.shows("coach needs a window")
        await person.press("space")
        assert person.shows("[x] 1.6")


async def test_in_a_window_too_small_only_help_and_leaving_act(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        main, before = person.screen, len(person.store.state)
        await person.resize(40, 12)
        for key in ("c", "n", "l", "comma", "space", "t", "p", "u", "h", "enter", "6", "ctrl+p", "escape"):
            await person.press(key)
            assert person.screen is main, key
        assert len(person.store.state) == before
        await person.press("question_mark")
        assert "Help" in person.dialog()
        await person.press("escape", "ctrl+c")
        assert isinstance(person.screen, LeaveDialog)
        await person.press("escape")
        await person.resize(60, 20)
        assert person.app.main.room.id == "today"
        await person.press("c")
        assert isinstance(person.screen, CheckInDialog)


async def test_a_page_in_a_window_too_small_says_so_and_keeps_what_is_typed(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "down", "h", "enter")
        await person.type("half a thought")
        page, editor = person.screen, person.screen.focused
        await person.resize(40, 12)
        assert "this one has 40 and 12. Make it larger" in " ".join(person.text.split())
        assert not person.shows("half a thought")
        for key in ("h", "t", "y", "enter", "escape", "x", "ctrl+p"):
            await person.press(key)
        assert person.screen is page
        await person.resize(80, 24)
        assert person.shows("half a thought")
        assert person.screen.focused is editor


async def test_shrinking_and_growing_leaves_everything_where_it_was(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("2", "enter", "down")
        before = person.text
        await person.resize(40, 10)
        assert "this one has 40 and 10. Make it larger" in " ".join(person.text.split())
        await person.resize(80, 24)
        assert person.text == before


async def test_a_window_that_becomes_too_small_under_a_dialog_loses_nothing_typed(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        await person.press("n")
        await person.type("half a thought")
        await person.resize(30, 8)
        await person.resize(80, 24)
        assert person.seen_in("#note-text") == "half a thought"
        await person.press("enter")
        assert person.store.state.notes[-1].text("text") == "half a thought"


async def test_a_dialog_fits_itself_to_the_window(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("c", "4")
        for width, height in ((60, 20), (200, 60), (80, 24)):
            await person.resize(width, height)
            frame = person.screen.query_one(".frame").region
            assert person.screen.region.contains_region(frame)
            assert frame.width == min(76, width)
            assert "[4]" in person.seen_in("#mood")
        assert isinstance(person.screen, CheckInDialog)


async def test_titles_are_wrapped_again_when_the_window_changes(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (120, 40)) as person:
        await person.press("2", "enter")
        long = "List your target roles, two related roles, two industries"
        assert person.shows(long)
        await person.resize(60, 40)
        row = next(number for number, line in enumerate(person.lines) if "2.6  List your target" in line)
        assert person.lines[row + 1].startswith(" " * 10)
        assert long in " ".join(" ".join(person.lines[row : row + 2]).split())
        await person.resize(120, 40)
        assert person.shows(long)


@pytest.mark.parametrize("settle", [0.01, 3600.0], ids=["built ahead", "built when opened"])
async def test_rooms_are_the_same_whether_they_were_built_ahead_or_not(
    settle: float, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.tui.app.SETTLE", settle)
    async with run_app(coach_at(home, second_week)) as person:
        if settle < 1:
            await person.until(lambda: len(person.app.main.query("Room")) == 7)
        await person.press("space")
        for key, words in (
            ("2", "Get Clear on What You Want"),
            ("3", "A plan gives your days a shape"),
            ("7", "Background reading"),
        ):
            await person.press(key)
            assert person.shows(words)
            assert person.screen.focused is person.app.main.room.first_focus()
        await person.press("1")
        assert person.shows("[x] 1.6")


async def test_at_no_height_does_the_screen_go_on_drawing_itself(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (60, 20)) as person:
        for height in range(21, 36):
            await person.resize(60, height)
            assert person.shows("1 Today")


async def test_a_room_that_is_just_being_built_is_waited_for(home: Path) -> None:
    async with run_app(coach_at(home, second_week), (80, 24)) as person:
        main = person.app.main

        async def go_there() -> None:
            room = await main.prepare("review")
            room.query_one("#review-page")

        await asyncio.gather(go_there(), go_there())
        assert len(main.query("Review")) == 1
