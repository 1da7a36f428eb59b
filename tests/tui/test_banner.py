"""The example says what it is, at the least size and whatever room is open."""

from __future__ import annotations

from pathlib import Path

import pytest

from coach.cli.commands.demo import NOT_KEPT
from coach.storage.demo import open_example
from coach.storage.home import Home
from tests.scenes import NOW, StillClock
from tests.tui.app_driver import GUIDE, run_app


@pytest.mark.parametrize("room", "1234567")
async def test_the_status_line_says_that_it_is_an_example(room: str, home: Path) -> None:
    store = open_example(Home(home), GUIDE, StillClock(NOW))
    async with run_app(store, (60, 20), banner=NOT_KEPT) as person:
        await person.press(room)
        person.app.clear_notifications()  # the greeting covers that line for a moment
        await person.settle()
        assert person.text.splitlines()[-2].strip().startswith(NOT_KEPT)
