"""A key press to its paint, in a program that has come to rest: down and up, and the tick."""

from __future__ import annotations

import random
import time
from statistics import median

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import FRESH, YEARS, Program, Programs
from tests.benchmarks.terminal import Terminal

ARROWS = ("down", "up")
TICK = ("space",)


def measure(programs: Programs, runs: int = 10, presses: int = 10) -> list[Figure]:
    """B and coach in turn; `presses` of each kind in every run, after one that does not count."""
    homes = (FRESH, YEARS)
    bare, ours = programs.bare("B"), [programs.coach(home) for home in homes]
    arrows: dict[str, list[float]] = {program.name: [] for program in (bare, *ours)}
    ticks: dict[str, list[float]] = {program.name: [] for program in ours}
    for _ in range(runs):
        for program in (bare, *ours):
            with Terminal(program) as terminal:
                terminal.wait_for(program.first)
                terminal.settle()
                arrows[program.name] += _paints(terminal, ARROWS, presses)
                if program is not bare:
                    ticks[program.name] += _paints(terminal, TICK, presses)
    figures = [milliseconds(f"arrow key to paint: {bare.name}", arrows[bare.name])]
    for home, program in zip(homes, ours, strict=True):
        figures += _figures(home.name, program, arrows, ticks, arrows[bare.name])
    return figures


def _figures(
    home: str, program: Program, arrows: dict[str, list[float]], ticks: dict[str, list[float]], bare: list[float]
) -> list[Figure]:
    half = median(bare) * 1000 / 2
    return [
        milliseconds(f"arrow key to paint, {home}", arrows[program.name]),
        ratio(f"arrow key against B, {home}", arrows[program.name], bare, 0.5),
        milliseconds(f"space to the tick on the screen, {home}", ticks[program.name], round(half, 1)),
    ]


def _paints(terminal: Terminal, keys: tuple[str, ...], presses: int) -> list[float]:
    """Times from press to first visible change, at moments that have nothing to do with the program's own timers."""
    chance = random.Random(terminal.pid)  # noqa: S311 - any moment will do
    paints = []
    for number in range(presses + 1):
        time.sleep(chance.uniform(0, 0.04))
        paints.append(terminal.answer_to(keys[number % len(keys)]).first)
    return paints[1:]
