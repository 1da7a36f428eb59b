"""Quitting: it asks, it can be cancelled, and no earlier key is lost."""

from __future__ import annotations

import asyncio
import os
import signal
import threading
from pathlib import Path

import pytest

from coach.tui.screens.main import Main
from coach.tui.screens.message_dialogs import LeaveDialog
from tests.scenes import NOW, second_week
from tests.tui.app_driver import AppDriver, coach_at, run_app
from tests.tui.textual_internals import is_left


def is_open(person: AppDriver) -> bool:
    return not is_left(person.app)


def ticks(home: Path) -> list[str]:
    """Return today's ticks, as a new process reads them."""
    state = coach_at(home).state
    return [each for each in state.guide.actions if state.history_of(each).times_on(NOW.date())]


@pytest.mark.parametrize("key", ["enter", "y", "ctrl+c"])
async def test_ctrl_c_asks_and_a_second_key_leaves(key: str, home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("ctrl+c")
        assert isinstance(person.screen, LeaveDialog)
        assert "Quit coach?" in person.dialog()
        assert is_open(person)

        person.strike(key)
        await person.pilot.pause()
        assert not is_open(person)
        assert person.app.return_code == 0


async def test_escape_leaves_the_screen_as_it_was(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("down", "ctrl+c", "escape")
        assert isinstance(person.screen, Main)
        assert person.row == "1.7"
        assert is_open(person)


async def test_ctrl_c_asks_from_within_every_dialog_and_escape_goes_back_to_it(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        for opening in ("c", "n", "t", "comma", "question_mark", "enter"):
            await person.press(opening)
            dialog = person.screen
            assert not isinstance(dialog, Main)
            await person.press("ctrl+c")
            assert isinstance(person.screen, LeaveDialog)
            await person.press("escape")
            assert person.screen is dialog
            await person.press("escape")


async def test_ctrl_q_leaves_at_once(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        person.strike("ctrl+q")
        await person.pilot.pause()
        assert not is_open(person)


@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
async def test_when_the_system_asks_it_leaves_in_good_order(name: str, home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await person.press("space")
        os.kill(os.getpid(), getattr(signal, name))
        await person.pilot.pause()
        assert not is_open(person)
    assert ticks(home) == ["1.6", "2.2"]


async def test_a_tick_pressed_right_before_leaving_is_saved(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        person.strike("space", "ctrl+q")
        while is_open(person):
            await asyncio.sleep(0)
    assert ticks(home) == ["1.6", "2.2"]


async def test_ticks_that_wait_for_a_slow_disk_are_saved_after_leaving(home: Path) -> None:
    disk_answers = threading.Event()
    async with run_app(coach_at(home, second_week)) as person:
        person.app.async_store.submit(lambda _: disk_answers.wait(30))
        person.strike("space", "down", "space", "ctrl+q")
        while is_open(person):
            await asyncio.sleep(0)
        threading.Timer(0.3, disk_answers.set).start()
    assert ticks(home) == ["1.6", "1.7", "2.2"]
