"""Opening a long journal makes the next start fast, even if nothing is written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from coach.guide.guide import load_guide
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store
from tests.benchmarks.history import write_history
from tests.benchmarks.programs import NOW
from tests.scenes import StillClock
from tests.tui.app_driver import run_app

ENTRIES, DAYS = 3_000, 200


@pytest.fixture
def long_home(home: Path) -> Path:
    write_history(home, ENTRIES, DAYS, NOW)
    assert not (home / "digest.json").exists()
    return home


@pytest.mark.parametrize("command", ["status", "today"])
def test_a_command_that_only_reads_sums_up_the_past(command: str, long_home: Path) -> None:
    environment = {**os.environ, "COACH_HOME": str(long_home), "COACH_NOW": NOW.isoformat()}
    words = [sys.executable, "-m", "coach", command]
    ran = [subprocess.run(words, env=environment, check=True, capture_output=True) for _ in range(2)]
    assert (long_home / "digest.json").exists()
    assert ran[0].stdout == ran[1].stdout
    assert ran[0].stderr == b""


async def test_an_open_window_sums_up_the_past_in_an_idle_moment(
    long_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.tui.app.SETTLE", 0.01)
    store = Store(Journal(Home(long_home)), load_guide(), StillClock(NOW))
    async with run_app(store) as person:
        await person.until((long_home / "digest.json").exists)
        written = (long_home / "digest.json").stat().st_mtime_ns
        await person.press("space")
    store.compact()
    assert (long_home / "digest.json").stat().st_mtime_ns == written
