"""How quick coach is, measured against what the project promises: python -m tests.benchmarks

One table: each figure, the most it may be, and whether it is within that. See docs/benchmarks.md.
"""

from __future__ import annotations

import argparse
import compileall
import json
import sys
import sysconfig
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks import (
    commands,
    contacts,
    growth,
    idle,
    keys,
    large,
    lists,
    money,
    pauses,
    peers,
    practice,
    reading,
    rooms,
    skills,
    starts,
    startup,
    stories,
    ticks,
)
from tests.benchmarks.figures import Figure, table
from tests.benchmarks.proc import machine
from tests.benchmarks.programs import ROOT, Programs

# `runs` is what --runs says; each part makes of it as many as it needs to be as steady as the others.
PARTS: dict[str, Callable[[Programs, int], list[Figure]]] = {
    "startup": startup.measure,
    "keys": lambda programs, runs: keys.measure(programs, max(1, runs // 2)),
    "pauses": lambda programs, runs: pauses.measure(programs, max(1, runs // 2)),
    "rooms": lambda programs, runs: rooms.measure(programs, max(1, runs // 2)),
    "idle": lambda programs, runs: idle.measure(programs, max(1, runs // 3)),
    "commands": lambda programs, runs: commands.measure(programs, runs * 3),
    "starts": lambda programs, runs: starts.measure(programs, runs // 2 + 1),
    "ticks": lambda programs, runs: ticks.measure(programs, runs * 30),
    "money": money.measure,
    "contacts": contacts.measure,
    "lists": lists.measure,
    "reading": reading.measure,
    "practice": practice.measure,
    "skills": skills.measure,
    "growth": lambda programs, runs: growth.measure(programs, max(3, runs // 2), runs * 20),
    "stories": stories.measure,
    "peers": lambda programs, runs: peers.measure(programs, max(1, runs // 2)),
    "large": lambda programs, runs: large.measure(programs, max(1, runs // 3)),
}


def main(arguments: Sequence[str]) -> int:
    """Measure, print the table, and return 0 if every figure is within its bound, else 1."""
    options = _options(arguments)
    compile_bytecode()
    figures: list[Figure] = []
    with TemporaryDirectory(dir=options.where, prefix="coach-benchmarks-") as folder:
        programs = Programs(Path(folder), options.coach)
        print(machine(Path(folder)), file=sys.stderr)
        for name in options.only:
            print(f"{name} ...", file=sys.stderr, flush=True)
            figures += PARTS[name](programs, options.runs)
        about = machine(Path(folder))
    if options.json:
        print(json.dumps({"machine": about, "figures": [asdict(one) | {"verdict": one.verdict} for one in figures]}))
    else:
        print(f"{about}\n\n{table(figures)}")
    return int(any(figure.verdict == "over" for figure in figures))


def compile_bytecode() -> None:
    """Whatever is measured has its bytecode; the standard library gets what is missing from the first runs."""
    for folder in (ROOT / "coach", sysconfig.get_path("purelib")):
        compileall.compile_dir(folder, quiet=2)


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--runs", type=int, default=10, help="how often to start each program; the rest goes by it")
    parser.add_argument("--only", type=_parts, default=list(PARTS), help=f"some of {','.join(PARTS)}")
    parser.add_argument("--json", action="store_true", help="print JSON in place of the table")
    parser.add_argument(
        "--coach", type=Path, help="an installed coach to measure, in place of the one in this checkout"
    )
    parser.add_argument("--where", type=Path, help="a folder on the disk to measure, in place of the temporary one")
    return parser.parse_args(arguments)


def _parts(text: str) -> list[str]:
    names = text.split(",")
    if unknown := sorted(set(names) - PARTS.keys()):
        raise argparse.ArgumentTypeError(f"there is no part {unknown[0]!r}; there are {', '.join(PARTS)}")
    return names


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
