"""Help for the thing that has the focus, and every key that works there."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Any

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from coach.tui.commands import EVERYWHERE, ROOMS, TICKING, Command
from coach.tui.screens.room import Room

LAST_WORDS = """\
In a form, f1 tells about the field you are in.
ctrl+p finds any of these by name. ctrl+c leaves, ctrl+q leaves without asking.
coach --help, in the shell, lists the plain commands."""
HELP_BEGINS = 25
KEY_NAMES = {"question_mark": "?", "comma": ",", "escape": "esc"}


def help_text(screen: Screen[None], width: int) -> Content:
    """What the focused widget and everything around it say of themselves, and the keys, within `width` cells."""
    room = next((node for node in _around(screen) if isinstance(node, Room)), None)
    parts = [Content("\n\n").join(texts_around(screen))]
    if room:
        parts.append(_keys("Here", here(room), width))
    parts.append(_keys("Everywhere", EVERYWHERE, width))
    parts.append(_keys("Rooms", ROOMS, width))
    parts.append(Content(LAST_WORDS))
    return Content("\n\n").join(parts)


def texts_around(screen: Screen[Any]) -> list[Content]:
    """What the focused widget and everything around it say of themselves."""
    return [Content(text) for node in _around(screen) if (text := getattr(node, "HELP", None))]


def here(room: Room) -> list[Command]:
    """What can be done in a room now, beyond what can be done everywhere."""
    ticking = TICKING if room.id in ("today", "steps") else ()
    return [*ticking, *(command for command in room.COMMANDS if room.check_action(command.action, ()))]


def _around(screen: Screen[Any]) -> list[Widget]:
    focused = screen.focused
    if focused is None:
        return [screen]
    return [node for node in focused.ancestors_with_self if isinstance(node, Widget)]


def _keys(heading: str, commands: Sequence[Command], width: int) -> Content:
    lines = [Content.styled(heading, "bold $primary")]
    for command in commands:
        key = KEY_NAMES.get(command.key, command.key.split(",")[0])
        told = f"\n{' ' * HELP_BEGINS}".join(wrap(command.help, max(20, width - HELP_BEGINS)))
        lines.append(Content.assemble((f"  {key:<7}", "bold"), f"{command.title:<16}", (told, "$foreground 65%")))
    return Content("\n").join(lines)
