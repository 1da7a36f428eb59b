"""What the palette (ctrl+p) lists: every command that can be given where one is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from coach.tui.commands import EVERYWHERE, LEAVE, ROOMS, Command
from coach.tui.screens.help import here
from coach.tui.screens.page import Page

if TYPE_CHECKING:
    from textual.dom import DOMNode

    from coach.tui.app import CoachApp

WORKLOG_NAMES = ("Worklog", "Unemployment log", "Claim: what I did", "Proof of search")
"""What people call the work-search log."""


def commands_on(app: CoachApp, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands of a room or of a page, and those that are there everywhere; none over a dialog."""
    listed: list[Command] = []
    if screen is app.main:
        listed = [*here(app.main.room), *ROOMS, *EVERYWHERE]
    elif isinstance(screen, Page):
        listed = screen.commands_now()
    for command in listed:
        yield SystemCommand(command.title, command.help, partial(_give, app, screen, command))
    if screen is app.main:
        for name in WORKLOG_NAMES:
            told = "Your work-search log, for the office that pays you."
            yield SystemCommand(name, told, app.main.action_worklog, discover=False)  # found by typing, not listed
    if listed:
        yield SystemCommand("Theme", "Choose the colours.", app.action_change_theme)
        yield SystemCommand("Quit", LEAVE.help, app.action_leave)


async def _give(app: CoachApp, screen: Screen[object], command: Command) -> None:
    around: list[DOMNode] = [*screen.focused.ancestors_with_self] if screen.focused else []
    room = [app.main.room] if screen is app.main else []
    name = command.action.partition("(")[0]
    node = next(node for node in (*around, *room, screen) if hasattr(node, f"action_{name}"))
    await app.run_action(command.action, default_namespace=node)
