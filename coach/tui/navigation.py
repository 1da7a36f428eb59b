"""Open any place from anywhere. Pages and dialogs on top are closed first, as by escape, and may ask."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from coach.guide.worksheets import worksheet
from coach.tui.commands import COMMANDS, EVERYWHERE, ROOMS, Command
from coach.tui.screens.dialog import Dialog
from coach.tui.screens.page import Page
from coach.tui.screens.worksheet.links import open_part, open_worksheet

if TYPE_CHECKING:
    from textual.screen import Screen

    from coach.tui.screens.main import Main

LEVELS = 6
"""How often to press escape at most to reach the rooms: a dialog over a page with a field, and some to spare."""


class Door(NamedTuple):
    """A room, and the action to run in it."""

    room: str
    action: str = ""


DOORS = {
    "ending": Door("today", "screen.ending"),
    "people": Door("search", "in_list('people')"),
    "employers": Door("search", "in_list('employers')"),
    "applications": Door("search", "in_list('applications')"),
    "activities": Door("search", "in_list('activities')"),
    "add-person": Door("search", "in_list('people', 'add_record')"),
    "add-application": Door("search", "in_list('applications', 'add_record')"),
    "import-people": Door("search", "in_list('people', 'import_records')"),
    "import-applications": Door("search", "in_list('applications', 'import_records')"),
}
OTHER_DOORS = ("theme", "all-keys", "export", "import-adverts")
"""Places that are not commands; `_open_other` opens them."""
_ROOM_KEYS = {command.id.removeprefix("room."): command.key for command in ROOMS}
_SHEETS_KEY, _STEPS_KEY = COMMANDS["worksheets"].key, _ROOM_KEYS["steps"]


def door_of(to: str) -> Door | None:
    """Return a place's room and the action that opens it there; None for a place outside the rooms."""
    kind, _, name = to.partition(" ")
    if kind == "room":
        return Door(name)
    if kind == "step":
        return Door("steps", f"open_step({name})")
    if kind == "action":
        return Door("steps", f"open_step({name.partition('.')[0]}, '{name}')")
    if kind == "page":
        return Door("library", f"open_page('{name}')")
    room = to.partition(".")[0]
    if to.startswith("room."):
        return Door(to.removeprefix("room."))
    if to in COMMANDS and room in _ROOM_KEYS:
        return Door(room, COMMANDS[to].action)
    return DOORS.get(to)


def keys_to(to: str, own_keys: Mapping[str, str], *, is_here: bool) -> str:
    """Return the keys that lead to a place, such as "4 a"; "" if there are none."""
    command = COMMANDS.get(to)
    key = _key(own_keys.get(to, command.key)) if command else ""
    kind = to.partition(" ")[0]
    if kind in ("worksheet", "part"):
        return _SHEETS_KEY
    if kind in ("step", "action"):
        return _STEPS_KEY
    door = door_of(to)
    if is_here or not door or to.startswith("room."):
        return key
    return f"{_ROOM_KEYS[door.room]} {key}".strip()


def _key(key: str) -> str:
    first = key.split(",", maxsplit=1)[0]
    return {"question_mark": "?", "comma": ",", "slash": "/", "escape": "esc"}.get(first, first)


async def give(main: Main, screen: Screen[Any], command: Command) -> None:
    """Run a command where it is bound: near the focus, or on the room or page as a whole."""
    bound = (each.node for each in screen.active_bindings.values() if each.binding.id == command.id)
    node = next(bound, main.room if screen is main else screen)
    await main.app.run_action(command.action, default_namespace=node)


async def go_to(main: Main, to: str) -> None:
    """Go to a place once everything over the rooms is closed. If closing something asks a question, stay."""
    if to in ("quit", "help", "theme"):  # these open on top of the current screen
        await _open_other(main, to)
        return
    if not await _close_all_above_rooms(main):
        return
    kind, _, name = to.partition(" ")
    if door := door_of(to):
        main.go_on_to(*door)
    elif kind == "worksheet":
        open_worksheet(main, worksheet(name))
    elif kind == "part":
        open_part(main, name)
    elif command := next((each for each in EVERYWHERE if each.id == to), None):
        await main.app.run_action(command.action, default_namespace=main)
    else:
        await _open_other(main, to)


async def _open_other(main: Main, to: str) -> None:
    if to == "theme":
        main.app.action_change_theme()
    elif to == "help":
        await main.app.run_action("help", default_namespace=main.app.screen)
    elif to == "quit":
        await main.action_quit_coach()
    elif to == "all-keys":
        main.toggle_all_keys()
    elif to == "export":
        main.back_up()
    elif to == "import-adverts":
        from coach.tui.screens.skills.page import SkillsPage

        page = SkillsPage(main)
        await main.app.push_screen(page)
        page.action_import()


async def _close_all_above_rooms(main: Main) -> bool:
    """Close everything over the rooms. Return whether no question was asked."""
    for _ in range(LEVELS):
        top = main.app.screen
        if top is main:
            return True
        if not isinstance(top, Dialog | Page):
            return False
        depth = len(main.app.screen_stack)
        (top.action_close if isinstance(top, Dialog) else top.action_back)()
        await asyncio.sleep(0)  # let a command start
        if len(main.app.screen_stack) > depth:  # it opened a dialog
            return False
    return False
