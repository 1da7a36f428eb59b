"""Processor time of a program that nobody touches."""

from __future__ import annotations

import time
from contextlib import ExitStack

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import BOTH, Homes, Programs
from tests.benchmarks.terminal import Terminal

SETTLED = 1.0


def measure(programs: Programs, runs: int = 3, seconds: float = 10, homes: Homes = BOTH) -> list[Figure]:
    """B, and coach with both folders, each in a window of `seconds`, all in the same window, `runs` windows long."""
    watched = [programs.bare("B"), *(programs.coach(home) for home in homes)]
    used: list[list[float]] = [[] for _ in watched]
    with ExitStack() as stack:
        terminals = [stack.enter_context(Terminal(program)) for program in watched]
        for terminal in terminals:
            terminal.wait_for(terminal.program.first)
            terminal.settle()
        time.sleep(SETTLED)
        for _ in range(runs):
            before = [terminal.cpu() for terminal in terminals]
            time.sleep(seconds)
            for times, terminal, so_far in zip(used, terminals, before, strict=True):
                times.append(terminal.cpu() - so_far)
    bare, *ours = used
    figures = [milliseconds(f"idle, processor time in {seconds:g} s: B", bare)]
    for home, times in zip(homes, ours, strict=True):
        figures += [
            milliseconds(f"idle, processor time in {seconds:g} s, {home.name}", times),
            ratio(f"idle against B, {home.name}", times, bare, 1.0),
        ]
    return figures
