"""The Textual application: opens the main screen, does all journal work in one thread, and redraws."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from time import monotonic
from typing import ClassVar, TypeVar

from rich.text import Text
from textual import events
from textual.app import App
from textual.binding import BindingType
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import Worker, get_current_worker

from coach.domain.sanitize import shown_lines
from coach.errors import CoachError, JournalError
from coach.storage.drafts import Drafts
from coach.storage.store import Store
from coach.tui.async_store import AsyncStore
from coach.tui.background import BackgroundWatch
from coach.tui.command_worker import command
from coach.tui.commands import LEAVE, PALETTE, bindings
from coach.tui.gc_tuning import collect_by_the_page
from coach.tui.key_queue import InOrder, came_to_pass
from coach.tui.screen_keeper import ScreenKeeper
from coach.tui.screens.main import Main
from coach.tui.screens.page import Page
from coach.tui.screens.responsive import HEIGHTS, WIDTHS, size_classes
from coach.tui.screens.whole_window import WholeWindow
from coach.tui.store_thread import StoreThread
from coach.tui.theme_colours import colour_variables
from coach.tui.themes import OURS, first_theme
from coach.tui.typed_quit import Leaving
from coach.tui.view import first_look, look

T = TypeVar("T")

LATER_STYLES = Path(__file__).with_name("later.tcss")
SETTLE, IN_USE = 0.2, 0.08
CATCH_UP = 2.0


def _finder() -> type[Provider]:
    """Import the palette's provider when the palette is first opened."""
    from coach.tui.palette import Finder

    return Finder


