"""The main screen behind all rooms: room names at the top, the room in the middle, a status line at the bottom."""

from __future__ import annotations

import asyncio
from importlib import import_module
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.entry_labels import describe_transaction
from coach.domain.first_week import empty_rooms, is_beginner
from coach.domain.sanitize import NAME_LIMIT, shown
from coach.storage.store import Store
from coach.tui.command_worker import command
from coach.tui.commands import EVERYWHERE, ROOMS, bindings
from coach.tui.screens.room import Room
from coach.tui.screens.today.room import Today
from coach.tui.screens.whole_window import WholeWindow
from coach.tui.status_bar import status_line
from coach.tui.view import View
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.room_names import RoomNames

if TYPE_CHECKING:
    from coach.domain.undo import Transaction


ROOM_CLASSES = {
    "today": "today.room:Today",
    "steps": "steps:Steps",
    "week": "week.room:Week",
    "runway": "runway.room:Runway",
    "search": "search.room:Search",
    "review": "review.room:Review",
    "library": "library.room:Library",
}
"""Each room's module below this package and its class, imported when the room is first opened."""


def _new_room(name: str, view: View) -> Room:
    module, _, kind = ROOM_CLASSES[name].partition(":")
    room: Room = getattr(import_module(f"coach.tui.screens.{module}"), kind)(view)
    return room


