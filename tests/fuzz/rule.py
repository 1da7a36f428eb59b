"""The one rule for all parsers: return a value or raise a refusal, in bounded time, and write nothing."""

from __future__ import annotations

import re
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TypeVar

from coach.errors import CoachError

LONGEST = 10.0  # seconds of CPU time, for a few kilobytes
LONGEST_WAIT = 12  # times as long in wall-clock time: waiting uses no CPU, and a busy machine is slow
ACTED_ON = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")

T = TypeVar("T")


class TooLongError(BaseException):
    """It took longer than anybody would wait. No `except Exception` of a parser catches it."""


def value_or_refusal(read: Callable[[], T]) -> T | None:
    """The result of `read`; None if it refuses. Any other error, or a long wait, is a fault."""
    try:
        with within(LONGEST):
            return read()
    except CoachError as error:
        refusal = error
    assert refusal.title.strip(), "a refusal without a title"
    assert refusal.message.strip(), "a refusal that says not what to do"
    return None


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooLongError in a body that takes more CPU seconds than this, or LONGEST_WAIT times as many by the
    clock.
    """

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError

    before = {each: signal.signal(each, stop) for each in (signal.SIGPROF, signal.SIGALRM)}
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, seconds * LONGEST_WAIT)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.setitimer(signal.ITIMER_REAL, 0)
        for each, handler in before.items():
            signal.signal(each, handler)


def harmless(text: str) -> None:
    """Check that a text has nothing that a terminal would act on."""
    found = ACTED_ON.search(text)
    assert not found, f"{found and found[0]!r} reaches the terminal: {text[:200]!r}"


def files_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file under the folder, with attributes that change when it is written."""
    found = {}
    for file in folder.rglob("*"):
        if file.is_file():
            status = file.stat()
            found[str(file.relative_to(folder))] = (status.st_size, status.st_mtime_ns)
    return found
