"""A program in a terminal of its own, with every byte that it wrote and every key that was typed."""

from __future__ import annotations

import fcntl
import os
import select
import signal
import struct
import termios
import time
from collections.abc import Callable, Mapping
from types import TracebackType
from typing import Any, Self

import pyte

from tests.benchmarks.screen import Answers

PATIENCE = 60.0

Cells = tuple[tuple[Any, ...], ...]


class Sitting:
    """Starts a program in a terminal of (columns, rows); leaving the context ends it. `chunks` is what it wrote."""

    def __init__(self, command: list[str], environment: Mapping[str, str], size: tuple[int, int]) -> None:
        self.size = size
        self.chunks: list[bytes] = []
        self.status: int | None = None
        self._answers = Answers()
        self.ours, self._theirs = os.openpty()
        self.resize(size)
        self.before = termios.tcgetattr(self._theirs)
        opened = (os.POSIX_SPAWN_OPEN, 0, os.ttyname(self._theirs), os.O_RDWR, 0)
        also = [(os.POSIX_SPAWN_DUP2, 0, 1), (os.POSIX_SPAWN_DUP2, 0, 2)]
        self.pid = os.posix_spawn(command[0], command, environment, file_actions=[opened, *also], setsid=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self.status is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self.ours)
        os.close(self._theirs)

    @property
    def written(self) -> bytes:
        """All of it."""
        return b"".join(self.chunks)

    @property
    def attributes(self) -> list[Any]:
        """How the terminal is set: whether it echoes, and so on."""
        return termios.tcgetattr(self._theirs)

    def resize(self, size: tuple[int, int]) -> None:
        """Make the terminal larger or smaller; the system tells the program."""
        self.size = size
        fcntl.ioctl(self._theirs, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))

    def type(self, keys: bytes) -> None:
        """Type them."""
        os.write(self.ours, keys)

    def send(self, number: int) -> None:
        """Send it a signal."""
        os.kill(self.pid, number)

    def watch_until(self, happened: Callable[[], bool]) -> None:
        """Take in what it writes, and answer what it asks, until this has happened."""
        limit = time.monotonic() + PATIENCE
        while not happened():
            assert time.monotonic() < limit, f"it never happened; what was written ends with {self.written[-300:]!r}"
            if select.select([self.ours], [], [], 0.01)[0]:
                self.chunks.append(os.read(self.ours, 65536))
                if answer := self._answers.to(self.chunks[-1]):
                    os.write(self.ours, answer)

    def watch_for(self, text: bytes) -> None:
        """Until this was written."""
        self.watch_until(lambda: text in self.written)

    def has_ended(self) -> bool:
        """Whether it has ended. Then `status` is its exit code, or minus the signal, and all it wrote was read."""
        if self.status is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            self.status = os.waitstatus_to_exitcode(status) if pid else None
            while pid and select.select([self.ours], [], [], 0)[0]:  # its last words are still on their way
                self.chunks.append(os.read(self.ours, 65536))
        return self.status is not None


class Seen:
    """What a terminal shows after each piece of what was written."""

    def __init__(self, size: tuple[int, int]) -> None:
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._size = size

    def after(self, written: bytes) -> Cells:
        """Its cells, with their colours, once this was written as well."""
        self._stream.feed(written)
        columns, rows = self._size
        return tuple(tuple(self._screen.buffer[y][x] for x in range(columns)) for y in range(rows))

    @property
    def text(self) -> str:
        """What can be read."""
        return "\n".join(self._screen.display)
