"""A walk through every room and dialog, twice: how long does the screen stand still after any key?"""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import FRESH, YEARS, Programs
from tests.benchmarks.terminal import Answered, Terminal

AT_MOST = 100.0
ROOMS = ("2", "3", "4", "5", "6", "7", "1")
DIALOGS = ("?", "escape", "c", "escape", "ctrl+p", "escape", ",", "escape")
WALK = ("down", "up", *ROOMS, *ROOMS, *DIALOGS, *DIALOGS, "space", "space")

Walk = list[tuple[str, Answered]]


def measure(programs: Programs, runs: int = 5, keys: Sequence[str] = WALK) -> list[Figure]:
    """With no history and with two years of it; begun at the first sight of Today, and once it has come to rest."""
    figures = []
    for home in (FRESH, YEARS):
        program = programs.coach(home)
        for at_once in (True, False):
            walks = []
            for _ in range(runs):
                with Terminal(program) as terminal:
                    terminal.wait_for(program.first)
                    if not at_once:
                        terminal.settle()
                    walks.append(_walk(terminal, keys))
            figures += _figures(f"{'begun at once' if at_once else 'begun at rest'}, {home.name}", walks)
    return figures


def _walk(terminal: Terminal, keys: Sequence[str]) -> Walk:
    """How each key was answered; a key that comes again has the number of its turn behind it."""
    walk: Walk = []
    times: dict[str, int] = {}
    for number, key in enumerate(keys):
        name = f"{key} from {keys[number - 1]}" if key == "escape" else key
        times[name] = times.get(name, 0) + 1
        walk.append((f"{name} ({times[name]})", terminal.answer_to(key)))
    return walk


def _figures(what: str, walks: list[Walk]) -> list[Figure]:
    """The key with the longest pause by its median over the walks; the longest single pause; and the slowest keys."""
    names = [name for name, _ in walks[0]]
    pauses = {
        name: [answer.pause * 1000 for _, answer in turns]
        for name, turns in zip(names, zip(*walks, strict=True), strict=True)
    }
    ...
