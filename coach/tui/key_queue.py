"""What is typed, pasted and clicked, passed on in its order: each once what the one before it opened is there.

Textual hands a key to the widget that has the focus at that moment. A key that opens a dialog is still on its way to
the list behind it when the next one comes, so a burst (a paste, a slow connection, a quick hand) would go to the list
as well, or to a dialog that is not made yet. Here the next one waits until the focus stands still.
"""

from __future__ import annotations

import asyncio
from collections import deque
from contextlib import suppress
from typing import TYPE_CHECKING

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.dom import DOMNode
    from textual.worker import Worker

INPUT = (events.InputEvent, events.Paste)
SETS_OFF = (events.Key, events.Paste, events.MouseUp)
"""What may open something. A mouse that only moves is waited for by nobody."""
PATIENCE = 2.0
"""Seconds after which the next one is passed on in any case, so that no fault keeps somebody from leaving."""


class InOrder:
    """A line in which input waits. It is empty, and costs no time, unless input is faster than what it sets off."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._on_its_way: events.Event | None = None
        self._is_busy = False

    def has_to_wait(self, event: events.Event) -> bool:
        """Whether this one is kept back for now; it is posted again when its turn comes."""
        if not isinstance(event, INPUT):
            return False
        if event is self._on_its_way:
            self._on_its_way = None
            return False
        if self._is_busy:
            self._waiting.append(event)
            return True
        if isinstance(event, SETS_OFF):
            self._is_busy = True
            _: Worker[None] = self._app.run_worker(self._pass_on_the_rest, group="in order")
        return False

    async def _pass_on_the_rest(self) -> None:
        try:
            await self._stand_still()
            while self._waiting:
                self._on_its_way = event = self._waiting.popleft()
                self._app.post_message(event)
                if isinstance(event, SETS_OFF):
                    await self._stand_still()
        finally:
            self._is_busy = False

    async def _stand_still(self) -> None:
        """Wait until what was passed on has come to pass, and the screen that it opened has its focus."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                before = None
                while before != (before := (self._app.screen, self._app.focused)) or not self._app.screen.is_mounted:
                    await came_to_pass(self._app.focused or self._app.screen)


async def came_to_pass(node: DOMNode) -> None:
    """Wait for what was sent to `node`: it goes up through all that is around it, and so does what it sets off."""
    around = node.ancestors_with_self
    for each in (*around, *around):
        passed = asyncio.Event()
        if each.call_later(passed.set):
            await passed.wait()
