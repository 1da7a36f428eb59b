"""A program in a pseudo-terminal of its own, timed from outside.

A thread does nothing but read what the program writes, note when it came, and answer what the program asks; what it
would look like is worked out afterwards. So working it out neither delays the program nor the notes.
"""

from __future__ import annotations

import fcntl
import os
import signal
import struct
import sys
import termios
import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from types import TracebackType
from typing import Self

from tests.benchmarks import proc
from tests.benchmarks.programs import Program
from tests.benchmarks.screen import COLUMNS, ROWS, Answers, Screen

# In seconds. The screen is still when nothing has changed for QUIET while the program slept; RESTING is the part of
# that time which a sleeping program may still use, since Textual wakes ten times a second.
QUIET = 0.15
RESTING = 0.2
LOOK_EVERY = 0.002
NO_EFFECT = 10.0
LONGEST = 30.0

KEYS = {
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "pageup": "\x1b[5~",
    "pagedown": "\x1b[6~",
    "enter": "\r",
    "escape": "\x1b",
    "ctrl+s": "\x13",
    "space": " ",
    "ctrl+p": "\x10",
}

sys.setswitchinterval(0.0005)  # so that the thread that notes the times has its turn at once


class NothingHappenedError(Exception):
    """A program did not show what it should; the screen as it was is in the text."""


@dataclass(frozen=True)
class Answered:
    """How a program answered one key, in seconds from its press.

    `first` is the first visible change, `last` the last one before the screen was still; `pause` is the longest time
    between the press and `last` in which nothing visible changed, so it is never less than `first`. In `waited` seconds
    of all this the program was ready to run and others had the processors: that much may be the machine's doing.
    """

    first: float
    last: float
    pause: float
    waited: float = 0.0


def answered(pressed: float, changes: Sequence[float], waited: float = 0.0) -> Answered:
    """The answer that these moments of visible change make; there is at least one."""
    gaps = [later - earlier for earlier, later in pairwise([pressed, *changes])]
    return Answered(changes[0] - pressed, changes[-1] - pressed, max(gaps), waited)


class Terminal:
    """Starts `program` and watches it; leaving the context ends it. `began` is the moment before exec."""

    def __init__(self, program: Program) -> None:
        self.program = program
        self.screen = Screen()
        self._chunks: deque[tuple[float, bytes]] = deque()
        self._master, slave = os.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(slave), os.O_RDWR, 0)  # a new session takes it as its terminal
        self.began = time.monotonic()
        self.pid = os.posix_spawn(
            program.command[0],
            program.command,
            program.environment,
            file_actions=[opened, (os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)],
            setsid=True,
            setsigdef=[signal.SIGINT, signal.SIGPIPE],
        )
        os.close(slave)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        os.killpg(self.pid, signal.SIGKILL)  # a session of its own, which nobody else is in
        os.waitpid(self.pid, 0)
        self._reader.join()
        os.close(self._master)

    def wait_for(self, text: str) -> float:
        """When `text` was first seen, on the clock of `began`. Raises NothingHappenedError."""
        limit = time.monotonic() + LONGEST
        while time.monotonic() < limit:
            while self._chunks:
                at, output = self._chunks.popleft()
                if self.screen.feed(output) and self.screen.shows(text):
                    return at
            time.sleep(LOOK_EVERY)
        raise self._nothing(f"{text!r} was not shown")

    def press(self, key: str) -> float:
        """Press a key, by its name or by what it types; return when. Raises KeyError for a name that is not known."""
        self._take()
        at = time.monotonic()
        os.write(self._master, (KEYS[key] if len(key) > 1 else key).encode())
        return at

    def answer_to(self, key: str, *, hurried: bool = False) -> Answered:
        """Press a key and wait until the screen is still again; if `hurried`, the program may be at work all the same.

        Raises NothingHappenedError.
        """
        waited = proc.waited(self.pid)
        pressed = self.press(key)
        changes: list[float] = []
        while not changes and time.monotonic() < pressed + NO_EFFECT:
            changes = self._take()
            time.sleep(LOOK_EVERY)
        if not changes:
            raise self._nothing(f"{key!r} changed nothing")
        changes += self.settle(hurried=hurried)
        return answered(pressed, changes, proc.waited(self.pid) - waited)

    def change(self) -> None:
        """Wait for the next visible change. Raises NothingHappenedError where there is none."""
        limit = time.monotonic() + NO_EFFECT
        while not self._take():
            if time.monotonic() > limit:
                raise self._nothing("nothing changed")
            time.sleep(LOOK_EVERY)

    def settle_after_start(self) -> list[float]:
        """The moments of visible change from the start until the screen is still. Raises NothingHappenedError."""
        limit, changes = time.monotonic() + LONGEST, list[float]()
        while not changes and time.monotonic() < limit:
            changes = self._take()
            time.sleep(LOOK_EVERY)
        if not changes:
            raise self._nothing("it showed nothing")
        return changes + self.settle()

    def settle(self, *, hurried: bool = False) -> list[float]:
        """Wait until nothing changes any more, and the program sleeps, unless `hurried`.

        Returns the moments of visible change until then. Raises NothingHappenedError.
        """
        changes: list[float] = []
        since, used = time.monotonic(), self._busy()
        limit = since + LONGEST
        while time.monotonic() < limit:
            news = self._take()
            changes += news
            now = time.monotonic()
            if news or now - since >= QUIET:
                busy = self._busy()
                if not news and (hurried or busy - used < RESTING * (now - since)):
                    return changes
                since, used = now, busy
            time.sleep(LOOK_EVERY)
        raise self._nothing("the screen never came to rest")

    def cpu(self) -> float:
        """Seconds of processor time that the program has used so far."""
        return proc.cpu(self.pid)

    def _busy(self) -> float:
        return proc.cpu(self.pid) + proc.waited(self.pid)

    def _take(self) -> list[float]:
        changes = []
        while self._chunks:
            at, output = self._chunks.popleft()
            if self.screen.feed(output):
                changes.append(at)
        return changes

    def _read(self) -> None:
        answers = Answers()
        while True:
            try:
                output = os.read(self._master, 65536)
                at = time.monotonic()
                if answer := answers.to(output):
                    os.write(self._master, answer)
            except OSError:  # the program is gone
                return
            self._chunks.append((at, output))

    def _nothing(self, what: str) -> NothingHappenedError:
        self._take()
        return NothingHappenedError(f"{self.program.name}: {what}. It shows:\n{self.screen.text}")
