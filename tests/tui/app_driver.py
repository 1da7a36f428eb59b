"""A driver for an open window: presses keys, pastes, clicks, and reads the screen."""

from __future__ import annotations

import asyncio
import atexit
import shutil
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from textual import events
from textual.geometry import Offset, Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from coach.guide.guide import load_guide
from coach.storage.store import Store
from coach.tui.app import CoachApp
from coach.tui.command_worker import COMMANDS
from coach.tui.widgets.tick_list import TickList
from tests.sampling import one_in
from tests.scenes import NOW, SIZES, Filling, StillClock, coach_in, nothing
from tests.tui.textual_internals import (
    SharedStylesheet,
    Toast,
    draw_now,
    is_left,
    lines_of,
    messages_handled,
    pressed,
    still_to_draw,
)

GUIDE = load_guide()
PATIENCE = 20.0
A_MOMENT = 0.002
LOOKS_AT_MOST = 1000
CALM_LOOKS = 3
EACH_SIZE = one_in(len(SIZES), SIZES)
"""For what somebody does, which is hard only where there is little room. What is about the layout takes all sizes."""


def coach_at(home: Path, filling: Filling = nothing, now: datetime = NOW) -> Store:
    """Return the store that a new process would load from a folder prepared with test data."""
    if filling is not nothing and "<" not in filling.__qualname__ and not home.exists():
        shutil.copytree(_filled(filling, now), home)
        return coach_in(home, GUIDE, now)
    store = coach_in(home, GUIDE, now)
    filling(store)
    return store


@cache
def _filled(filling: Filling, now: datetime) -> Path:
    """A prepared folder, filled once for all tests: writing it takes dozens of entries, each synced to disk."""
    folder = TemporaryDirectory(prefix="filled-")
    atexit.register(folder.cleanup)
    home = Path(folder.name) / "home"
    filling(coach_in(home, GUIDE, now))
    return home


