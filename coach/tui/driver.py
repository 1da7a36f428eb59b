"""A Textual driver whose input thread sleeps until there is input.

Textual's own thread wakes every 0.1 s to check for a lone escape key or the end of the program. This one waits with a
selector: escape is recognised as soon as `SETTLED` is over, quitting is immediate, and an idle window uses almost no
CPU.
"""

from __future__ import annotations

import os
import selectors
from codecs import getincrementaldecoder
from collections.abc import Iterable
from contextlib import suppress
from io import TextIOWrapper
from threading import Event
from typing import IO, cast

from textual._xterm_parser import XTermParser
from textual.constants import ESCAPE_DELAY
from textual.drivers.linux_driver import LinuxDriver
from textual.message import Message

from coach.first_screen import hand_over

READ_AT_MOST = 4096
ALTERNATE_SCREEN = "\x1b[?1049h"
SETTLED = ESCAPE_DELAY + 0.005  # slightly longer, in case the clock rounds down


class Bell(Event):
    """An event that a selector can wait for too."""

    def __init__(self) -> None:
        super().__init__()
        self._heard, self._rung = os.pipe()

    def fileno(self) -> int:
        """Return the file descriptor, readable while the event is set."""
        return self._heard

    def set(self) -> None:
        """Set it, and wake anything that waits."""
        if not self.is_set():
            super().set()
            os.write(self._rung, b"!")

    def clear(self) -> None:
        """Clear it."""
        if self.is_set():
            super().clear()
            os.read(self._heard, 1)

    def close(self) -> None:
        """Close the pipe."""
        os.close(self._heard)
        os.close(self._rung)


class Output:
    """The terminal's output stream. Once the terminal is gone, writes are dropped.

    An error here would end Textual's writer thread, and the window would wait for it for ever instead of closing.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        """Write the text, if the terminal is still there."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Flush the stream, if the terminal is still there."""
        with suppress(OSError):
            self._file.flush()


class PromptDriver(LinuxDriver):
    """Textual's driver for Linux and macOS, with an input thread that doesn't poll."""

    exit_event: Bell

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.exit_event = Bell()
        self._is_up = False
        if self._file:
            self._file = cast("TextIOWrapper", Output(self._file))

    def start_application_mode(self) -> None:
        """Take over the terminal. If the first screen is already shown, the alternate screen is active."""
        before = hand_over()
        self._is_up = before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_up, self.attrs_before = False, before or self.attrs_before

    def write(self, data: str) -> None:
        """Write it, except for codes that would clear the first screen already shown."""
        if not (self._is_up and data == ALTERNATE_SCREEN):
            super().write(data)

    def close(self) -> None:
        """Close the pipe and the driver."""
        super().close()
        self.exit_event.close()

    def run_input_thread(self) -> None:
        """Read input until the program ends or the terminal is gone."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")(errors="replace").decode
        wait: float | None = None
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            selector.register(self.exit_event, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                ready = {key.fileobj for key, _ in selector.select(wait)}
                if self.fileno in ready:
                    typed = self._read()
                    if not typed:
                        return
                    self._post(parser.feed(decode(typed)))
                self._post(parser.tick())
                # After input, check once more: an incomplete sequence by then was a key of its own.
                wait = SETTLED if self.fileno in ready else None

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, READ_AT_MOST)
        except OSError:  # the terminal is gone; SIGHUP ends the program
            return b""

    def _post(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
