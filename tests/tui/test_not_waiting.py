"""The window stays responsive whatever the disk does: the journal has its own thread."""

from __future__ import annotations

import threading
from pathlib import Path

from tests.scenes import second_week
from tests.tui.app_driver import coach_at, run_app


async def test_while_the_disk_is_slow_keys_still_move_and_ticks_come_when_it_answers(home: Path) -> None:
    disk_answers = threading.Event()
    async with run_app(coach_at(home, second_week)) as person:
        try:
            person.app.async_store.submit(lambda _: disk_answers.wait(30))
            person.strike("down")
            await person.pilot.pause()
            assert person.row == "1.7"

            person.strike("space", "7")
            await person.pilot.pause()
            assert person.seen_in("#library-list")
            person.strike("1")
            await person.pilot.pause()
            assert person.shows("[ ] 1.7")
        finally:
            disk_answers.set()
        await person.until(lambda: person.shows("[x] 1.7"))


async def test_checking_for_changes_waits_its_turn_and_blocks_nothing(home: Path) -> None:
    disk_answers = threading.Event()
    async with run_app(coach_at(home, second_week)) as person:
        try:
            person.app.async_store.submit(lambda _: disk_answers.wait(30))
            for _ in range(3):
                person.app.news.look()
            person.strike("down", "down")
            await person.pilot.pause()
            assert person.row == "2.2"
        finally:
            disk_answers.set()
        await person.settle()


async def test_the_journal_is_written_in_a_thread_of_its_own(home: Path) -> None:
    async with run_app(coach_at(home, second_week)) as person:
        names: list[str] = []
        person.app.async_store.submit(lambda _: names.append(threading.current_thread().name))
        await person.settle()
        assert names[0].startswith("journal")
