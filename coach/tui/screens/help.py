"""Help for the thing that has the focus, and every key that works there."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from coach.tui.commands import EVERYWHERE, ROOMS, TICKING, Command
from coach.tui.screens.room import Room

LAST_WORDS = """\
ctrl+p finds any of these by name. ctrl+c leaves, ctrl+q leaves without asking.
coach --help, in the shell, lists the plain commands."""
KEY_NAMES = {"question_mark": "?", "comma": ",", "escape": "esc"}


def help_text(screen: Screen[None]) -> Content:
    """What the focused widget and everything around it say of themselves, and the keys."""
    around = _around(screen)
    texts = [text for node in around if (text := getattr(node, "HELP", None))]
    room = next((node for node in around if isinstance(node, Room)), None)
    parts = [Content("\n\n").join([Content(text) for text in texts])] if texts else []
    if room:
        parts.append(_keys("Here", [*(TICKING if room.id in ("today", "steps") else ()), *room.COMMANDS]))
    parts.append(_keys("Everywhere", EVERYWHERE))
    parts.append(_keys("Rooms", ROOMS))
    parts.append(Content(LAST_WORDS))
    return Content("\n\n").join(parts)


def _around(screen: Screen[None]) -> list[Widget]:
    focused = screen.focused
    if focused is None:
        return [screen]
    return [node for node in focused.ancestors_with_self if isinstance(node, Widget)]


def _keys(heading: str, commands: Iterator[Command] | list[Command] | tuple[Command, ...]) -> Content:
    lines = [Content.styled(heading, "bold $primary")]
    for command in commands:
        key = KEY_NAMES.get(command.key, command.key.split(",")[0])
        lines.append(Content.assemble((f"  {key:<8}", "bold"), f"{command.title:<16}", (command.help, "$text-muted")))
    return Content("\n").join(lines)
