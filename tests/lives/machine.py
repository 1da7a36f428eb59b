"""One installation of coach, and the ways to use it: commands in this process or a separate one, and the window."""

from __future__ import annotations

import io
import json
import os
import subprocess
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, redirect_stderr, redirect_stdout, suppress
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple
from unittest.mock import patch

from coach.cli.main import run
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store
from tests.cli.shell import COACH, Shell
from tests.scenes import StillClock
from tests.tui.app_driver import GUIDE, AppDriver, run_app

Row = dict[str, Any]


class Ended(NamedTuple):
    """The exit code of a command, and its output."""

    code: int
    out: str
    err: str


class Machine:
    """A home folder and a clock. `tally` counts what was done with it."""

    def __init__(self, folder: Path, tally: Counter[str]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self.shell = Shell(folder)
        self.home = Home(self.shell.home)
        self.tally = tally
        self._read: dict[str, tuple[int, int, list[Row]]] = {}

    def set_clock(self, now: datetime) -> None:
        """Set the clock of this machine."""
        self.shell.now = now.isoformat(timespec="seconds")

    @property
    def now(self) -> datetime:
        """The time on its clock."""
        return datetime.fromisoformat(self.shell.now)

    @property
    def device(self) -> str:
        """The id of this installation; "" before its first entry."""
        return self.home.device.read_text("ascii").strip() if self.home.device.exists() else ""

    # -- commands

    def tries(self, *words: str, typed: str = "") -> Ended:
        """Run a command in this process, with this input."""
        self.tally["commands"] += 1
        out, err = io.StringIO(), io.StringIO()
        guide = patch("coach.guide.guide.load_guide", return_value=GUIDE)  # loading it is a third of a command's time
        environment = patch.dict(os.environ, self.shell.environment, clear=True)
        keyboard = patch("sys.stdin", io.TextIOWrapper(io.BytesIO(typed.encode())))
        with guide, environment, keyboard, redirect_stdout(out), redirect_stderr(err):
            code = run([*words])
        return Ended(code, out.getvalue(), err.getvalue())

    def says(self, *words: str) -> str:
        """The output of a command that must succeed without warnings."""
        ended = self.tries(*words)
        assert (ended.code, ended.err) == (0, ""), f"coach {' '.join(words)} on {self.shell.now}: {ended}"
        return ended.out

    def json(self, *words: str) -> Any:
        """The JSON output of such a command."""
        return json.loads(self.says(*words, "--json"))

    def process(self, *words: str) -> str:
        """The same in a separate process."""
        self.tally["processes"] += 1
        return self.shell.says(*words)

    def killed(self, after: float, *words: str) -> None:
        """Start a command in a separate process, and kill it after so many seconds."""
        self.tally["kills"] += 1
        nowhere = subprocess.DEVNULL
        with subprocess.Popen(
            [*COACH, *words],
            env=self.shell.environment,
            cwd=self.shell.folder,
            stdin=nowhere,
            stdout=nowhere,
            stderr=nowhere,
        ) as process:
            with suppress(subprocess.TimeoutExpired):
                process.wait(after)
            process.kill()

    # -- the window

    @asynccontextmanager
    async def window(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[AppDriver]:
        """Open the window, and close it at the end. Any error in it is raised."""
        self.tally["windows"] += 1
        with patch.dict(os.environ, self.shell.environment | {"TERM": "xterm-256color"}, clear=True):
            async with run_app(self.open(), size) as person:
                yield person

    def open(self) -> Store:
        """The store, as a process that starts now would open it."""
        return Store(Journal(self.home), GUIDE, StillClock(self.now))

    # -- what is on its disk

    @property
    def entries(self) -> dict[str, Row]:
        """Every entry by its id, read from the segments as plain JSON, without coach."""
        found: dict[str, Row] = {}
        for page in sorted(self.home.journal.glob("[0-9]*.json")):
            mark = page.stat()
            known = self._read.get(page.name)
            if not known or known[:2] != (mark.st_mtime_ns, mark.st_ino):
                rows = [*json.loads(page.read_bytes())["entries"].values()]
                known = self._read[page.name] = (mark.st_mtime_ns, mark.st_ino, rows)
            found |= {row["id"]: row for row in known[2]}
        return found
