"""A key press to its paint, in a program that has come to rest: down and up, and the tick."""

from __future__ import annotations

import random
import time

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import BOTH, Homes, Programs
from tests.benchmarks.terminal import Answered, Terminal

ARROWS = ("down", "up")
TICK = ("space",)


def measure(programs: Programs, runs: int = 5, presses: int = 20, homes: Homes = BOTH) -> list[Figure]:
    """B and coach in turn; `presses` of each kind in every run, after one that does not count."""
    bare, ours = programs.bare("B"), [programs.coach(home) for home in homes]
    arrows: dict[str, list[float]] = {program.name: [] for program in (bare, *ours)}
    ticks: dict[str, list[float]] = {program.name: [] for program in ours}
    saved: dict[str, list[float]] = {program.name: [] for program in ours}
    for _ in range(runs):
        for program in (bare, *ours):
            with Terminal(program) as terminal:
                terminal.wait_for(program.first)
                terminal.settle()
                arrows[program.name] += _paints(terminal, ARROWS, presses)
                if program is not bare:
                    answers = _answers(terminal, TICK, presses)
                    ticks[program.name] += [answer.first for answer in answers]
                    saved[program.name] += [answer.last for answer in answers]
    figures = [milliseconds(f"arrow key to paint: {bare.name}", arrows[bare.name])]
    for home, program in zip(homes, ours, strict=True):
        figures += [
            milliseconds(f"arrow key to paint, {home.name}", arrows[program.name]),
            ratio(f"arrow key against B, {home.name}", arrows[program.name], arrows[bare.name], 0.5),
            milliseconds(f"space to paint, {home.name}", ticks[program.name]),
            ratio(f"space against an arrow key in B, {home.name}", ticks[program.name], arrows[bare.name], 0.5),
            milliseconds(f"space until the tick is saved and all is drawn, {home.name}", saved[program.name]),
        ]
    return figures


def _paints(terminal: Terminal, keys: tuple[str, ...], presses: int) -> list[float]:
    """Times from press to first visible change."""
    return [answer.first for answer in _answers(terminal, keys, presses)]


def _answers(terminal: Terminal, keys: tuple[str, ...], presses: int) -> list[Answered]:
    """What came of each press, at moments that have nothing to do with the program's own timers."""
    chance = random.Random(terminal.pid)  # noqa: S311 - any moment will do
    answers = []
    for number in range(presses + 1):
        time.sleep(chance.uniform(0, 0.04))
        answers.append(terminal.answer_to(keys[number % len(keys)]))
    return answers[1:]
