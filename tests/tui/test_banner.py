"""The example is labelled as one, even at the smallest size and in every room."""

from __future__ import annotations

from pathlib import Path

from coach.cli.commands.demo import NOT_KEPT
from coach.storage.demo import open_example
from coach.storage.home import Home
from tests.scenes import NOW, StillClock
from tests.tui.app_driver import GUIDE, run_app


async def test_the_status_line_says_that_it_is_an_example(home: Path) -> None:
    store = open_example(Home(home), GUIDE, StillClock(NOW))
    async with run_app(store, (60, 20), banner=NOT_KEPT) as person:
        person.app.clear_notifications()  # the greeting covers that line for a moment
        for room in "1234567":
            await person.press(room)
            assert person.text.splitlines()[-2].strip().startswith(NOT_KEPT), room
