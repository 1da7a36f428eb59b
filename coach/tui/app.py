"""The application: it has the journal in a thread of its own, and shows what comes of every decision."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import importlib
import os
import signal
import sys
from collections.abc import Callable, Coroutine, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import ClassVar, TypeVar

from rich.text import Text
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme
from textual.worker import Worker

from coach.domain.places import country_names
from coach.domain.text import shown_lines
from coach.errors import CoachError, RefusedError
from coach.journal.coach import Coach
from coach.journal.drafts import Drafts
from coach.tui.commands import LEAVE, bindings
from coach.tui.screens.main import MAKERS, Main
from coach.tui.screens.page import Page
from coach.tui.themes import OURS, first_theme
from coach.tui.view import first_look, look

T = TypeVar("T")

LOOK_AROUND_EVERY = 1.0
SETTLE = 0.3
CATCH_UP = 2.0
COLLECT_AFTER = 50_000  # new objects: about as many as a page makes; Python's 700 would go through all of it every time
NEEDED_SOON = (
    *("coach.domain.facts", "coach.journal.writing", "filelock", "textual.command"),
    *(f"coach.tui.screens.{name}" for name in ("check_in", "help", "message_dialogs", "profile", "tick_details")),
    *("coach.tui.screens.library.room", "markdown_it", "plotext"),
    *(f"coach.tui.screens.runway.{name}" for name in ("room", "dialogs", "wording", "audit")),
    "holidays.countries",
    *(f"coach.tui.screens.week.{name}" for name in ("room", "handlers", "dialogs", "planning")),
    *("coach.tui.screens.search.room", "coach.tui.screens.review.room", "coach.tui.screens.search.quick_log"),
    *("coach.tui.screens.search.dialogs", "coach.export.search_plain", "fsrs"),
    *(f"coach.tui.screens.practice.{name}" for name in ("page", "round", "summary")),
)


class CoachApp(App[None]):
    """Opens the main screen and keeps it true.

    Whatever touches the journal runs in one thread, one thing after another, so that no disk holds up a key; what was
    asked for before leaving is carried out before the program ends.
    """

    TITLE = "coach"
    CSS_PATH = "coach.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings([LEAVE])]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (76, "-usual"), (100, "-wide")]  # noqa: RUF012 - typed by Textual
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-usual-height")]  # noqa: RUF012 - typed by Textual

    def __init__(self, coach: Coach, banner: str = "") -> None:
        chosen = coach.transition.profile.theme
        terminal_colours = "NO_COLOR" in os.environ and chosen.startswith("ansi")
        super().__init__(driver_class=_driver(), ansi_color=True if terminal_colours else None)
        self.coach = coach
        self.main = Main(first_look(coach), banner)
        self._journal_thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="journal")
        self.drafts = Drafts(coach.journal.home)
        self.own_keys: dict[str, str] = {}
        self._trouble = ""
        for theme in OURS:
            self.register_theme(theme)
        self._begin_with(first_theme(chosen, list(self.available_themes)))

    def _begin_with(self, name: str) -> None:
        """Take a theme before anything is drawn. Setting `theme` would parse and apply every style a second time."""
        theme = self.available_themes[name]
        if theme.ansi:  # this one changes how colours are written as well
            self.theme = name
            return
        self.set_reactive(App.theme, name)
        self.stylesheet.set_variables(self.get_css_variables())
        self.update_classes({"-dark-mode": theme.dark, "-light-mode": not theme.dark}, update=False)

    def get_default_screen(self) -> Screen[None]:
        """The main screen is there from the first moment."""
        return self.main

    def on_mount(self) -> None:
        """Begin to look around, and leave in good order when the system asks for it."""
        self._keep_looking()
        self.theme_changed_signal.subscribe(self, self._keep_theme)
        for name in ("SIGTERM", "SIGHUP"):
            with contextlib.suppress(AttributeError, NotImplementedError, RuntimeError, ValueError):
                asyncio.get_running_loop().add_signal_handler(getattr(signal, name), self.exit)

    def on_ready(self) -> None:
        """The first screen is up: greet a new person, tell of troubles, and make ready what may be wanted next."""
        if not self.coach.transition.profile.started:
            self._greet()
        elif self.coach.transition.told_of("money"):
            self.call_later(self.redraw)
        if self.main.banner:
            self.tell("All of it is made up. Look around, and try what you like.", "An example")
        for mended in self.coach.mended:
            self.tell(
                f"{mended.file.name} was damaged. It lies in {mended.set_aside} as it was found; "
                f"{mended.saved} of its entries were whole and are here.",
                "A file was set aside",
            )
        for problem in self.coach.journal.problems.values():
            self.tell(f"{problem.file.name}: {problem.detail}. `coach doctor` says more.", "A file could not be read")
        try:
            from coach.tui.keys import own_keys

            self.own_keys = own_keys(self.coach.journal.home.keys)
            self.set_keymap(self.own_keys)
        except RefusedError as error:
            self.tell(error.message, error.title)
        if self.coach.journal.home.drafts.is_dir():
            from coach.tui.screens.worksheet.autosave import take_up_what_was_typed

            take_up_what_was_typed(self)
        self.set_timer(SETTLE, lambda: self._begin(self._make_ready, "ready"))

    # -- the journal

    def act(self, job: Callable[[Coach], T], then: Callable[[T], None] | None = None, *, redraw: bool = True) -> None:
        """Do something with the journal, after all that was asked before; draw it, and call `then` with the result.

        An error is told to the person, and nothing else happens. `redraw` is False for what changes nothing to see.
        """
        self._begin(partial(self._carry_out, self._asked(job), then, redraw=redraw), "journal")

    def _asked(self, job: Callable[[Coach], T]) -> Future[T]:
        """What will come of `job`. It can't be called off: what waits when the window is left is done all the same."""
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()

        def do() -> None:
            try:
                outcome.set_result(job(self.coach))
            except Exception as error:  # noqa: BLE001 - it is raised where it is waited for
                outcome.set_exception(error)

        self._journal_thread.submit(do)
        return outcome

    async def _carry_out(self, future: Future[T], then: Callable[[T], None] | None, *, redraw: bool) -> None:
        try:
            result = await asyncio.wrap_future(future)
        except CoachError as error:
            self.redraw()
            self.tell(error.message, error.title)
            return
        if redraw:
            self.redraw()
        if then:
            then(result)

    def _begin(self, work: Callable[[], Coroutine[None, None, None]], group: str) -> None:
        """Go on with `work` beside all else. It is called only when its turn comes, which may be never, on leaving."""
        _: Worker[None] = self.run_worker(work, group=group)

    def redraw(self) -> None:
        """Show the state as it is now."""
        view = look(self.coach)
        self.main.show(view)
        for screen in self.screen_stack[1:]:
            if isinstance(screen, Page) and screen.is_mounted:
                screen.show(view)
        chosen = self.coach.transition.profile.theme
        if chosen in self.available_themes and chosen != self.theme:
            self.theme = chosen

    def _keep_looking(self) -> None:
        """Look around again and again. A timer of Textual's would cost ten times what the look itself does."""
        self._look_around()
        self._next_look = asyncio.get_running_loop().call_later(LOOK_AROUND_EVERY, self._keep_looking)

    def on_unmount(self) -> None:
        """Nobody looks any more."""
        self._next_look.cancel()

    def _look_around(self) -> None:
        now = self.coach.clock.now()
        drawn = self.main.view.now
        if (now.date(), now.hour, now.minute) != (drawn.date(), drawn.hour, drawn.minute):
            self.call_later(self.redraw)
        if self.coach.journal.stirred():
            self._begin(self._take_in, "news")

    async def _take_in(self) -> None:
        try:
            changed, trouble = await asyncio.wrap_future(self._asked(lambda coach: coach.refresh())), None
        except CoachError as error:
            changed, trouble = False, error
        if changed:
            self.redraw()
        if trouble and trouble.message != self._trouble:
            self.tell(trouble.message, trouble.title)
        self._trouble = trouble.message if trouble else ""

    async def _make_ready(self) -> None:
        """Build the other rooms and import what they need, a little at a time, while nobody is waiting."""
        for name in NEEDED_SOON:
            await asyncio.wrap_future(self._journal_thread.submit(importlib.import_module, name))
        await asyncio.wrap_future(self._journal_thread.submit(country_names))
        for name in MAKERS:
            room = await self.main.prepare(name)
            if not room.children:
                return  # the window was closed meanwhile, and what is closing is not filled any more
            room.show(self.main.view)
            await asyncio.sleep(0.02)
        gc.freeze()
        gc.enable()
        await asyncio.wrap_future(self._asked(lambda coach: coach.sum_up()))

    # -- what can be done everywhere

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text, made harmless: it may be pasted where a control character acts."""
        super().copy_to_clipboard(shown_lines(text))

    def tell(self, message: str, title: str = "") -> None:
        """A few words in a corner of the screen. They are never read as markup."""
        self.notify(message, title=title, markup=False, timeout=8 if len(message) > 80 else 4)

    def action_leave(self) -> None:
        """Copy what is selected; without a selection ask, then leave."""
        selected = self.screen.get_selected_text()
        if selected:
            self.copy_to_clipboard(selected)
            self.tell("Copied.")
            return
        from coach.tui.screens.message_dialogs import LeaveDialog

        if isinstance(self.screen, LeaveDialog):  # ctrl+c, and ctrl+c again
            self.screen.action_leave()
        else:
            self.push_screen(LeaveDialog(), lambda leave: self.exit() if leave else None)

    async def action_quit(self) -> None:
        """Leave without asking, once what was pressed before has come to pass."""
        self._begin(self._catch_up_and_exit, "leave")

    async def _catch_up_and_exit(self) -> None:
        """A key goes up through all that is around the focus before it does anything, and so does what it sets off."""
        around = (self.focused or self.screen).ancestors_with_self
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(CATCH_UP):
                for node in (*around, *around):
                    passed = asyncio.Event()
                    if node.call_later(passed.set):
                        await passed.wait()
        self.exit()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Every command by its name, for the palette."""
        from coach.tui.palette import commands_on

        return commands_on(self, screen)

    def _greet(self) -> None:
        from coach.domain.facts import ProfileSet
        from coach.tui.screens.profile import SetUp

        def begin(answers: ProfileSet | None) -> None:
            self.act(lambda coach: coach.record(answers or ProfileSet()))

        self.push_screen(SetUp(self.coach.transition.profile, self.coach.clock.now().date()), begin)

    def _keep_theme(self, theme: Theme) -> None:
        if theme.name != self.coach.transition.profile.theme and theme.name == self.theme:
            from coach.domain.facts import ProfileSet

            self.act(lambda coach: coach.record(ProfileSet(theme=theme.name)))

    # -- the end

    def _fatal_error(self) -> None:
        """Textual calls this for an error nobody caught: the details go to a file, the person gets a sentence."""
        from coach.journal.crash import keep_crash

        home, error = self.coach.journal.home, sys.exc_info()[1]
        file = home.crash
        with contextlib.suppress(OSError, CoachError):
            keep_crash(home, error or RuntimeError("it stopped without an error"))
        self.panic(
            Text(f"coach stopped by an error of its own. What you saw as saved is saved. The details are in {file}.")
        )

    def finish(self) -> None:
        """Carry out what was still asked for; then, while nobody waits, see that the next start is quick."""
        self._journal_thread.submit(self.drafts.close)
        self._journal_thread.submit(self.coach.sum_up)
        self._journal_thread.shutdown(wait=True)


def _driver() -> type[Driver] | None:
    """Ours where it can be used; None for Textual's own choice."""
    if sys.platform == "win32" or "TEXTUAL_DRIVER" in os.environ:
        return None
    from coach.tui.driver import PromptDriver

    return PromptDriver


def open_screen(coach: Coach, banner: str = "") -> int:
    """Run the application until the person leaves; return the exit code. `banner` says what is special about it all."""
    gc.set_threshold(COLLECT_AFTER)
    app = CoachApp(coach, banner)
    app.run()
    app.finish()
    return app.return_code or 0
