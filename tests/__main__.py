"""The whole gate, in one command: python -m tests

Form, lint, types, arrows, dependencies, tests with warnings as errors (the built wheel among them). Needs what
requirements.lock holds. With arguments only the steps of these names are run: python -m tests lint types
The step "long" (kills, fuzz, generated files, whole lives) is run only when it is named; CI runs it as well.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
PYTHON = sys.executable
PYTEST = [PYTHON, "-W", "error", "-m", "pytest", "-q", "-n", "2", "--dist", "loadgroup"]

STEPS: dict[str, list[str]] = {
    "form": [PYTHON, "-m", "ruff", "format", "--check", "."],
    "lint": [PYTHON, "-m", "ruff", "check", "."],
    "types": [PYTHON, "-m", "mypy"],
    "arrows": [str(BIN / "lint-imports"), "--no-logo"],
    "dependencies": [PYTHON, "-m", "deptry", "."],
    "tests": [*PYTEST, "-m", "not long"],
    "long": [*PYTEST, "-m", "long"],
}
USUAL = [name for name in STEPS if name != "long"]


def main(names: list[str]) -> int:
    """Run the steps and return 0 if all of them passed; the tests come last, so that their count is the last word."""
    unknown = [name for name in names if name not in STEPS]
    if unknown:
        print(f"There is no step {unknown[0]!r}; there are {', '.join(STEPS)}.", file=sys.stderr)
        return 2
    failed = [name for name in names or USUAL if not passes(name)]
    if failed:
        print(f"\nThe gate is shut: {', '.join(failed)}.", file=sys.stderr)
    return 1 if failed else 0


def passes(name: str) -> bool:
    """Run one step, showing what it prints."""
    print(f"--- {name}", flush=True)
    began = time.monotonic()
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    code = subprocess.run(STEPS[name], cwd=ROOT, env=environment, check=False).returncode
    print(f"--- {name}: {'passed' if code == 0 else 'failed'} in {time.monotonic() - began:.0f} s", flush=True)
    return code == 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
