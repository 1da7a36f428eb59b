"""`q` and the words "quit" and "exit" quit, and do no harm on the way."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from textual.widgets import Input

from coach.domain.schedule.events import BlockSet
from coach.tui import typed_quit
from coach.tui.screens.check_in import CheckInDialog
from coach.tui.screens.form_dialog import FormDialog
from coach.tui.screens.main import Main
from coach.tui.screens.message_dialogs import LeaveDialog
from tests.sampling import one_in
from tests.scenes import NOW, Filling, first_hours, second_week, with_money, with_practice, with_search, with_week
from tests.tui.app_driver import AppDriver, coach_at, run_app
from tests.tui.test_typed_quit import is_open, ticks

ROOMS = {"1": second_week, "2": second_week, "3": with_week, "4": with_money, "5": with_search, "6": with_search}


async def left(person: AppDriver) -> None:
    for _ in range(2000):
        if not is_open(person):
            return
        await asyncio.sleep(0.001)
    raise AssertionError(f"still open:\n{person.text}")


def written(home: Path) -> list[str]:
    return [entry.kind for entry in coach_at(home).everything()]


@pytest.mark.parametrize("room", one_in(3, ROOMS))
async def test_q_leaves_from_any_room_at_once(room: str, home: Path) -> None:
    async with run_app(coach_at(home, ROOMS[room])) as person:
        await person.press(room)
        person.strike("q")
        await left(person)
        assert person.app.return_code == 0


@pytest.mark.parametrize("room", one_in(3, ROOMS))
async def test_the_word_quit_leaves_and_writes_nothing(room: str, home: Path) -> None:
    async with run_app(coach_at(home, ROOMS[room])) as person:
        before = written(home)
        await person.press(room)
        person.strike(*"quit", "enter")
        await left(person)
    assert written(home) == before


@pytest.mark.parametrize("room", one_in(3, ROOMS))
async def test_the_word_exit_writes_nothing_in_any_room(room: str, home: Path) -> None:
    async with run_app(coach_at(home, ROOMS[room])) as person:
        before = written(home)
        await person.press(room)
        person.strike(*"exit")
        await person.pilot.pause()
        if room in "126":
            await left(person)
    assert written(home) == before


async def test_quit_typed_on_a_page_leaves_without_undoing_anything(home: Path) -> None:
    async with run_app(coach_at(home, with_practice)) as person:
        before = written(home)
        await person.press("2", *["up"] * 2, "h", "home", "enter")
        assert not isinstance(person.screen, Main)
        person.strike(*"quit")
        await left(person)
    assert written(home) == before


@pytest.mark.parametrize("room", "45")
async def test_exit_typed_where_e_opens_a_form_is_asked_about(
    room: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_quit, "OVER_AFTER", 0.05)
    async with run_app(coach_at(home, ROOMS[room])) as person:
        before = written(home)
        await person.press(room, *["tab"] * (room == "5"))
        person.strike(*"exit")
        await person.until(lambda: isinstance(person.screen, LeaveDialog))
        await person.press("escape")
        assert isinstance(person.screen, FormDialog)
        assert person.screen.query(Input).first().value.endswith("xit")
        person.strike("ctrl+c", "enter")
        await left(person)
    assert written(home) == before


async def test_a_name_that_begins_like_exit_is_typed_as_it_is(home: Path) -> None:
    async with run_app(coach_at(home, with_money)) as person:
        await person.press("4")
        person.strike("e", *"xitron", "enter")
        await person.settle()
        assert isinstance(person.screen, FormDialog)
        assert person.screen.query(Input).first().value.endswith("xitron")


async def test_exit_and_enter_is_asked_about_at_once(home: Path) -> None:
    async with run_app(coach_at(home, with_money)) as person:
        await person.press("4")
        person.strike(*"exit", "enter")
        await person.settle()
        assert isinstance(person.screen, LeaveDialog)


async def test_letters_of_a_word_in_a_dialog_are_typed(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("n")
        await person.type("quit smoking")
        await person.press("enter")
        assert person.store.state.notes[-1].text("text") == "quit smoking"


async def test_a_running_timer_is_asked_about(home: Path) -> None:
    store = coach_at(home, with_week)
    store.append(BlockSet("own", NOW.date(), "15:00", 30, "networking"))
    async with run_app(store) as person:
        await person.press("3", "t")
        assert person.store.state.schedule.timer
        await person.press("q")
        assert isinstance(person.screen, LeaveDialog)
        assert "The timer of a block is running" in person.dialog()
        await person.press("escape")
        assert isinstance(person.screen, Main)
        before = written(home)
        await person.type("quit")
        assert written(home) == before
        person.strike("enter")
        await left(person)


async def test_a_tick_right_before_q_is_saved(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        person.strike("space", "q")
        await left(person)
    assert ticks(home) == ["1.6", "2.2"]


@pytest.mark.parametrize("filling", [first_hours, second_week])
async def test_another_letter_in_between_does_what_it_does(filling: Filling, home: Path) -> None:
    async with run_app(coach_at(home, filling)) as person:
        await person.press("e", "c")
        assert isinstance(person.screen, CheckInDialog)
        assert is_open(person)
