"""A large life: 30,000 people, 5,000 applications, 2,000 adverts and 300,000 entries over ten years.

What it costs to read it for the first time, to open every room and press a key in it, and to print what there is of it;
how much memory it takes, and whether a thousand switches of rooms leave that as it was.
"""

from __future__ import annotations

import shutil
import time
from datetime import datetime
from pathlib import Path

from tests.benchmarks import proc
from tests.benchmarks.contacts import processor_time
from tests.benchmarks.figures import Figure, megabytes, milliseconds, ratio
from tests.benchmarks.large_life import LARGE, Size, write_large_life
from tests.benchmarks.programs import NOW, THOUSAND, HomeFolder, Program, Programs, open_home
from tests.benchmarks.rooms import ROOMS, of_rooms
from tests.benchmarks.terminal import Terminal

FIRST_LOOK, COMMAND, MEMORY, GROWTH = 1.5, 2_000.0, 120.0, 1.05
OF = ", a large life"
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("status",),
    ("today",),
    ("history",),
    ("review",),
    ("skills",),
    ("people", "list"),
    ("applications", "list"),
    ("due",),
    ("search", "clinic"),
    ("done", "1.1"),
)


def measure(
    programs: Programs,
    runs: int = 5,
    switches: int = 1_000,
    size: Size = LARGE,
    commands: tuple[tuple[str, ...], ...] = COMMANDS,
) -> list[Figure]:
    """Beside the bare program B, and beside python itself."""
    home = HomeFolder("a large life", size.entries, size.days)
    folder = programs.folder / home.name.replace(" ", "-")
    if not folder.exists():
        write_large_life(folder, datetime.combine(NOW.date(), datetime.min.time(), tzinfo=NOW.tzinfo), size)
    figures = _first_looks(programs, folder, size, max(1, runs // 3))
    program = programs.coach(home)
    figures += of_rooms(programs, program, runs, presses=10, of=OF)
    figures += _memory(program, max(1, runs // 3), switches)
    return [*figures, *_commands(programs, home, runs, commands)]


def _first_looks(programs: Programs, folder: Path, size: Size, runs: int) -> list[Figure]:
    """Processor time for reading every page and summing them up, as after a restored backup, for each entry."""
    short, taken, beside = programs.home(THOUSAND), list[float](), list[float]()
    for _ in range(runs):
        taken.append(_first_look(folder) / size.entries)
        beside.append(_first_look(short) / THOUSAND.entries)
    return [
        milliseconds(f"a first look{OF}, processor time", [each * size.entries for each in taken]),
        ratio(f"a first look{OF}, for each entry beside 1,000", taken, beside, FIRST_LOOK),
    ]


def _first_look(folder: Path) -> float:
    """Seconds; what it finds summed up is thrown away before."""
    (folder / "digest.json").unlink(missing_ok=True)
    shutil.rmtree(folder / "seen", ignore_errors=True)
    began = time.process_time()
    open_home(folder).compact()
    return time.process_time() - began


def _memory(program: Program, runs: int, switches: int) -> list[Figure]:
    """Once every room was opened and a key pressed in it, and after many switches between them."""
    opened, later = [], []
    for _ in range(runs):
        with Terminal(program) as terminal:
            terminal.wait_for(program.first)
            terminal.settle()
            _walk(terminal, len(ROOMS))
            _walk(terminal, len(ROOMS))
            opened.append(proc.memory(terminal.pid))
            _walk(terminal, switches)
            later.append(proc.memory(terminal.pid))
    return [
        megabytes(f"memory, every room opened{OF}", opened, MEMORY),
        megabytes(f"the same after {switches:,} switches of rooms", later, MEMORY),
        ratio(f"memory after {switches:,} switches against before", later, opened, GROWTH),
    ]


def _walk(terminal: Terminal, switches: int) -> None:
    rooms = [*ROOMS]
    for number in range(switches):
        terminal.press(rooms[number % len(rooms)])
        terminal.change()
    terminal.settle()


def _commands(programs: Programs, home: HomeFolder, runs: int, commands: tuple[tuple[str, ...], ...]) -> list[Figure]:
    """Whole processes: the processor time of each."""
    programs_of = [programs.coach(home, *words) for words in commands]
    times: list[list[float]] = [[] for _ in commands]
    for _ in range(runs):
        for program, taken in zip(programs_of, times, strict=True):
            taken.append(processor_time(program))
    return [
        milliseconds(f"coach {' '.join(words)}{OF}, processor time", taken, COMMAND)
        for words, taken in zip(commands, times, strict=True)
    ]
