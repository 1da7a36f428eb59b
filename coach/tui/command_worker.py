"""Commands that wait for something: the answer of a dialog, the store, a file.

A handler of Textual's that waits would hold up every key. So a command is a coroutine that runs in a worker beside the
window. It reads from top to bottom, and it ends with the screen or widget it belongs to.
"""

from __future__ import annotations

from functools import partial, wraps
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar, cast

from coach.errors import CoachError

if TYPE_CHECKING:
    from collections.abc import Callable, Coroutine

    from textual.dom import DOMNode
    from textual.screen import Screen
    from textual.worker import Worker

    from coach.tui.async_store import AsyncStore
    from coach.tui.host import Host

P = ParamSpec("P")
T = TypeVar("T")
Node = TypeVar("Node", bound="DOMNode")
COMMANDS = "commands"
"""The group of their workers."""


def command(
    method: Callable[Concatenate[Node, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Node, P], None]:
    """Make a coroutine of a screen, a widget or the application a command: called, it begins in a worker.

    What it raises as a CoachError ends it and is shown.
    """

    @wraps(method)
    def begin(self: Node, /, *args: P.args, **kwargs: P.kwargs) -> None:
        run_command(self, partial(method, self, *args, **kwargs))

    return cast("Callable[Concatenate[Node, P], None]", begin)


def run_command(node: DOMNode, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
    """Begin `work` as a command of `node`."""

    async def show_errors() -> None:
        try:
            await work()
        except CoachError as error:
            cast("Host", node.app).tell(error.message, error.title)

    _: Worker[None] = node.run_worker(show_errors, group=COMMANDS)


class Asks:
    """What a screen, a page or a room has of the application: the store, dialogs, and a line to say something in."""

    @property
    def coach_app(self) -> Host:
        """The application."""
        return cast("Host", cast("DOMNode", self).app)

    @property
    def store(self) -> AsyncStore:
        """The store."""
        return self.coach_app.async_store

    async def ask(self, dialog: Screen[T]) -> T:
        """Open a dialog and wait for its result: None where it is closed without one. Only a command can wait."""
        return await self.coach_app.ask(dialog)

    def tell(self, message: str, title: str = "") -> None:
        """Show a few words in the line above the footer, in the place of those before."""
        self.coach_app.clear_notifications()
        self.coach_app.tell(message, title)
