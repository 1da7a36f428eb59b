"""Help for the focused widget, and the list of keys that work there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import Any

from textual.actions import parse
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget

from coach.guide.guide import Guide
from coach.guide.worksheets import worksheet
from coach.tui.commands import EVERYWHERE, ROOMS, TICKING, Command
from coach.tui.rich_text import evidence_line, prose
from coach.tui.screens.room import Room
from coach.tui.themes import MUTED

LAST_WORDS = """\
While you type, f1 opens this help and explains the field you are in.
In a terminal, coach --help lists what you can do without this window."""
LEAVING = """\
q leaves coach from any room. Everything is saved. ctrl+c asks first, and works anywhere; ctrl+q leaves without asking.
ctrl+p finds anything: type what you want, such as claim, money or undo."""
LEAVING_A_PAGE = """\
esc goes back to where you came from. Everything is saved. ctrl+c leaves coach, after it asked.
ctrl+p finds anything: type what you want, such as claim, money or undo."""
FOR_KEY, FOR_TITLE = 10, 17
HELP_BEGINS = FOR_KEY + FOR_TITLE
KEY_NAMES = {
    "question_mark": "?",
    "comma": ",",
    "slash": "/",
    "plus": "+",
    "minus": "-",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "escape": "esc",
    "left": "←",
    "right": "→",
    **{f"shift+{name}": f"shift+{arrow}" for name, arrow in zip(("left", "right", "up", "down"), "←→↑↓", strict=True)},
}
"""What a key is called on the screen, where that is not its name."""


def help_text(screen: Screen[None], width: int, own_keys: Mapping[str, str]) -> Content:
    """Return the help: the room's purpose, its keys, how to close it, then the rest, wrapped to `width` cells.

    `own_keys` are the keys that the person assigned to commands, by command id.
    """
    room = next((node for node in _with_ancestors(screen) if isinstance(node, Room)), None)
    (first, more), rest = _sentence_first(texts_around(screen, outermost=room))
    listed = {"Here": here(room) if room else [], "Everywhere": EVERYWHERE, "Rooms": ROOMS}
    keys = [_keys(heading, commands, width, own_keys) for heading, commands in listed.items() if commands]
    return _pages([first, *keys[:1], _leaving(LEAVING), *more, *rest, *keys[1:], Content(LAST_WORDS)])


def page_help(screen: Screen[None], commands: Sequence[Command], width: int, own_keys: Mapping[str, str]) -> Content:
    """Return a page's help: its purpose, its keys, how to close it, then the rest."""
    (first, more), rest = _sentence_first(texts_around(screen, outermost=screen))
    keys = _keys("Here", commands, width, own_keys)
    return _pages([first, keys, _leaving(LEAVING_A_PAGE), *more, *rest, Content(LAST_WORDS)])


def _sentence_first(texts: Sequence[Content]) -> tuple[tuple[Content, list[Content]], Sequence[Content]]:
    """Split off the first sentence of the first text. Return it, the rest of that text, and the other texts."""
    sentence, dot, more = texts[0].plain.partition(". ")
    return (Content.styled(f"{sentence}{dot.strip()}", "bold"), [Content(more)] if more else []), texts[1:]


def _leaving(words: str) -> Content:
    return Content.assemble(("To leave", "bold $primary"), f"\n{words}")


def _pages(parts: Sequence[Content]) -> Content:
    return Content("\n\n").join(parts)


def why(sheet_name: str, guide: Guide) -> list[Content]:
    """Return the reason for a worksheet and the findings behind it."""
    sheet = worksheet(sheet_name)
    found = [guide.evidence[each] for each in sheet.evidence]
    return [
        Content.styled("Why", "bold $primary"),
        prose(sheet.why),
        *(evidence_line(each) for each in found),
    ]


def texts_around(screen: Screen[Any], outermost: Widget | None = None) -> list[Content]:
    """Return the help of the focused widget and its parents, starting with `outermost`."""
    nodes = sorted(_with_ancestors(screen), key=lambda node: node is not outermost)
    return [Content(text) for node in nodes if (text := _help_of(node))]


def _help_of(node: Widget) -> str | None:
    return getattr(node, "field_help", "") or node.HELP


def here(room: Room) -> list[Command]:
    """Return the room's own commands that are available now."""
    ticking = TICKING if room.id in ("today", "steps") else ()
    return [*ticking, *(command for command in room.COMMANDS if room.check_action(*parse(command.action)[1:]))]


def _with_ancestors(screen: Screen[Any]) -> list[Widget]:
    focused = screen.focused
    if focused is None:
        return [screen]
    return [node for node in focused.ancestors_with_self if isinstance(node, Widget)]


def _keys(heading: str, commands: Sequence[Command], width: int, own_keys: Mapping[str, str]) -> Content:
    lines = [Content.styled(heading, "bold $primary")]
    for command in commands:
        first = own_keys.get(command.id, command.key).split(",")[0]
        key = KEY_NAMES.get(first, first)
        told = f"\n{' ' * HELP_BEGINS}".join(wrap(command.help, max(20, width - HELP_BEGINS)))
        title = command.title.ljust(FOR_TITLE)
        lines.append(Content.assemble((f"  {key}".ljust(FOR_KEY), "bold"), title, (told, MUTED)))
    return Content("\n").join(lines)
