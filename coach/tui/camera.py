"""The process that takes pictures of what the window will show first, today and in the days to come.

    python -m coach.tui.camera FOLDER COLUMNS ROWS

For each of these moments it opens the window as a person would then, without a terminal, until the first picture.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, time, timedelta
from itertools import islice
from pathlib import Path

import rich
import textual
from textual import events
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from coach import first_screen
from coach.clock import Clock, clock_from
from coach.domain.today.turns import Span, spans
from coach.errors import CoachError
from coach.guide.content import content_root
from coach.guide.guide import load_guide
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home, make_folder
from coach.storage.journal import Journal
from coach.storage.store import Store
from coach.tui.app import CoachApp
from coach.tui.screen_keeper import is_ordinary, offset_of

DAYS_AHEAD = 3
MOST = 16
SIZES_KEPT = 4
NICE = 10


class Camera(CoachApp):
    """The window as it opens, until its first picture is taken."""

    picture = b""

    def _on_mount(self, event: events.Mount) -> None:
        """Nobody looks around, and nobody asks it to leave."""
        event.prevent_default()

    def _on_ready(self, event: events.Ready) -> None:
        """What comes after the first picture does not come: nothing is taken up, asked or told."""
        event.prevent_default()

    def _display(self, _screen: Screen[object], renderable: object) -> None:
        """Textual calls this with all that is to be drawn."""
        if isinstance(renderable, CompositorUpdate) and not (self._batch_count or self.picture):
            self.picture = renderable.render_segments(self.console).encode()
            self.exit()

    def _fatal_error(self) -> None:
        """There is no picture then, and the window itself will say why it can't be opened."""
        self.exit()


def picture_at(store: Store, moment: datetime, size: first_screen.Size) -> bytes:
    """What a window of this size shows first that is opened at an aware `moment`."""
    store.clock = Clock(moment)
    camera = Camera(store)
    camera.run(headless=True, size=size)
    return camera.picture


def keep(home: Home, size: first_screen.Size) -> None:
    """Take the pictures for a terminal of this size, and keep them with everything they were made from.

    Nothing is kept where the journal has something to be told of first, or changes meanwhile. Raises CoachError and
    OSError.
    """
    folder, program = str(home.folder), [os.fsencode(file) for file in _program()]
    before = first_screen.made_from(folder, size, program)
    now = clock_from(os.environ.get("COACH_NOW"))
    store = Store(Journal(home), load_guide(), now)
    if not is_ordinary(store):
        return
    ahead = list(islice(_ahead(store, now), MOST))
    pictures = [(_in_seconds(*span), picture_at(store, span[0], size)) for span in ahead]
    if not all(picture for _, picture in pictures) or first_screen.made_from(folder, size, program) != before:
        return
    file = Path(first_screen.file_for(folder, size))
    make_folder(file.parent)
    atomic_write(file, first_screen.kept(program, before, pictures))
    for older in sorted(file.parent.iterdir(), key=lambda each: each.stat().st_mtime)[:-SIZES_KEPT]:
        older.unlink()


def _program() -> Iterator[str]:
    """The files that the first picture is drawn by, and the words in it."""
    package = Path(__file__).parents[1]
    loaded = (getattr(module, "__file__", None) for module in [*sys.modules.values(), rich, textual])
    yield from sorted(
        {
            file
            for file in loaded
            if file and (package in Path(file).parents or file in (rich.__file__, textual.__file__))
        }
    )
    content = content_root()
    for folder in (package / "tui", content):
        if isinstance(folder, Path):
            yield from (str(file) for file in sorted(folder.rglob("*")) if file.suffix in (".tcss", ".toml", ".md"))


def _ahead(store: Store, clock: Clock) -> Iterator[Span]:
    """The parts of today that are not over, and those of the days to come."""
    now = clock.now()
    zone = now.tzinfo if os.environ.get("COACH_NOW") else None
    for number in range(DAYS_AHEAD + 1):
        midnight, following = (
            datetime.combine(now.date() + timedelta(days=number + more), time(), zone).astimezone(zone)
            for more in (0, 1)
        )
        if midnight.utcoffset() == following.utcoffset():  # a day on which the clocks change has other hours
            yield from ((begins, ends) for begins, ends in spans(store.state, midnight) if ends > now)


def _in_seconds(begins: datetime, ends: datetime) -> first_screen.Span:
    return begins.timestamp(), ends.timestamp(), offset_of(begins)


def main(arguments: Sequence[str]) -> None:
    """Keep the pictures for a folder and a size."""
    folder, columns, rows = arguments
    if hasattr(os, "nice"):
        os.nice(NICE)
    with suppress(CoachError, OSError):  # they are only a shortcut
        keep(Home(Path(folder)), (int(columns), int(rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
