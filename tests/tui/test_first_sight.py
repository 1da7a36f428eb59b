"""The first frame of the window, and that nothing moves when the rest appears."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from textual.geometry import Region

from coach.tui.app import CoachApp
from coach.tui.widgets.day_list import DayList
from coach.tui.widgets.panel import Panel
from tests.scenes import NARROW, USUAL, WIDE, nothing, second_week
from tests.tui.app_driver import coach_at, run_app

PLACES = ("#greeting", "#pictures", "#tasks", "#beside", "#today-steps")


def places(app: CoachApp) -> dict[str, Region]:
    return {name: app.main.query_one(name).region for name in PLACES}


def words(app: CoachApp) -> list[str]:
    return [str(option.prompt) for option in app.main.query_one(DayList).options]


@pytest.mark.parametrize("size", [WIDE, USUAL, NARROW], ids=["large", "usual", "small"])
async def test_nothing_moves_after_the_first_sight(
    size: tuple[int, int], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_first: list[tuple[dict[str, Region], list[str]]] = []
    and_then = CoachApp.on_ready

    def ready(app: CoachApp) -> None:
        seen_first.append((places(app), words(app)))
        and_then(app)

    monkeypatch.setattr(CoachApp, "on_ready", ready)
    async with run_app(coach_at(home, second_week), size) as person:
        assert seen_first == [(places(person.app), words(person.app))]
        assert seen_first[0][0]["#tasks"].area


async def test_the_pictures_come_once_the_list_is_up(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    there_at_first: list[str | None] = []
    and_then = CoachApp.on_ready

    def ready(app: CoachApp) -> None:
        there_at_first.extend(panel.id for panel in app.main.query(Panel))
        and_then(app)

    monkeypatch.setattr(CoachApp, "on_ready", ready)
    async with run_app(coach_at(home, second_week), WIDE) as person:
        assert there_at_first == ["today-steps"]
        assert all(panel.region and panel.render().plain for panel in person.screen.query(Panel))
        assert len(person.screen.query(Panel)) == 5


async def test_a_room_that_a_quick_key_opened_before_looks_as_it_does_later(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    and_then = CoachApp.on_ready

    async def ready(app: CoachApp) -> None:
        await app.main.enter("steps")
        and_then(app)

    monkeypatch.setattr(CoachApp, "on_ready", ready)
    async with run_app(coach_at(home, second_week), WIDE) as person:
        early = {
            name: person.screen.query_one(name).region for name in ("#step-title", "#step-actions", "#step-reading")
        }
    monkeypatch.undo()
    async with run_app(coach_at(home, nothing), WIDE) as person:
        await person.press("2")
        assert {name: person.screen.query_one(name).region for name in early} == early


def test_the_window_loads_no_openssl_and_others_still_can() -> None:
    program = (
        "import sys\n"
        "from coach.cli.tui_launcher import import_asyncio\n"
        "import_asyncio()\n"
        "import asyncio.sslproto\n"
        "assert asyncio.sslproto.ssl is None\n"
        "assert 'ssl' not in sys.modules\n"
        "import ssl\n"
        "assert ssl.OPENSSL_VERSION\n"
        "asyncio.run(asyncio.sleep(0))\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
