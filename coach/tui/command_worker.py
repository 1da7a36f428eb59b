"""Commands that wait for something: a dialog's answer, the store, a file.

A Textual handler that waited would block every key. So a command is a coroutine, run in a worker, which reads from top
to bottom and is cancelled with the screen or widget it belongs to.
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
"""The worker group of all commands."""


def command(
    method: Callable[Concatenate[Node, P], Coroutine[Any, Any, None]],
) -> Callable[Concatenate[Node, P], None]:
    """Turn a coroutine method of a screen, widget or application into a command: calling it starts a worker.

    A CoachError ends the command and is shown.
    """

    @wraps(method)
    def begin(self: Node, /, *args: P.args, **kwargs: P.kwargs) -> None:
        run_command(self, partial(method, self, *args, **kwargs))

    return cast("Callable[Concatenate[Node, P], None]", begin)


def run_command(node: DOMNode, work: Callable[[], Coroutine[Any, Any, object]]) -> None:
    """Start `work` as a command of `node`."""

    async def show_errors() -> None:
        try:
            await work()
        except CoachError as error:
            cast("Host", node.app).tell(error.message, error.title)

    _: Worker[None] = node.run_worker(show_errors, group=COMMANDS)


class Asks:
    """Gives screens, pages and rooms the application's store, dialogs and message line."""

    @property
    def coach_app(self) -> Host:
        """The application."""
        return cast("Host", cast("DOMNode", self).app)

    @property
    def store(self) -> AsyncStore:
        """The store."""
        return self.coach_app.async_store

    async def ask(self, dialog: Screen[T]) -> T:
        """Open a dialog and wait for its result, None if it is dismissed. Only commands can wait."""
        return await self.coach_app.ask(dialog)

    def tell(self, message: str, title: str = "") -> None:
        """Show a short message above the footer, replacing earlier ones."""
        self.coach_app.clear_notifications()
        self.coach_app.tell(message, title)
