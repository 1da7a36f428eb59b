"""Runs one parser on many inputs, and reports the smallest one that is a fault."""

from __future__ import annotations

import resource
import time
import traceback
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.fuzz import commands, files, journal, one_line, words
from tests.fuzz.target import Target

TARGETS: Mapping[str, Target] = {
    **files.TARGETS,
    **words.TARGETS,
    **one_line.TARGETS,
    **journal.TARGETS,
    **commands.TARGETS,
}
A_ROUND = 300  # inputs
TOLD = 6_000  # characters of a fault, of its start and of its end
ROOM = 4 << 30  # bytes of memory for the whole process


class Round(NamedTuple):
    """The result of some inputs: how many there were, and the fault with its input, or ""."""

    tried: int
    fault: str = ""


def try_out(name: str, *, most: int = A_ROUND, number: int = 0) -> Round:
    """Run a parser on up to `most` inputs; `number` selects which ones."""
    target, tried = TARGETS[name], 0
    unlike = [
        HealthCheck.too_slow,
        HealthCheck.data_too_large,
        HealthCheck.filter_too_much,
        HealthCheck.large_base_example,
    ]

    @seed(number)
    @settings(
        max_examples=most,
        deadline=None,
        database=None,
        suppress_health_check=unlike,
        phases=(Phase.generate, Phase.shrink),
        print_blob=False,
    )
    @given(target.inputs)
    def look(given_input: Any) -> None:
        nonlocal tried
        tried += 1
        with TemporaryDirectory(prefix="coach-fuzz-") as folder:
            target.check(given_input, Path(folder))

    try:
        look()
    except BaseException as error:
        if isinstance(error, KeyboardInterrupt):
            raise
        told = "".join(traceback.format_exception(error))
        return Round(tried, told if len(told) <= 2 * TOLD else f"{told[:TOLD]}\n...\n{told[-TOLD:]}")
    return Round(tried)


def bound_memory() -> None:
    """Limit memory, so that a parser that takes too much fails here, and not the machine."""
    resource.setrlimit(resource.RLIMIT_AS, (ROOM, ROOM))


def now() -> float:
    """Seconds, to measure durations."""
    return time.monotonic()
