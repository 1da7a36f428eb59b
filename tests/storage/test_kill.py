from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from coach.storage.home import Home
from coach.storage.journal import Journal
from tests.storage.factories import left_overs, open_coach, python

pytestmark = [
    pytest.mark.long,
    pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork and no SIGKILL"),
]

MOMENTS = 220
MOST_TICKS = 4


class Ticker:
    """The parent's end of a process that forks tickers.

    `saved` are the ids acknowledged so far; `a_tick` is how long one tick takes on this machine, in seconds.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.saved: set[str] = set()
        self.a_tick = 0.005
        self._process = process
        self._rest = b""

    def start(self) -> int:
        """Fork a ticker, and return its process id."""
        assert self._process.stdin is not None
        os.write(self._process.stdin.fileno(), b"go\n")
        return int(self._until("born ").removeprefix("born "))

    def run_until(self, ticks: int, moment: float) -> None:
        """Let it tick this often, and then run for the fraction `moment` of a tick."""
        born, before, give_up = time.monotonic(), len(self.saved), time.monotonic() + 60
        while len(self.saved) < before + ticks:
            assert time.monotonic() < give_up, "the ticker does not tick"
            self._apply_changes(1)
        if ticks:
            self.a_tick = (time.monotonic() - born) / ticks
        until = time.monotonic() + moment * self.a_tick
        while (left := until - time.monotonic()) > 0:
            self._apply_changes(left)

    def end(self, pid: int) -> None:
        """Kill it, and read what it had still printed."""
        os.kill(pid, signal.SIGKILL)
        self._until("gone")

    def _until(self, beginning: str) -> str:
        give_up = time.monotonic() + 60
        while time.monotonic() < give_up:
            for line in self._apply_changes(1):
                if line.startswith(beginning):
                    return line
        raise AssertionError(f"the ticker did not say {beginning!r}")

    def _apply_changes(self, patience: float) -> list[str]:
        assert self._process.stdout is not None
        pipe = self._process.stdout.fileno()
        if not select.select([pipe], [], [], patience)[0]:
            return []
        text = os.read(pipe, 65536)
        assert text, "the process that forks tickers has ended"
        *lines, self._rest = (self._rest + text).split(b"\n")
        said = [line.decode() for line in lines]
        self.saved.update(line for line in said if "-" in line)
        return said


@pytest.fixture
def ticker(home: Home) -> Iterator[Ticker]:
    command, environment = python("-m", "tests.storage.ticker", "serve", str(home.folder))
    with subprocess.Popen(command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        yield Ticker(process)
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(60) == 0


def test_a_kill_never_loses_an_acknowledged_tick(home: Home, ticker: Ticker) -> None:
    chance = random.Random(20261123)  # noqa: S311 - moments, not secrets
    cut_short = 0
    for killed in range(1, MOMENTS + 1):
        pid = ticker.start()
        ticker.run_until(chance.randint(0, MOST_TICKS), chance.uniform(0, 1.5))
        ticker.end(pid)
        cut_short += bool(left_overs(home))

        journal = Journal(home)
        found = [entry.id for entry in journal.read_changes().entries]
        assert ticker.saved <= set(found)
        assert journal.problems == {}
        # an entry cut off between the disk and the pipe may be there as well, but nothing twice
        assert len(found) - len(ticker.saved) <= killed
        assert len(found) == len(set(found))
    assert len(ticker.saved) > MOMENTS
    assert cut_short, "no kill fell into a write"

    after = open_coach(home)
    assert after.repaired == []
    assert ticker.saved <= {entry.id for entry in after.state.written_on(after.journal.device)}


def test_a_killed_writer_leaves_at_most_one_temporary_file_for_each_segment(
    home: Home, ticker: Ticker, tmp_path: Path
) -> None:
    for _ in range(5):
        pid = ticker.start()
        ticker.run_until(1, 0.5)
        ticker.end(pid)
    pages = [file.name for file in home.journal.iterdir() if not file.name.startswith(".")]
    assert {name.removeprefix(".").removesuffix(".new") for name in left_overs(home)} <= {*pages, "device"}
    assert {file.name for file in tmp_path.iterdir()} == {"home"}
