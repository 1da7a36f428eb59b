"""The process that renders the first screen ahead of time, for today and the days to come.

    python -m coach.tui.camera FOLDER COLUMNS ROWS

For each of these moments it opens the window as a person would, but without a terminal, until the first frame.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import islice
from pathlib import Path

from textual import events
from textual._compositor import CompositorUpdate
from textual.screen import Screen

from coach import first_screen
from coach.clock import Clock, clock_from
from coach.errors import CoachError
from coach.guide.guide import load_guide
from coach.storage import kept_texts
from coach.storage.home import Home
from coach.storage.journal import Journal
from coach.storage.kept_texts import can_be_cached, upcoming_spans
from coach.storage.store import Store
from coach.tui.app import CoachApp

DAYS_AHEAD = 3
MOST = 24
NICE = 10
LONGEST = 120  # seconds; a camera that is still at work then has got stuck, and nobody watches it


class Camera(CoachApp):
    """The application, run until its first frame is captured."""

    picture = b""

    def _on_mount(self, event: events.Mount) -> None:
        """Skip watching for changes and handling signals: there is nobody here to serve."""
        event.prevent_default()

    def _on_ready(self, event: events.Ready) -> None:
        """Skip all work that comes after the first frame."""
        event.prevent_default()

    def _display(self, _screen: Screen[object], renderable: object) -> None:
        """Capture the frame. Textual calls this with everything to be drawn."""
        if isinstance(renderable, CompositorUpdate) and not (self._batch_count or self.picture):
            self.picture = renderable.render_segments(self.console).encode()
            self.exit()

    def _fatal_error(self) -> None:
        """Return without a picture. The window itself will report the error."""
        self.exit()


def picture_at(store: Store, moment: datetime, size: first_screen.Size) -> bytes:
    """Return the first frame of a window of this size, opened at `moment` (timezone-aware)."""
    store.clock = Clock(moment)
    camera = Camera(store)
    camera.run(headless=True, size=size)
    return camera.picture


def keep(home: Home, size: first_screen.Size) -> None:
    """Capture the first frames for this terminal size, and save them with what they were made from.

    Nothing is saved if the journal has a problem to report first, or changes meanwhile. Raises CoachError and OSError.
    """
    name = f"{size[0]}x{size[1]}"
    before = first_screen.fingerprint(str(home.folder), name, ())
    clock = clock_from(os.environ.get("COACH_NOW"))
    store = Store(Journal(home), load_guide(), clock)
    if not can_be_cached(store):
        return
    spans = list(islice(upcoming_spans(store.state, clock, DAYS_AHEAD), MOST))
    pictures = [(span, picture_at(store, span[0], size)) for span in spans]
    if all(picture for _, picture in pictures):
        kept_texts.keep(home, name, before, pictures)


def main(arguments: Sequence[str]) -> None:
    """Save the pictures for a folder and a size."""
    folder, columns, rows = arguments
    if hasattr(os, "nice"):
        os.nice(NICE)
    if hasattr(signal, "alarm"):
        signal.alarm(LONGEST)  # SIGALRM ends the process by default
    with suppress(CoachError, OSError):  # pictures only save time
        keep(Home(Path(folder)), (int(columns), int(rows)))


if __name__ == "__main__":
    main(sys.argv[1:])