class CoachApp(App[None]):
    """Opens the main screen and redraws it whenever the state changes.

    All journal work is queued to one thread, so that a slow disk never delays a key. The queue is finished before the
    program exits.
    """

    TITLE = "coach"
    CSS_PATH = "coach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([LEAVE]), PALETTE]
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {_finder}
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS

    def __init__(self, store: Store, banner: str = "") -> None:
        chosen = store.state.profile.theme
        terminal_colours = "NO_COLOR" in os.environ and chosen.startswith("ansi")
        super().__init__(driver_class=_driver(), ansi_color=True if terminal_colours else None)
        self.store = store
        self.main = Main(first_look(store), banner)
        self.journal_thread = StoreThread(store)
        self.async_store = AsyncStore(self)
        self.news = BackgroundWatch(self)
        self.in_order = InOrder(self)
        self.drafts = Drafts(store.journal.home)
        self.asking: set[Worker[object]] = set()
        self.own_keys: dict[str, str] = {}
        self.leaving = Leaving(self)
        self.told_of_files: set[str] = set()
        self.is_ready = False
        self._touched = monotonic()
        for theme in OURS:
            self.register_theme(theme)
        self._set_first_theme(first_theme(chosen, list(self.available_themes)))

    def _set_first_theme(self, name: str) -> None:
        """Set the theme before the first draw. Assigning `theme` would parse and apply every style a second time."""
        theme = self.available_themes[name]
        if theme.ansi:  # an ANSI theme also changes how colours are written
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.update_classes({"-dark-mode": theme.dark, "-light-mode": not theme.dark}, update=False)

    def get_default_screen(self) -> Screen[None]:
        """Return the main screen. As the default screen it knows its size from the start, and is laid out only once."""
        self.main.add_class(*size_classes(self.size), update=False)
        return self.main

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return the colours of the week's themes, matched to the theme in use."""
        theme = self.current_theme
        return colour_variables(dark=theme.dark, ansi=theme.ansi)

    def on_mount(self) -> None:
        """Start watching for changes, and exit cleanly on a signal from the system."""
        self.news.keep_looking()
        self.theme_changed_signal.subscribe(self, self._save_theme)
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    def on_ready(self) -> None:
        """Show what waited for the first screen, then preload what may be wanted next."""
        self._parse_later_styles()
        self.main.at_first_sight()
        from coach.tui.startup import begin

        begin(self, self.main.banner)
        self.set_timer(SETTLE, lambda: self.work_beside(self._run_preload, "ready"))

    def _parse_later_styles(self) -> None:
        """Parse the styles that the first screen doesn't need: parsing takes a tenth of the time until that is up."""
        self.stylesheet.read(LATER_STYLES)
        self.stylesheet.parse()
        if len(self.screen_stack) > 1 or self.main.has_more_rooms:  # opened by a key typed early
            self.stylesheet.update(self)

    async def _run_preload(self) -> None:
        from coach.tui.preload import preload

        await preload(self, self.main)

    async def on_event(self, event: events.Event) -> None:
        """Record when the person did something, and queue input that comes faster than screens can open."""
        if isinstance(event, events.InputEvent):
            self._touched = monotonic()
        is_new = not event.is_forwarded  # a key that no widget used bubbles up to here again
        if is_new and (self.in_order.has_to_wait(event) or self.leaving.takes(event)):
            return
        await super().on_event(event)

    @property
    def idle_for(self) -> float:
        """Return the seconds since the last key or click."""
        return monotonic() - self._touched

    @property
    def is_in_use(self) -> bool:
        """Whether there was a key or click just now, so that background work should wait."""
        return self.idle_for < IN_USE

    # -- the journal

    async def ask(self, dialog: Screen[T]) -> T:
        """Open a dialog and wait for its result, None if it is dismissed. Await it in a worker only."""
        return await self.answered(self.push_screen(dialog, wait_for_dismiss=True))

    async def wants_to_try_again(self, error: JournalError) -> bool:
        """Ask whether to retry a save that failed."""
        from coach.tui.screens.message_dialogs import NotSavedDialog

        return await self.ask(NotSavedDialog(error)) is True

    async def answered(self, answer: asyncio.Future[T]) -> T:
        """Wait for something only the person can decide, with the worker listed in `asking` meanwhile.

        If the worker is cancelled because its screen closes, a late answer is ignored.
        """
        worker: Worker[object] = get_current_worker()
        self.asking.add(worker)
        try:
            return await asyncio.shield(answer)
        finally:
            self.asking.discard(worker)

    def work_beside(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> None:
        """Run `work` in a worker. It is called only when its turn comes, which may be never if the app is closing."""
        _: Worker[None] = self.run_worker(work, group=group)

    def redraw(self) -> None:
        """Draw the current state."""
        view = look(self.store, holidays_too=self.is_ready)
        pages = [screen for screen in self.screen_stack if isinstance(screen, Page)]
        self.main.take(view, covered=bool(pages))
        for page in pages:
            if page.is_mounted:
                page.show(view)
        chosen = self.store.state.profile.theme
        if chosen in self.available_themes and chosen != self.theme:
            self.theme = chosen

    def on_unmount(self) -> None:
        """Stop watching for changes."""
        self.news.stop()

    # -- available everywhere

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text without control characters, which could act wherever it is pasted."""
        super().copy_to_clipboard(shown_lines(text))

    def tell(self, message: str, title: str = "", *, lasting: bool = False) -> None:
        """Show a short message above the footer, never read as markup. A click or a timeout removes it."""
        said = f"{title}: {message}" if title and "\n" not in message else message
        in_one_line = said is not message and len(said) < self.size.width - 3
        seconds = 60 if lasting else 8 if len(message) > 80 else 4
        if in_one_line:
            self.notify(said, markup=False, timeout=seconds)
        else:
            self.notify(message, title=title, markup=False, timeout=seconds)

    def action_leave(self) -> None:
        """Copy the selection; if there is none, ask whether to quit."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.tell("Copied.")
            return
        self.ask_to_leave()

    @command
    async def ask_to_leave(self, why: str = "") -> None:
        """Ask, then quit; `why` is anything else to know first."""
        from coach.tui.screens.message_dialogs import LeaveDialog

        if isinstance(self.screen, LeaveDialog):  # ctrl+c twice
            self.screen.action_leave()
        elif await self.ask(LeaveDialog(why, all_saved=self.async_store.all_saved)):
            self.exit()

    async def action_quit(self) -> None:
        """Quit without asking, once earlier keys have been handled. Later keys do nothing."""
        self.leaving.begin()
        self.work_beside(self._exit_once_keys_are_handled, "leave")

    async def _exit_once_keys_are_handled(self) -> None:
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CATCH_UP):
                await came_to_pass(self.focused or self.screen)
        self.exit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Disable the palette while there is no room for it, or while a question is open."""
        if action == "command_palette":
            screen = self.screen
            if (isinstance(screen, WholeWindow) and screen.is_too_small) or not getattr(screen, "FINDS", True):
                return False
        return super().check_action(action, parameters)

    @command
    async def _save_theme(self, theme: Theme) -> None:
        if theme.name != self.store.state.profile.theme and theme.name == self.theme:
            from coach.domain.events import ProfileSet

            await self.async_store.append(ProfileSet(theme=theme.name))

    # -- shutting down

    def _fatal_error(self) -> None:
        """Write the details of an uncaught error to a file, and show the person one sentence. Called by Textual."""
        from coach.storage.crash_report import save_crash_report

        home, error = self.store.journal.home, sys.exc_info()[1]
        file = home.crash
        with contextlib.suppress(OSError, CoachError):
            save_crash_report(home, error or RuntimeError("it stopped without an error"))
        self.panic(Text(f"coach crashed because of a bug. Everything you saved is safe. The details are in {file}."))

    def finish(self) -> None:
        """Finish queued jobs, then prepare the next start while nobody is waiting."""
        self.journal_thread.finish(self.drafts.close, self.store.compact)


def _driver() -> type[Driver] | None:
    """Return our own driver where it works; None for Textual's choice."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from coach.tui.driver import PromptDriver

    return PromptDriver


def open_screen(store: Store, banner: str = "") -> int:
    """Run the application and return its exit code. `banner` says what is unusual about this run."""
    collect_by_the_page()
    app, keeper = CoachApp(store, banner), ScreenKeeper(store)
    app.news.at_rest = keeper.rest
    app.run()
    app.finish()
    keeper.keep()
    return app.return_code or 0
