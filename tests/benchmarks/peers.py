"""Other programs for the terminal beside coach, where they are installed: how long until the first screen is still.

None is needed. Each gets a folder of its own, as after it was installed; what is not there is passed over, with a word.
"""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path

from tests.benchmarks import proc
from tests.benchmarks.commands import whole_process
from tests.benchmarks.figures import Figure, megabytes, milliseconds
from tests.benchmarks.programs import YEARS, Program, Programs
from tests.benchmarks.terminal import NothingHappenedError, Terminal

SCREENS: dict[str, tuple[str, ...]] = {
    "dooit": (),
    "posting": (),
    "bagels": ("--at", "{home}"),
    "ikhal": (),
    "calcurse": ("-D", "{home}/calcurse"),
    "hledger-ui": ("-f", "{home}/books.journal"),
}
COMMANDS: dict[str, tuple[str, ...]] = {"task": ("rc.confirmation=off", "rc:{home}/taskrc", "add", "one more thing")}
"""Programs without a screen of their own, each with a command that writes."""

BOOKS = "2026-11-01 rent\n    expenses:rent  900\n    assets:bank\n"
KHAL = "[calendars]\n[[home]]\npath = {home}/calendar\ntype = calendar\n[locale]\ntimeformat = %H:%M\n"


def measure(programs: Programs, runs: int = 5, where: str | None = None) -> list[Figure]:
    """Time coach with two years, B, and every peer that is on the PATH (or in the folders `where`), in turn."""
    home = _home(programs.folder / "peers")
    full = [programs.bare("B"), programs.coach(YEARS), *_installed(home, SCREENS, where)]
    short = [programs.coach(YEARS, "done", "1.1"), *_installed(home, COMMANDS, where)]
    starts: dict[str, list[float]] = {}
    sizes: dict[str, list[float]] = {}
    for _ in range(runs):
        for program in full:
            try:
                with Terminal(program) as terminal:
                    changes = terminal.settle_after_start()
                    starts.setdefault(program.name, []).append(changes[-1] - terminal.began)
                    sizes.setdefault(program.name, []).append(proc.memory(terminal.pid))
            except NothingHappenedError as error:
                print(f"{program.name} is left out: {str(error).splitlines()[0]}", file=sys.stderr)
    figures = [milliseconds(f"peers: {name}, start until still", taken) for name, taken in starts.items()]
    figures += [megabytes(f"peers: {name}, memory", taken) for name, taken in sizes.items()]
    for program in short:
        taken = [whole_process(program) for _ in range(runs)]
        figures.append(milliseconds(f"peers: {program.name}, the process", taken))
    return figures


def _home(folder: Path) -> Path:
    """A folder in which each of them finds what it asks for at the first start."""
    config = folder / ".config/khal"
    for each in (config, folder / "calendar", folder / "calcurse"):
        each.mkdir(parents=True, exist_ok=True)
    (config / "config").write_text(KHAL.format(home=folder), encoding="utf-8")
    (folder / "books.journal").write_text(BOOKS, encoding="utf-8")
    (folder / "taskrc").write_text(f"data.location={folder}/task\nnews.version=99.0.0\n", encoding="utf-8")
    return folder


def _installed(home: Path, peers: dict[str, tuple[str, ...]], where: str | None) -> list[Program]:
    found, base = [], _environment(home)
    for name, words in peers.items():
        if at := shutil.which(name, path=where):
            found.append(Program(name, [at, *(word.format(home=home) for word in words)], base))
        else:
            print(f"{name} is not installed", file=sys.stderr)
    return found


def _environment(home: Path) -> dict[str, str]:
    terminal = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", "TZ": "UTC"}
    return terminal | {"PATH": os.environ["PATH"], "HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config")}
