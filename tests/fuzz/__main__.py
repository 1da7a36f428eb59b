"""Fuzz every parser: python -m tests.fuzz [--minutes N] [--only PARSER]

Prints the number of inputs for each parser, and every fault with the smallest input that shows it. Exits with 1 if
there is a fault. Parsers take turns, and each turn has different inputs.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Sequence

from tests.fuzz.trying import TARGETS, bound_memory, now, try_out


def main(arguments: Sequence[str]) -> int:
    """Run for as long as was asked for."""
    options = _options(arguments)
    bound_memory()
    tried: Counter[str] = Counter()
    faults: dict[str, str] = {}
    began, number = now(), options.seed
    while now() - began < options.minutes * 60:
        for name in options.only or TARGETS:
            if name in faults:
                continue
            ended = try_out(name, number=number)
            tried[name] += ended.tried
            if ended.fault:
                faults[name] = ended.fault
                print(f"--- {name}: a fault, in round {number}\n{ended.fault}", flush=True)
        number += 1
        if len(faults) == len(options.only or TARGETS):
            break
    minutes = (now() - began) / 60
    for name, count in tried.items():
        print(f"{name:<16} {count:>9,}{'  a fault' if name in faults else ''}")
    print(
        f"{tried.total():,} inputs in {minutes:.0f} minutes, seeds {options.seed} to {number - 1}; {len(faults)} faults"
    )
    return int(bool(faults))


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--minutes", type=float, default=5, help="how long, in all (default: 5)")
    parser.add_argument("--only", action="append", choices=sorted(TARGETS), help="this parser; may be given again")
    parser.add_argument("--seed", type=int, default=0, help="which inputs to begin with (default: 0)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
