"""What the palette (ctrl+p) lists: every command that can be given where one is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from textual.app import SystemCommand
from textual.screen import Screen

from coach.tui.commands import EVERYWHERE, LEAVE, OPEN_ENDING, ROOMS, Command
from coach.tui.screens.help import here
from coach.tui.screens.page import Page

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode

    from coach.tui.screens.main import Main

WORKLOG_NAMES = ("Worklog", "Unemployment log", "Claim: what I did", "Proof of search")
"""What people call the work-search log."""
ENDING_NAMES = ("Found work", "Got a job", "Offer accepted", "Ending: close the search")
"""What people call the end of a search."""


def commands_on(app: App[None], main: Main, screen: Screen[object]) -> Iterator[SystemCommand]:
    """The commands of a room or of a page, and those that are there everywhere; none over a dialog."""
    listed: list[Command] = []
    if screen is main:
        listed = [*here(main.room), *ROOMS, *EVERYWHERE]
    elif isinstance(screen, Page):
        listed = screen.commands_now()
    for command in listed:
        yield SystemCommand(command.title, command.help, partial(_give, app, main, screen, command))
    if screen is main:
        for name in WORKLOG_NAMES:
            told = "Your work-search log, for the office that pays you."
            yield SystemCommand(name, told, main.action_worklog, discover=False)  # found by typing, not listed
        for name in ENDING_NAMES:
            yield SystemCommand(name, OPEN_ENDING.help, main.action_ending, discover=False)
    if listed:
        yield SystemCommand("Theme", "Choose the colours.", app.action_change_theme)
        yield SystemCommand("Quit", LEAVE.help, lambda: app.run_action("leave"))


async def _give(app: App[None], main: Main, screen: Screen[object], command: Command) -> None:
    around: list[DOMNode] = [*screen.focused.ancestors_with_self] if screen.focused else []
    room = [main.room] if screen is main else []
    name = command.action.partition("(")[0]
    node = next(node for node in (*around, *room, screen) if hasattr(node, f"action_{name}"))
    await app.run_action(command.action, default_namespace=node)
