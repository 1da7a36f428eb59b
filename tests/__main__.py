"""The whole gate, in one command: python -m tests

Form, lint, types, arrows, dependencies, and the tests with warnings as errors (the built wheel among them). Needs what
requirements.lock holds. With arguments only the steps of these names are run: python -m tests lint types
The step "long" (kills, fuzz, generated files, whole lives, the installed wheel, more examples of each property) is run
only when it is named; CI runs it as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
WORKERS = str((os.cpu_count() or 1) + 1)  # one is at work while another waits for a disk, a process or a timer
PYTEST = [PYTHON, "-W", "error", "-m", "pytest", "-q", "-n", WORKERS, "--dist", "loadgroup"]

CHECKS: dict[str, list[str]] = {
    "form": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "lint": [PYTHON, "-m", "ruff", "check", "."],
    "types": [PYTHON, "-m", "mypy"],
    "arrows": [str(BIN / "lint-imports"), "--no-logo"],
    "dependencies": [PYTHON, "-m", "deptry", "."],
}
TESTS: dict[str, list[str]] = {
    "tests": [*PYTEST, "-m", "not long"],
    "long": [*PYTEST, "-m", "long or hypothesis", "--hypothesis-profile", "long"],
}
USUAL = [*CHECKS, "tests"]


def main(names: Sequence[str]) -> int:
    """Run the steps and return 0 if all of them passed. The checks run beside the tests: much of either is waiting."""
    unknown = [name for name in names if name not in CHECKS | TESTS]
    if unknown:
        print(f"There is no step {unknown[0]!r}; there are {', '.join(CHECKS | TESTS)}.", file=sys.stderr)
        return 2
    chosen = names or USUAL
    with ThreadPoolExecutor() as beside:
        checks = beside.submit(failed_of, [name for name in chosen if name in CHECKS])
        failed = failed_of([name for name in chosen if name in TESTS]) + checks.result()
    if failed:
        print(f"\nThe gate is shut: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def failed_of(names: Sequence[str]) -> list[str]:
    """Run steps one after the other, and return those that failed."""
    return [name for name in names if not passes(name)]


def passes(name: str) -> bool:
    """Run one step. What tests print is seen as it comes; what a check prints, once it is over."""
    began = time.monotonic()
    shown = None if name in TESTS else subprocess.PIPE
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    ended = subprocess.run(
        (CHECKS | TESTS)[name], cwd=ROOT, env=environment, stdout=shown, stderr=subprocess.STDOUT, check=False
    )
    verdict = f"{'passed' if ended.returncode == 0 else 'failed'} in {time.monotonic() - began:.0f} s"
    print(f"\n{(ended.stdout or b'').decode(errors='replace')}--- {name}: {verdict}", flush=True)
    return ended.returncode == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
