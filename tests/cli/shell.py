"""A person at a prompt: commands as real processes, with a folder, a clock and a locale of their own."""

from __future__ import annotations

import atexit
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import coach
from coach.clock import clock_from
from coach.guide.guide import load_guide
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store
from tests.cli.fork_server import CAN_FORK, run_forked

ROOT = Path(coach.__file__).parents[1]
NOW = "2026-11-23T09:00:00+04:00"  # a Monday
COACH = (sys.executable, "-W", "error", "-m", "coach")
LONGEST_WAIT = 60.0

HOSTILE = "[/b] [link='x $(touch here) `*_<b> =1+1 日本語"
"""What somebody might type, and what must stay a text."""


@dataclass
class Shell:
    """Runs commands one after the other. `folder` holds everything; `home` is COACH_HOME, and need not exist.

    Keys are shown without the mark of the machine, which differs from run to run, unless `marks` is set.
    """

    folder: Path
    now: str = NOW
    more: dict[str, str] = field(default_factory=dict)
    marks: bool = False

    @property
    def home(self) -> Path:
        """Where everything is kept."""
        return self.folder / "home"

    @property
    def environment(self) -> dict[str, str]:
        """What every command gets to see, and nothing else."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder),
            "COACH_HOME": str(self.home),
            "COACH_NOW": self.now,
            "LANG": "C.UTF-8",
            "TZ": "Asia/Dubai",
            "PYTHONPATH": str(ROOT),
            **self.more,
        }

    def __call__(self, *arguments: str | bytes, **options: Any) -> subprocess.CompletedProcess[str]:
        """Run one command to its end. Nothing can be typed into it.

        It is a process of its own, and a fresh one wherever something about it is special: see fork_server.py.
        """
        usual = [word for word in arguments if isinstance(word, str) and word.isprintable()]
        if CAN_FORK and len(usual) == len(arguments) and not options and not self.more:
            ended = run_forked((*usual,), self.environment, self.folder, LONGEST_WAIT)
            ended.stdout, ended.stderr = map(self.unmarked, (ended.stdout, ended.stderr))
            return ended
        return self.run([*COACH, *arguments], **options)

    def run(self, words: list[str | bytes], **options: Any) -> subprocess.CompletedProcess[str]:
        """Run any program in this environment."""
        options = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "stdin": subprocess.DEVNULL} | options
        ended = subprocess.run(
            words,
            env=self.environment,
            cwd=self.folder,
            encoding="utf-8",
            timeout=LONGEST_WAIT,
            check=False,
            **options,
        )
        ended.stdout, ended.stderr = map(self.unmarked, (ended.stdout, ended.stderr))
        return ended

    def unmarked(self, text: str) -> str:
        """The text without this machine's mark on keys, which is of chance. A key can be given without it as well."""
        device = self.home / "device"
        mark = device.read_text()[:4] if text and not self.marks and device.is_file() else ""
        return re.sub(rf"(?<=[a-z0-9])\.{mark}\b", "", text) if mark else text

    def says(self, *arguments: str) -> str:
        """What a command prints that must end well and have nothing to complain of."""
        ended = self(*arguments)
        assert (ended.returncode, ended.stderr) == (0, "")
        return ended.stdout

    def json(self, *arguments: str) -> Any:
        """What such a command prints as JSON."""
        return json.loads(self.says(*arguments, "--json"))

    def refuses(self, *arguments: str | bytes) -> str:
        """The one line on stderr of a command that is refused."""
        ended = self(*arguments)
        assert (ended.returncode, ended.stdout) == (2, "")
        return the_line(ended.stderr)

    def open(self) -> Store:
        """The same journal in this process, for what would take many commands to arrange."""
        return Store(Journal(Home(self.home)), load_guide(), clock_from(self.now))


def the_line(text: str) -> str:
    """The only line of `text`, without its end."""
    assert text.endswith("\n")
    assert text.count("\n") == 1
    return text[:-1]


def furnished(shell: Shell, filling: Callable[[Shell], None]) -> Shell:
    """A shell in which `filling` was done before. It is done once for all tests of a process, and its files copied."""
    shutil.copytree(_filled(filling, shell.now), shell.folder, dirs_exist_ok=True)
    return shell


@cache
def _filled(filling: Callable[[Shell], None], now: str) -> Path:
    folder = TemporaryDirectory(prefix="filled-")
    atexit.register(folder.cleanup)
    filling(Shell(Path(folder.name), now))
    return Path(folder.name)
