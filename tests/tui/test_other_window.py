"""Entries that another process writes to the same folder appear in the open window."""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

import coach
from coach.tui import background
from tests.scenes import NOW, second_week
from tests.tui.app_driver import coach_at, run_app

ROOT = Path(coach.__file__).parents[1]


async def command(home: Path, *words: str) -> None:
    """Run a command in its own process, to the end."""
    told = {"COACH_HOME": str(home), "COACH_NOW": NOW.isoformat(), "PYTHONPATH": str(ROOT), "PATH": os.environ["PATH"]}
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "coach", *words), env=told, stdout=asyncio.subprocess.DEVNULL
    )
    assert await process.wait() == 0


async def test_a_tick_from_a_second_terminal_appears_and_can_be_undone_here(home: Path) -> None:
    assert background.LOOK_EVERY <= 1.0  # so that it takes two seconds at most
    async with run_app(coach_at(home, second_week)) as person:
        await command(home, "done", "1.6", "--minutes", "5")
        await person.until(lambda: person.shows("[x] 1.6"))
        assert "40 min done" in person.seen_in("#today-week")

        await command(home, "undone", "1.6")
        await person.until(lambda: person.shows("[ ] 1.6"))

        await person.press("u")
        assert person.toasts == ["Undone: Removing the tick on 1.6 Write one line about your day."]
        assert person.shows("[x] 1.6")


async def test_a_window_opened_on_nothing_sees_what_a_command_sets_up(home: Path) -> None:
    async with run_app(coach_at(home)) as person:
        await person.press("escape", "2")
        await command(home, "start", "--lost-on", "yesterday", "--name", "Amal", "--yes")
        await person.until(lambda: "quiet until" in person.seen_in("#status"))
        await person.press("1")
        assert "Amal" in person.seen_in("#greeting")


async def test_a_tick_here_counts_what_was_written_meanwhile(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        await command(home, "done", "1.6")
        await person.press("space")  # on the newest state this takes the tick back, whether it was seen or not
        await person.until(lambda: person.shows("[ ] 1.6"))
        assert person.store.state.history_of("1.6").times_on(NOW.date()) == 0


async def test_a_conflict_copy_is_reported_while_the_window_is_open(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        page = next((home / "journal").glob("*.json"))
        content = page.read_text("utf-8")
        number = content[content.index('"id":"') + 6 :][:21]
        copy = page.with_name(f"{page.stem} (conflicted copy).json")
        copy.write_text(content.replace(number, f"{number[:-4]}beef"), encoding="utf-8")
        await person.until(lambda: any("Copies were taken in" in toast for toast in person.toasts))
        assert not copy.exists()
