"""The terminal's input, waited for without looking at the clock ten times a second.

Textual's own thread wakes every 0.1 s to see whether a lone escape was the escape key or whether the program ends. Here
it sleeps until there is input: escape is known as soon as `SETTLED` is over, leaving takes no time, and a window that
nobody touches costs next to nothing.
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
SETTLED = ESCAPE_DELAY + 0.005  # a little more, or the clock may say that it is not over yet


class Bell(Event):
    """An event that a selector can wait for as well."""

    def __init__(self) -> None:
        super().__init__()
        self._heard, self._rung = os.pipe()

    def fileno(self) -> int:
        """Readable while the event is set."""
        return self._heard

    def set(self) -> None:
        """Set it, and wake whoever waits."""
        if not self.is_set():
            super().set()
            os.write(self._rung, b"!")

    def clear(self) -> None:
        """Make it as new."""
        if self.is_set():
            super().clear()
            os.read(self._heard, 1)

    def close(self) -> None:
        """Give the pipe back."""
        os.close(self._heard)
        os.close(self._rung)


class Output:
    """The terminal as something to write to. Once it is gone, what is written goes nowhere.

    An error here would end Textual's writing thread, and the window would wait for it for ever instead of closing.
    """

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        """Write it, if there is somebody to read it."""
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        """Send what was written on its way."""
        with suppress(OSError):
            self._file.flush()


class PromptDriver(LinuxDriver):
    """Textual's driver for Linux and macOS with a patient input thread."""

    exit_event: Bell

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]
        self.exit_event = Bell()
        self._is_up = False
        if self._file:
            self._file = cast("TextIOWrapper", Output(self._file))

    def start_application_mode(self) -> None:
        """Take the terminal, as it is where the first screen is up: then it is on the alternate screen already."""
        before = hand_over()
        self._is_up = before is not None
        super().start_application_mode()  # type: ignore[no-untyped-call]
        self._is_up, self.attrs_before = False, before or self.attrs_before

    def write(self, data: str) -> None:
        """Write it, but for what would clear the screen that is up."""
        if not (self._is_up and data == ALTERNATE_SCREEN):
            super().write(data)

    def close(self) -> None:
        """Clean up."""
        super().close()
        self.exit_event.close()

    def run_input_thread(self) -> None:
        """Read what is typed until the program ends or the terminal is gone."""
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
                    self._pass_on(parser.feed(decode(typed)))
                self._pass_on(parser.tick())
                # After input, look once more: a sequence that goes no further by then was a key of its own.
                wait = SETTLED if self.fileno in ready else None

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, READ_AT_MOST)
        except OSError:  # the terminal is gone; the system's signal for that ends the program
            return b""

    def _pass_on(self, messages: Iterable[Message]) -> None:
        for message in messages:
            self.process_message(message)
