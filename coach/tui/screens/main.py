"""The one screen behind all rooms: their names on top, the room in the middle, and a line that tells where one is."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.widget import Widget
from textual.widgets import Static

from coach.domain.first_week import empty_rooms
from coach.tui.commands import EVERYWHERE, ROOMS, bindings
from coach.tui.screens.main_handlers import MainHandlers
from coach.tui.screens.room import Room
from coach.tui.screens.today.room import Today
from coach.tui.status_bar import status_line
from coach.tui.view import View
from coach.tui.widgets.footer import Footer
from coach.tui.widgets.room_names import RoomNames


def _today(view: View) -> Room:
    return Today(view)


def _steps(view: View) -> Room:
    from coach.tui.screens.steps import Steps

    return Steps(view)


def _runway(view: View) -> Room:
    from coach.tui.screens.runway.room import Runway

    return Runway(view)


def _week(view: View) -> Room:
    from coach.tui.screens.week.room import Week

    return Week(view)


def _search(view: View) -> Room:
    from coach.tui.screens.search.room import Search

    return Search(view)


def _library(view: View) -> Room:
    from coach.tui.screens.library.room import Library

    return Library(view)


def _review(view: View) -> Room:
    from coach.tui.screens.review.room import Review

    return Review(view)


MAKERS: dict[str, Callable[[View], Room]] = {
    "today": _today,
    "steps": _steps,
    "week": _week,
    "runway": _runway,
    "search": _search,
    "review": _review,
    "library": _library,
}


class Main(MainHandlers):
    """Holds the rooms, each built when it is first opened, and shows one of them."""

    HELP = "coach has ten steps. It saves what you did in them and how you are. Everything stays on this machine."
    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [*bindings((*ROOMS, *EVERYWHERE))]

    def __init__(self, view: View, banner: str = "") -> None:
        super().__init__(view)
        self.banner = banner
        self._open = "today"
        self._showed_few = self.shows_few_keys
        self._behind = False
        self._building = asyncio.Lock()

    def compose(self) -> ComposeResult:
        """The first room only; the others wait until somebody opens them."""
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
        """The room that is open."""
        return self.query_one(f"#{self._open}", Room)

    def at_first_sight(self) -> None:
        """The first room is up: add what could wait until then."""
        self.query_one(Today).hang_pictures()

    @property
    def has_more_rooms(self) -> bool:
        """Whether another room was opened than the first."""
        return len(self.query_one("#room").children) > 1

    def show(self, view: View) -> None:
        """Draw what changed, in the open room and the status line."""
        self.view = view
        self.room.show(view)
        self._show_names()
        self._show_status()

    def take(self, view: View, *, covered: bool) -> None:
        """Draw what changed, unless a page covers it all: then when the page is left."""
        self._behind = covered
        if covered:
            self.view = view
        else:
            self.show(view)

    def on_screen_resume(self) -> None:
        """What covered it is gone."""
        if self._behind:
            self._behind = False
            self.show(self.view)

    def _show_names(self) -> None:
        """The names of the rooms. In the first week those with nothing in them yet are muted."""
        state = self.view.state
        few = self.shows_few_keys
        self.query_one(RoomNames).show(self._open, empty_rooms(state) if few else frozenset())
        if few != self._showed_few:
            self._showed_few = few
            self.query_one(Footer).refresh()

    def _show_status(self) -> None:
        """The line that tells where one is, as wide as the window allows."""
        line = status_line(self.view, self.app.size.width - 2, self.banner)
        self.query_one("#status", Static).update(line, layout=False)

    async def prepare(self, name: str) -> Room:
        """Build a room without opening it."""
        async with self._building:  # whoever asks for a room that is just being built waits until it is
            found = self.query_one_optional(f"#{name}", Room)
            if found is None:
                found = MAKERS[name](self.view)
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
        """Open a room, and do in it what `action` names."""
        self.run_worker(self._go_on_to(room, action), group="go-on")

    async def _go_on_to(self, name: str, action: str) -> None:
        room = await self.enter(name)
        if action:
            await self.app.run_action(action, default_namespace=room)

    def action_worksheets(self) -> None:
        """Open the worksheet of the step at hand, at what the action at hand needs; or ask which."""
        from coach.tui.screens.worksheet.picker import choose_worksheet

        choose_worksheet(self, self.room.step_at_hand(), self.room.action_at_hand())

    def first_focus(self) -> Widget | None:
        """Where it belongs in the open room."""
        return self.room.first_focus()

    def _focus_room(self) -> None:
        if widget := self.first_focus():
            widget.focus()

    def on_resize(self) -> None:
        """The lines are as wide as the window allows."""
        self._show_names()
        self._show_status()