class AppDriver:
    """One window, from opening to closing."""

    def __init__(self, app: CoachApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def store(self) -> Store:
        """The store behind the window."""
        return self.app.store

    @property
    def screen(self) -> Screen[object]:
        """The screen on top: the main screen, or a dialog over it."""
        return self.app.screen

    @property
    def tasks(self) -> TickList:
        """The list of actions in the open room."""
        return self.app.main.room.query_one(TickList)

    # -- doing

    async def settle(self) -> None:
        """Wait until all that was asked for is done, and the screen stands still.

        Pilot waits for the whole process to come to rest, which costs more time than the screens do.
        """
        calm = 0
        for _ in range(LOOKS_AT_MOST):
            await self._worked()
            if is_left(self.app):  # a window that is left draws nothing any more
                return
            screen = self.screen
            to_come = still_to_draw(screen)
            calm = 0 if any(to_come) else calm + 1
            if calm == CALM_LOOKS:
                return
            draw_now(screen)
            await asyncio.sleep(A_MOMENT)
        raise AssertionError(f"the screen never stands still; to come is {to_come}:\n{self.text}")

    async def _worked(self) -> None:
        """Wait for background workers, except for commands waiting for a dialog's answer."""
        deadline = time.monotonic() + PATIENCE
        while self._busy:
            assert time.monotonic() < deadline, f"something never comes to an end: {[*self.app.workers]}"
            await asyncio.sleep(A_MOMENT)
        await messages_handled(self.app, within=PATIENCE)

    @property
    def _busy(self) -> bool:
        asking = self.app.asking
        return any(each not in asking and not (asking and each.group == COMMANDS) for each in self.app.workers)

    async def press(self, *keys: str) -> None:
        """Press keys one by one, letting the screen settle after each."""
        for key in keys:
            self.strike(key)
            await self.settle()

    def strike(self, *keys: str) -> None:
        """Press keys without waiting, as the terminal sends them."""
        for key in keys:
            self.app.post_message(pressed(key))

    async def type(self, text: str) -> None:
        """Type faster than the screen can draw."""
        self.strike(*text)
        await self.settle()

    async def paste(self, text: str) -> None:
        """Paste, as a terminal with bracketed paste sends it."""
        self.app.post_message(events.Paste(text))
        await self.settle()

    async def click(self, widget: Widget | str | None = None, offset: tuple[int, int] = (0, 0)) -> None:
        """Click in a widget, or at a place on the screen."""
        found = self.screen.query_one(widget) if isinstance(widget, str) else widget
        corner = found.content_region.offset if found else Offset(0, 0)
        self.point(corner + offset)
        await self._worked()
        await self.settle()

    def point(self, place: Offset) -> None:
        """Move the mouse to a place and click, as the terminal sends it."""
        for kind, button in ((events.MouseMove, 0), (events.MouseDown, 1), (events.MouseUp, 1)):
            self.app.post_message(
                kind(
                    None,
                    place.x,
                    place.y,
                    0,
                    0,
                    button,
                    shift=False,
                    meta=False,
                    ctrl=False,
                    screen_x=place.x,
                    screen_y=place.y,
                )
            )

    async def click_on(self, words: str, beside: int = 0) -> None:
        """Click on these words, or some cells beside their start."""
        await self.click(offset=self.place_of(words) + Offset(beside, 0))

    def place_of(self, words: str) -> Offset:
        """Return where these words begin on the screen."""
        return next(Offset(line.index(words), row) for row, line in enumerate(self.lines) if words in line)

    async def focus(self, name: str) -> None:
        """Move to a field of the open dialog."""
        self.screen.query_one(f"#{name}").focus()
        await self.settle()

    async def resize(self, width: int, height: int) -> None:
        """Resize the window."""
        await self.pilot.resize_terminal(width, height)
        await self.settle()

    async def pass_time(self, **amount: float) -> None:
        """Move the clock. The caller waits for whatever the window does about it."""
        clock = self.store.clock
        assert isinstance(clock, StillClock)
        clock.time += timedelta(**amount)

    async def until(self, seen: Callable[[], bool]) -> None:
        """Wait until a condition holds."""
        deadline = time.monotonic() + PATIENCE
        while not seen():
            assert time.monotonic() < deadline, f"it never came to that:\n{self.text}"
            await asyncio.sleep(0.02)
        await self.settle()

    # -- looking

    @property
    def lines(self) -> list[str]:
        """The lines of the screen, without colours."""
        return lines_of(self.app)

    @property
    def text(self) -> str:
        """The screen as one string."""
        return "\n".join(line.rstrip() for line in self.lines)

    def seen_in(self, widget: Widget | str) -> str:
        """The visible text of a widget; "" if it is not shown."""
        found = self.screen.query_one(widget) if isinstance(widget, str) else widget
        return self._words(found.region) if found.is_on_screen else ""

    @property
    def toasts(self) -> list[str]:
        """The text of each toast."""
        return [self._words(toast.region) for toast in self.screen.query(Toast)]

    @property
    def rows(self) -> list[str]:
        """The ids of the actions in the open room's list, from the top."""
        return [option.id or "" for option in self.tasks.options]

    @property
    def row(self) -> str:
        """The id of the action under the cursor."""
        action = self.tasks.highlighted_action
        return action.id if action else ""

    def shows(self, words: str) -> bool:
        """Whether any line of the screen contains these words."""
        return any(words in line for line in self.lines)

    def dialog(self) -> str:
        """The text of the open dialog; "" without one."""
        frames = self.screen.query(".frame")
        return self._words(frames.first().region) if frames else ""

    def _words(self, region: Region) -> str:
        rows = self.lines[max(0, region.y) : region.bottom]
        return " ".join(" ".join(row[max(0, region.x) : region.right].strip("│▊▎▌ ") for row in rows).split())


@asynccontextmanager
async def run_app(store: Store, size: tuple[int, int] = (80, 24), banner: str = "") -> AsyncIterator[AppDriver]:
    """Open a window over `coach`, and close it cleanly at the end, as `open_screen` does."""
    app = CoachApp(store, banner)
    app.animation_level = "none"
    app.stylesheet = SharedStylesheet(app.get_css_variables())
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            person = AppDriver(app, pilot)
            await person.settle()
            yield person
    finally:
        await asyncio.to_thread(app.finish)  # as it does, the window may still be told of something
