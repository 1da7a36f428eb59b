"""From exec to the first action of Today on the screen, and the key that is pressed in that very moment."""

from __future__ import annotations

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import BOTH, NOT_SUMMED_UP, Homes, Programs
from tests.benchmarks.terminal import Terminal


def measure(programs: Programs, runs: int = 10, warm_up: int = 1, homes: Homes = BOTH) -> list[Figure]:
    """A, B, coach with no history and with two years of it, in turn, each in a new process every time."""
    ours = [programs.store(home) for home in homes]
    contestants = [programs.bare("A"), programs.bare("B"), *ours, programs.store(NOT_SUMMED_UP)]
    starts: dict[str, list[float]] = {program.name: [] for program in contestants}
    first_keys: dict[str, list[float]] = {program.name: [] for program in contestants}
    for run in range(-warm_up, runs):
        for program in contestants:
            with Terminal(program) as terminal:
                useful = terminal.wait_for(program.first)
                first_key = -terminal.press("down") + terminal.wait_for(program.second) if program.second else 0.0
            if run >= 0:
                starts[program.name].append(useful - terminal.began)
                first_keys[program.name].append(first_key)
    figures = [milliseconds(f"start: {program.name}", starts[program.name]) for program in contestants]
    for home, program in zip(homes, ours, strict=True):
        taken = starts[program.name]
        figures += [
            ratio(f"start against A, {home.name}", taken, starts["A"], 1.5),
            ratio(f"start against B, {home.name}", taken, starts["B"], 1.0),
            milliseconds(f"a key at the first sight, {home.name}", first_keys[program.name], 100),
        ]
    return figures
