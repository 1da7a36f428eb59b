"""The room names with their keys, in one line. The open room is marked by shape as well as by colour."""

from __future__ import annotations

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.widgets import Static

from coach.tui.commands import ROOMS, Command
from coach.tui.themes import MUTED

PADDED, SPACED = 76, 100
"""The widths from which names have a space on each side, and from which there are also gaps between them."""


class RoomNames(Static, can_focus=False):
    """Shows which room is open; clicking another opens it. Rooms with nothing in them yet may be muted."""

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__(id="rooms")
        self._told: tuple[str, frozenset[str], int] = ("", frozenset(), 0)

    def show(self, opened: str, muted: frozenset[str]) -> None:
        """Redraw if something changed."""
        told = (opened, muted, self.app.size.width)
        if told != self._told:
            self._told = told
            self.update(room_names(*told), layout=False)

    async def on_click(self, event: events.Click) -> None:
        """Open the room that was clicked."""
        at = event.x - self.styles.padding.left
        for command, begin, end in _places(self._told[2]):
            if begin <= at < end:
                await self.run_action(f"screen.{command.action}")


def room_names(opened: str, muted: frozenset[str], width: int) -> Content:
    """Return the names for a window of this width."""
    return Content(_between(width)).join(
        _name(command, _pad(width), is_open=name == opened, is_muted=name in muted)
        for command in ROOMS
        for name in [command.id.removeprefix("room.")]
    )


def _name(command: Command, pad: str, *, is_open: bool, is_muted: bool) -> Content:
    if is_open:
        return Content.styled(f"{pad}{command.key} {command.title}{pad}", "bold reverse $primary")
    number, words = (MUTED, MUTED) if is_muted else ("$accent", "")
    return Content.assemble(pad, (command.key, number), (f" {command.title}", words), pad)


def _pad(width: int) -> str:
    return " " if width >= PADDED else ""


def _between(width: int) -> str:
    return "  " if width >= SPACED else "" if width >= PADDED else " "


def _places(width: int) -> list[tuple[Command, int, int]]:
    """Yield each name with its first and last column."""
    places, at = [], 0
    for command in ROOMS:
        end = at + cell_len(f"{command.key} {command.title}") + 2 * len(_pad(width))
        places.append((command, at, end))
        at = end + len(_between(width))
    return places
