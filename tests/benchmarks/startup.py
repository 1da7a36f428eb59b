"""From exec to the first action of Today on the screen, and the key that is pressed in that very moment."""

from __future__ import annotations

from dataclasses import replace

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import BOTH, NOT_SUMMED_UP, Homes, Programs
from tests.benchmarks.terminal import Terminal


def measure(programs: Programs, runs: int = 10, warm_up: int = 1, homes: Homes = BOTH) -> list[Figure]:
    """A, B, coach with no history and with two years of it, in turn, each in a new process every time.

    With both histories it is started as well where the screen is kept that it will show first.
    """
    ours = [programs.coach(home) for home in homes]
    kept = [programs.coach(replace(home, name=f"{home.name}, kept", screen_kept=True)) for home in homes]
    contestants = [programs.bare("A"), programs.bare("B"), *ours, programs.coach(NOT_SUMMED_UP), *kept]
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
            ratio(f"start against A, {home.name}", taken, starts["A"], 1.35),
            ratio(f"start against B, {home.name}", taken, starts["B"], 1.0),
            milliseconds(f"a key at the first sight, {home.name}", first_keys[program.name], 100),
        ]
    for home, program in zip(homes, kept, strict=True):
        taken = starts[program.name]
        answered = [first + key for first, key in zip(taken, first_keys[program.name], strict=True)]
        figures += [
            ratio(f"first paint of a kept screen against A, {home.name}", taken, starts["A"], 0.15),
            ratio(f"a key at once, answered, against A, {home.name}", answered, starts["A"], 1.3),
        ]
    return figures
