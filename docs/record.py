"""Record a tour through `coach demo`: the program itself, in a terminal of its own, with keys pressed by this script.

    python -m docs.record

writes docs/pictures/tour.cast (asciicast v2, for `asciinema play`) and docs/pictures/tour.gif. Needs Linux, Chromium
as docs/draw.py does, and Pillow (`pip install '.[docs]'`).
"""

from __future__ import annotations

import fcntl
import io
import json
import os
import pty
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from typing import NamedTuple

import pyte
from PIL import Image
from rich.console import Console
from rich.style import Style
from rich.text import Text

from docs.draw import to_png
from tests.benchmarks.screen import Answers

PICTURES = Path(__file__).parent / "pictures"
COLUMNS, ROWS = 100, 30
WIDTH = 880  # pixels of the picture
SETTLED = 0.15  # seconds without a change, after which the screen is a picture
COLOURS = 64
CALLED = "coach demo"
DOWN, LEAVE = "\x1b[B", "\x11"

# What is pressed, and how long one looks at what comes of it, in seconds.
TOUR: tuple[tuple[str, float], ...] = (
    *(("", 4.5), (DOWN, 1.0), (" ", 3.0)),
    *(("2", 3.5), ("3", 4.0), ("4", 4.0), (" ", 3.5), ("5", 3.5)),
    *(("l", 1.0), *((letter, 0.07) for letter in "coffee with Hana, 40 min"), ("", 1.5), ("\r", 2.5)),
    *(("6", 4.0), ("7", 2.5), ("1", 3.0)),
)


class Written(NamedTuple):
    """What the program wrote, and when, in seconds from the beginning."""

    at: float
    text: str


class Picture(NamedTuple):
    """What the screen showed from a moment on."""

    at: float
    svg: str


class Recording:
    """The program in a terminal, and all that it writes there."""

    def __init__(self, folder: str) -> None:
        self.written: list[Written] = []
        self._bytes: list[bytes] = []
        self._rests: list[tuple[float, int]] = []  # when the screen came to rest, and how much was written by then
        self._answers = Answers()
        self._pid, self._terminal = pty.fork()
        if self._pid == 0:
            environment = {
                **{name: os.environ[name] for name in ("PATH", "PYTHONPATH") if name in os.environ},
                "HOME": folder,
                "TMPDIR": folder,
                "TZ": "Asia/Dubai",
                "COACH_NOW": "2026-11-25T10:00",
                "LANG": "C.UTF-8",
                "TERM": "xterm-256color",
                "COLORTERM": "truecolor",
            }
            os.execve(sys.executable, [sys.executable, "-m", "coach", "demo"], environment)  # noqa: S606 - the demo itself
        fcntl.ioctl(self._terminal, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._began = time.monotonic()
        self._command()

    def _command(self) -> None:
        """What the person typed to get here."""
        self._take(f"$ {CALLED}\r\n".encode(), 0.0)
        self._keep()

    def press(self, keys: str, look: float) -> None:
        """Press keys, and take a picture each time the screen comes to rest while one looks."""
        os.write(self._terminal, keys.encode())
        end = time.monotonic() + look
        changed = False
        while (left := end - time.monotonic()) > 0:
            if select.select([self._terminal], [], [], min(left, SETTLED))[0]:
                output = os.read(self._terminal, 65536)
                os.write(self._terminal, self._answers.to(output))
                self._take(output, time.monotonic() - self._began)
                changed = True
            elif changed:
                self._keep()
                changed = False
        self._keep()

    def leave(self) -> float:
        """Let the program end; return how long all of it took until then."""
        ended = time.monotonic() - self._began
        os.write(self._terminal, LEAVE.encode())
        while True:
            try:
                self._take(os.read(self._terminal, 65536), time.monotonic() - self._began)
            except OSError:  # the other end is closed
                break
        os.waitpid(self._pid, 0)
        return ended

    def _take(self, output: bytes, at: float) -> None:
        self.written.append(Written(at, output.decode(errors="replace")))
        self._bytes.append(output)

    def _keep(self) -> None:
        self._rests.append((time.monotonic() - self._began, len(self._bytes)))

    def pictures(self) -> list[Picture]:
        """The screen each time it came to rest; drawn afterwards, so that drawing takes no time of the tour."""
        screen = pyte.Screen(COLUMNS, ROWS)
        stream = pyte.ByteStream(screen)
        found: list[Picture] = []
        fed = 0
        for at, written in self._rests:
            for output in self._bytes[fed:written]:
                stream.feed(output)
            fed = written
            svg = svg_of(screen)
            if not found or found[-1].svg != svg:
                found.append(Picture(at, svg))
        return found


def svg_of(screen: pyte.Screen) -> str:
    """The cells of a screen as a picture."""
    text = Text(no_wrap=True, end="")
    for y in range(ROWS):
        for x in range(COLUMNS):
            cell = screen.buffer[y][x]
            text.append(cell.data, _style(cell))
        text.append("\n")
    console = Console(record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(text)
    return console.export_svg(title=CALLED, unique_id="tour")


def _style(cell: pyte.screens.Char) -> Style:
    return Style(
        color=_colour(cell.fg),
        bgcolor=_colour(cell.bg),
        bold=cell.bold,
        italic=cell.italics,
        underline=cell.underscore,
        reverse=cell.reverse,
        strike=cell.strikethrough,
    )


def _colour(name: str) -> str | None:
    if name == "default":
        return None
    return f"#{name}" if len(name) == 6 and all(letter in "0123456789abcdef" for letter in name) else name


def write_cast(recording: Recording, file: Path) -> None:
    """The recording as asciicast v2."""
    head = {"version": 2, "width": COLUMNS, "height": ROWS, "title": CALLED, "env": {"TERM": "xterm-256color"}}
    lines = [head, *([round(at, 3), "o", text] for at, text in recording.written)]
    file.write_text("".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines), encoding="utf-8")


def write_gif(recording: Recording, ended: float, file: Path) -> None:
    """The recording as an animated picture, each picture for as long as it stood there."""
    pictures = recording.pictures()
    moments = [picture.at for picture in pictures[1:]] + [ended]
    frames: list[Image.Image] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, picture in enumerate(pictures):
            png = Path(folder) / f"{number}.png"
            to_png(picture.svg, png)
            image = Image.open(png).convert("RGB")
            frames.append(image.resize((WIDTH, image.height * WIDTH // image.width), Image.Resampling.LANCZOS))
    colours = _colours_of(frames)
    lasts = [max(40, int((end - picture.at) * 1000)) for picture, end in zip(pictures, moments, strict=True)]
    drawn = [frame.quantize(palette=colours, dither=Image.Dither.NONE) for frame in frames]
    drawn[0].save(file, save_all=True, append_images=drawn[1:], duration=lasts, loop=0, optimize=False)


def _colours_of(frames: list[Image.Image]) -> Image.Image:
    """One palette for all, so that what stands still is stored once."""
    some = frames[:: max(1, len(frames) // 8)]
    wall = Image.new("RGB", (some[0].width, sum(frame.height for frame in some)))
    for number, frame in enumerate(some):
        wall.paste(frame, (0, number * frame.height))
    return wall.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)


def main() -> None:
    """Take the tour, and write both files."""
    with tempfile.TemporaryDirectory() as folder:
        recording = Recording(folder)
        for keys, look in TOUR:
            recording.press(keys, look)
        ended = recording.leave()
    write_cast(recording, PICTURES / "tour.cast")
    write_gif(recording, ended, PICTURES / "tour.gif")


if __name__ == "__main__":
    main()
