"""A walk through every room and dialog, twice: how long does the screen stand still after any key?

The figure is the key with the longest pause, by its median over the walks; and beside it the longest single pause.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import chain
from statistics import median

from tests.benchmarks.figures import Figure
from tests.benchmarks.programs import BOTH, Homes, Programs
from tests.benchmarks.terminal import Answered, Terminal

AT_MOST = 100.0
LISTED = 5
ROOMS = ("2", "3", "4", "5", "6", "7", "1")
DIALOGS = ("?", "escape", "c", "escape", "ctrl+p", "escape", ",", "escape")
WALK = ("down", "up", *ROOMS, *ROOMS, *DIALOGS, *DIALOGS, "space", "space")

Walk = list[tuple[str, Answered]]


def measure(programs: Programs, runs: int = 5, keys: Sequence[str] = WALK, homes: Homes = BOTH) -> list[Figure]:
    """With no history and with two years of it; begun at the first sight of Today, and once it has come to rest."""
    figures = []
    for home in homes:
        program = programs.coach(home)
        for at_once in (True, False):
            walks = []
            for _ in range(runs):
                with Terminal(program) as terminal:
                    terminal.wait_for(program.first)
                    if not at_once:
                        terminal.settle()
                    walks.append(_walk(terminal, keys, at_once=at_once))
            figures += _figures(f"{'from the first sight' if at_once else 'once at rest'}, {home.name}", walks)
    return figures


def _walk(terminal: Terminal, keys: Sequence[str], *, at_once: bool) -> Walk:
    """How each key was answered, by its name and the how-manieth time it was pressed."""
    walk: Walk = []
    pressed: Counter[str] = Counter()
    for number, key in enumerate(keys):
        name = f"escape from {keys[number - 1]}" if key == "escape" else key
        pressed[name] += 1
        walk.append((f"{name} ({pressed[name]})", terminal.answer_to(key, hurried=at_once)))
    return walk


def _figures(what: str, walks: list[Walk]) -> list[Figure]:
    answers: dict[str, list[Answered]] = {}
    for name, answer in chain.from_iterable(walks):
        answers.setdefault(name, []).append(answer)
    usual = {name: median(answer.pause for answer in found) * 1000 for name, found in answers.items()}
    slowest = sorted(usual.items(), key=lambda found: -found[1])[:LISTED]
    name, single = max(chain.from_iterable(walks), key=lambda found: found[1].pause)
    return [
        Figure(f"longest pause, {what}", slowest[0][1], "ms", AT_MOST, ", ".join(f"{n} {p:.0f}" for n, p in slowest)),
        Figure(
            f"longest single pause, {what}",
            single.pause * 1000,
            "ms",
            AT_MOST,
            f"{name}, of which up to {min(single.waited, single.pause) * 1000:.0f} ms waiting for a processor",
        ),
    ]
