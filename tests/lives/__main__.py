"""Run all the journeys, and random lives: python -m tests.lives [--only NAME] [--examples N]

Each journey is three months of simulated days. It ends with a line about what was done, or with the first check that
failed.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
import tempfile
import time
from pathlib import Path

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read once, when Textual is imported

from tests.lives.journeys import JOURNEYS
from tests.lives.random_lives import live_at_random

RANDOM = "random"


def main() -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.lives", description=__doc__)
    parser.add_argument("--only", choices=(*JOURNEYS, RANDOM), help="this one alone")
    parser.add_argument("--examples", type=int, default=20, help="how many lives at random")
    parser.add_argument(
        "--quick", action="store_true", help="show a life that does not hold as it was, not the shortest"
    )
    options = parser.parse_args()
    for name, journey in JOURNEYS.items():
        if options.only in (None, name):
            with tempfile.TemporaryDirectory() as folder:
                began = time.monotonic()
                person = asyncio.run(journey(Path(folder)))
                tell(name, dict(person.tally) | {"entries": len(person.record.rows)}, time.monotonic() - began)
    if options.only in (None, RANDOM):
        began = time.monotonic()
        tell(RANDOM, dict(live_at_random(options.examples, shrink=not options.quick)), time.monotonic() - began)
    return 0


def tell(name: str, tally: dict[str, int], seconds: float) -> None:
    """Print a line about what was done."""
    said = ", ".join(f"{number:,} {what}" for what, number in sorted(tally.items()))
    print(f"{name}: {said}; {seconds:.0f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