class Main(WholeWindow):
    """Holds the rooms, builds each when it is first opened, and shows one of them."""

    HELP = "coach has ten steps. It saves what you did in them and how you are. Everything stays on this machine."
    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*ROOMS, *EVERYWHERE))]

    def __init__(self, view: View, banner: str = "") -> None:
        super().__init__()
        self.view = view
        self.banner = banner
        self._open = "today"
        self._showed_few = self.shows_few_keys
        self._outdated = False
        self._building = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """Lay out the first room only; the others are built when somebody opens them."""
        yield RoomNames()
        with Container(id="room"):
            yield Today(self.view)
        yield Static(id="status", classes="" if self.banner else "-at-today")
        yield Footer()

    def on_mount(self) -> None:
        """Draw the first room."""
        self.show(self.view)
        self._focus_room()

    @property
    def room(self) -> Room:
        """The open room."""
        return self.query_one(f"#{self._open}", Room)

    @property
    def shows_few_keys(self) -> bool:
        """Whether the footer shows only the keys that a beginner needs."""
        return is_beginner(self.view.state, self.view.day.date)

    def at_first_sight(self) -> None:
        """Add what could wait until the first room was drawn."""
        self.query_one(Today).mount_panels()

    @property
    def has_more_rooms(self) -> bool:
        """Whether any room but the first was opened."""
        return len(self.query_one("#room").children) > 1

    def show(self, view: View) -> None:
        """Draw what changed in the open room and the status line."""
        self.view = view
        self.room.show(view)
        self._show_names()
        self._show_status()

    def take(self, view: View, *, covered: bool) -> None:
        """Draw what changed, or put it off while a page covers the room."""
        self._outdated = covered
        if covered:
            self.view = view
        else:
            self.show(view)

    def on_screen_resume(self) -> None:
        """Draw what changed while the room was covered."""
        if self._outdated:
            self._outdated = False
            self.show(self.view)

    def _show_names(self) -> None:
        """Draw the room names. In the first week, rooms that are still empty are muted."""
        state = self.view.state
        few = self.shows_few_keys
        self.query_one(RoomNames).show(self._open, empty_rooms(state) if few else frozenset())
        if few != self._showed_few:
            self._showed_few = few
            self.query_one(Footer).refresh()

    def _show_status(self) -> None:
        """Draw the status line at the width of the window."""
        line = status_line(self.view, self.app.size.width - 2, self.banner)
        self.query_one("#status", Static).update(line, layout=False)

    async def prepare(self, name: str) -> Room:
        """Build a room without opening it."""
        async with self._building:  # wait if the room is already being built
            found = self.query_one_optional(f"#{name}", Room)
            if found is None:
                found = _new_room(name, self.view)
                found.display = False
                await self.query_one("#room").mount(found)
            return found

    async def enter(self, name: str) -> Room:
        """Open a room."""
        room = await self.prepare(name)
        with self.app.batch_update():
            self.room.display = False
            self._open = name
            at_today = name == "today" and not self.banner
            self.query_one("#status").set_class(at_today, "-at-today")  # on the screen it would restyle every room
            room.display = True
            room.show(self.view)
            self._show_names()
        self._focus_room()
        return room

    async def action_room(self, name: str) -> None:
        """Open the room whose key was pressed."""
        await self.enter(name)

    def go_on_to(self, room: str, action: str = "") -> None:
        """Open a room and run one of its actions."""
        self.run_worker(self._go_on_to(room, action), group="go-on")

    async def _go_on_to(self, name: str, action: str) -> None:
        room = await self.enter(name)
        if action:
            await self.app.run_action(action, default_namespace=room)

    @command
    async def action_worksheets(self) -> None:
        """Open the current step's worksheet at what the current action needs. Ask which if there is no current step."""
        from coach.tui.screens.worksheet.links import choose_worksheet

        await choose_worksheet(self, self.room.step_at_hand(), self.room.action_at_hand())

    def first_focus(self) -> Widget | None:
        """Return the widget to focus in the open room."""
        return self.room.first_focus()

    def _focus_room(self) -> None:
        if widget := self.first_focus():
            widget.focus()

    def on_resize(self) -> None:
        """Redraw the lines that depend on the width."""
        self._show_names()
        self._show_status()

    # -- actions available everywhere

    def open_in_browser(self, link: str) -> None:
        """Open a link in the browser and say where it leads. Only web pages are opened."""
        if not link.lower().startswith(("https://", "http://")):
            self.tell(shown(link)[:NAME_LIMIT], "No page to open")
            return
        self.app.open_url(link)
        self.tell(shown(link), "Opening in your browser")

    # -- the day

    @command
    async def action_check_in(self) -> None:
        """Ask how the person is."""
        from coach.domain.help_lines import is_low
        from coach.storage.drafts import CHECK_IN
        from coach.tui.dialog_drafts import DialogDraft
        from coach.tui.screens.check_in import CheckInDialog

        draft = DialogDraft(self.coach_app, CHECK_IN)
        event = await self.ask(CheckInDialog(self.view.day.check_in, draft))
        if event and is_low(event.mood):
            self._show_where_to_ring()
        if event:
            await self.store.run(draft.save, event)
            self.tell("Saved.")

    @command
    async def _show_where_to_ring(self) -> None:
        from coach.tui.screens.check_in import where_to_ring

        await self.ask(where_to_ring(self.view))

    @command
    async def action_log(self) -> None:
        """Ask for an activity of the search in one line."""
        from coach.tui.screens.search.quick_log import log_effort

        await log_effort(self)

    def action_worklog(self) -> None:
        """Open the work-search log."""
        from coach.tui.screens.search.worklog import WorkLogPage

        self.app.push_screen(WorkLogPage(self))

    @command
    async def action_ending(self) -> None:
        """Open the ending. If no job was found yet, ask for it first."""
        from coach.domain.search.next_move import accepted_one
        from coach.tui.screens.ending.found_work import ask_where
        from coach.tui.screens.ending.page import EndingPage

        if accepted_one(self.view.state.search) or await ask_where(self):
            self.app.push_screen(EndingPage(self))

    @command
    async def back_up(self) -> None:
        """Export everything to a folder."""
        from coach.tui.screens.export_all import export_all

        await export_all(self)

    @command
    async def action_note(self) -> None:
        """Ask for a note."""
        from coach.storage.drafts import NOTE
        from coach.tui.dialog_drafts import DialogDraft
        from coach.tui.screens.note import NoteDialog

        draft = DialogDraft(self.coach_app, NOTE)
        if note := await self.ask(NoteDialog(draft)):
            await self.store.run(draft.save, note)
            self.tell("Saved.")

    @command
    async def action_pause(self) -> None:
        """Start a break, or end it."""
        from coach.domain.events import Paused, Resumed

        if self.view.day.pause:
            await self.store.append(Resumed())
            self.tell("Good to have you back. Nothing was lost.")
        else:
            await self.store.append(Paused())
            self.tell("Take your time. Press p when you want to go on.", "A break")

    # -- undoing

    @command
    async def action_undo(self) -> None:
        """Undo the last change."""
        self._report(await self.store.run(Store.undo), "Undone", "There is nothing to undo.")

    @command
    async def action_redo(self) -> None:
        """Redo what was last undone."""
        self._report(await self.store.run(Store.redo), "Brought back", "There is nothing to redo.")

    def _report(self, transaction: Transaction, done: str, nothing: str) -> None:
        if transaction:
            what = describe_transaction(transaction, self.view.state.guide)
            self.tell(f"{what[:1].upper()}{what[1:]}.", done)
        else:
            self.tell(nothing)

    # -- quitting, help and settings

    async def action_quit_coach(self) -> None:
        """Quit. Ask first only if a timer is running or something is not saved."""
        from coach.domain.schedule.timers import running_timer

        if running_timer(self.view.state.schedule, self.coach_app.store.clock.now()):
            self.coach_app.ask_to_leave("The timer of a block is running, and keeps running when coach is closed.")
        elif self.store.all_saved:
            await self.app.action_quit()
        else:
            self.coach_app.ask_to_leave()

    @command
    async def action_help(self) -> None:
        """Show help for the open room."""
        from coach.tui.screens.help import help_text
        from coach.tui.screens.help_dialog import HelpDialog

        text = help_text(self, min(76, self.size.width) - 8, self.coach_app.own_keys)
        await self.ask(HelpDialog(text, few_keys=self.shows_few_keys))

    @command
    async def show_all_keys(self) -> None:
        """Show all keys and rooms from now on."""
        from coach.domain.events import ProfileSet
        from coach.domain.first_week import ALL

        await self.store.append(ProfileSet(keys=ALL))
        self.app.screen.refresh_bindings()

    @command
    async def toggle_all_keys(self) -> None:
        """Show all keys and rooms; in the first week, toggle between few and all."""
        from coach.domain.events import ProfileSet
        from coach.domain.first_week import ALL

        few = self.view.state.profile.keys == ALL
        await self.store.append(ProfileSet(keys="" if few else ALL))
        self.tell("Few keys stand at the bottom in your first week." if few else "All keys and rooms are shown now.")

    @command
    async def action_settings(self) -> None:
        """Open the settings."""
        from coach.tui.screens.profile import SettingsDialog

        themes = sorted(self.app.available_themes)
        dialog = SettingsDialog(self.view.state.profile, self.view.day.date, themes, self.app.theme)
        if event := await self.ask(dialog):
            await self.store.append(event)
