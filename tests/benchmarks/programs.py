"""The programs that are run: the two bare ones, and coach with a home folder."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import datetime, time
from pathlib import Path

from coach.clock import Clock
from coach.domain.today.day import plan_day
from coach.guide.guide import load_guide
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.store import Store
from tests.benchmarks.history import write_history
from tests.benchmarks.screen import COLUMNS, ROWS

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
NOW = datetime.fromisoformat("2026-11-23T09:40:00+00:00")
SEEN = 24  # characters: enough to know a text by, and never cut by the end of a line


@dataclass(frozen=True)
class Program:
    """What to run. `first` is the text that makes it useful; `second` comes once "down" was pressed."""

    name: str
    command: list[str]
    environment: dict[str, str]
    first: str = ""
    second: str = ""


@dataclass(frozen=True)
class HomeFolder:
    """A made-up person's folder. One entry alone is the profile, of a job lost `days` ago: not quiet any more.

    As a rule the months that are over were `summed_up` when the window was left last; it is missing at the first start
    after a restored backup, or after another machine changed something long ago. Where the window was left by its own
    way, the screen is kept that it will show first; killed as it is here after every start, it keeps none.
    """

    name: str
    entries: int
    days: int
    summed_up: bool = True
    screen_kept: bool = False


FRESH = HomeFolder("no history", 1, 60)
MONTH = HomeFolder("a month", 300, 30)
YEARS = HomeFolder("two years", 20_000, 730)
NOT_SUMMED_UP = HomeFolder("two years not summed up", 20_000, 730, summed_up=False)
THOUSAND = HomeFolder("1,000 entries", 1_000, 90)
TEN_YEARS = HomeFolder("100,000 entries", 100_000, 3_650)
Homes = tuple[HomeFolder, ...]
BOTH: Homes = (FRESH, YEARS)


class Programs:
    """Makes the programs to be measured, with home folders under `folder`, each made when first asked for.

    `coach` is the installed script that is to be measured; without it, it is the coach of this checkout.
    """

    def __init__(self, folder: Path, coach: Path | None = None) -> None:
        self.folder = folder
        self._coach = coach
        self.python = _interpreter_of(coach) if coach else sys.executable
        self._environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "LANG": "C.UTF-8",
            "TZ": "UTC",
            "TERM": "xterm-256color",
            "COLORTERM": "truecolor",
        }

    def bare(self, letter: str) -> Program:
        """A or B."""
        file = HERE / f"bare_{letter.lower()}.py"
        return Program(letter, [self.python, str(file)], self._environment, _FIRST_OF[letter])

    def nothing(self) -> Program:
        """Python itself."""
        return Program("python -c pass", [self.python, "-c", "pass"], self._environment)

    def coach(self, home: HomeFolder, *arguments: str) -> Program:
        """The program itself, with this home folder."""
        folder = self.home(home)
        command = [str(self._coach)] if self._coach else [self.python, "-m", "coach"]
        environment = self._environment | {"COACH_HOME": str(folder), "COACH_NOW": NOW.isoformat()}
        if not self._coach:
            environment["PYTHONPATH"] = str(ROOT)
        if home.screen_kept and not (folder / "screens").exists():
            camera = [self.python, "-m", "coach.tui.camera", str(folder), str(COLUMNS), str(ROWS)]
            subprocess.run(camera, env=environment, check=True)
        name = " ".join(["coach", *arguments]) + f", {home.name}"
        return Program(name, [*command, *arguments], environment, *_first_two(folder))

    def home(self, home: HomeFolder) -> Path:
        """The folder, filled up to the end of yesterday."""
        folder = self.folder / home.name.replace(" ", "-")
        if not folder.exists():
            midnight = datetime.combine(NOW.date(), time(), tzinfo=NOW.tzinfo)
            write_history(folder, home.entries, home.days, midnight)
            if home.summed_up:
                open_home(folder).compact()
        return folder


_FIRST_OF = {"A": "One line of text", "B": "List item 00"}


def open_home(folder: Path, now: datetime = NOW) -> Store:
    """The same folder in this process."""
    return Store(Journal(Home(folder)), load_guide(), Clock(now))


def _first_two(folder: Path) -> tuple[str, str]:
    """How the first action on Today begins, and what is said about the one after the highlighted one."""
    state = open_home(folder).state
    day = plan_day(state, NOW)
    actions = [*(task.action for task in day.tasks), *day.more]
    still_open = [*(task.action for task in day.tasks if not task.done), *day.more]
    following = actions[actions.index(still_open[0]) + 1]
    said = state.guide.step(following.step).how(following.id)
    return actions[0].title[:SEEN], said.splitlines()[0][:SEEN]


def _interpreter_of(script: Path) -> str:
    """The Python that a script is run by, so that all that is measured is run by the same."""
    with script.open("rb") as file:
        line = file.readline().decode(errors="replace").strip()
    named = line.removeprefix("#!").strip()
    return named if line.startswith("#!") and "python" in named and Path(named).exists() else sys.executable
