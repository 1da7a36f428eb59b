"""Whole processes, from before exec until they have ended, against the least that Python can do."""

from __future__ import annotations

import os
import time
from dataclasses import replace

from tests.benchmarks.figures import Figure, milliseconds, ratio
from tests.benchmarks.programs import FRESH, MONTH, NOT_SUMMED_UP, YEARS, Program, Programs

DONE = ("done", "1.1")
LOG = ("log", "called Hana, 20 min")


def measure(programs: Programs, runs: int = 25, warm_up: int = 2) -> list[Figure]:
    """`python -c pass` and the commands, in turn."""
    nothing = programs.nothing()
    bounded = [
        (programs.coach(FRESH, "--version"), 4.0),
        (programs.coach(MONTH, "status"), 2.0),
        (programs.coach(YEARS, "status"), 2.0),
        (programs.coach(MONTH, "today"), 5.0),
        (programs.coach(replace(MONTH, name="a month, ticking"), *DONE), 5.0),
        (programs.coach(replace(MONTH, name="a month, logging"), *LOG), 5.0),
    ]
    informing = [
        programs.coach(NOT_SUMMED_UP, "status"),
        programs.coach(YEARS, *DONE),
    ]
    everything = [nothing, *(program for program, _ in bounded), *informing]
    times: dict[str, list[float]] = {program.name: [] for program in everything}
    for run in range(-warm_up, runs):
        for program in everything:
            taken = whole_process(program)
            if run >= 0:
                times[program.name].append(taken)
    figures = [milliseconds(program.name, times[program.name]) for program in everything]
    ratios = [
        ratio(f"{program.name}, against python", times[program.name], times[nothing.name], bound)
        for program, bound in bounded
    ]
    return figures + ratios


def whole_process(program: Program) -> float:
    """Seconds that one run takes. Raises RuntimeError where it does not end well."""
    outputs = [(os.POSIX_SPAWN_OPEN, number, os.devnull, os.O_RDWR, 0) for number in (0, 1, 2)]
    began = time.perf_counter()
    pid = os.posix_spawn(program.command[0], program.command, program.environment, file_actions=outputs)
    _, status = os.waitpid(pid, 0)
    taken = time.perf_counter() - began
    if code := os.waitstatus_to_exitcode(status):
        raise RuntimeError(f"{program.name} ended with {code}")
    return taken
