"""Input in order: each key, paste or click is delivered once the screen opened by the one before it is ready.

Textual delivers a key to the widget that has the focus at that moment. While a key that opens a dialog is still being
handled, the next ones of a burst (a paste, a slow connection, a fast typist) would go to the list behind it, or to a
dialog that isn't composed yet. Here they wait until the focus has settled.
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
"""Events that can open something. Nothing waits for plain mouse movements."""
PATIENCE = 2.0
"""Seconds after which queued input is delivered anyway, so that no bug can lock somebody in."""


class InOrder:
    """A queue of input. It stays empty, and costs nothing, unless input comes faster than it can be handled."""

    def __init__(self, app: App[None]) -> None:
        self._app = app
        self._waiting: deque[events.Event] = deque()
        self._reposted: events.Event | None = None
        self._is_busy = False

    def has_to_wait(self, event: events.Event) -> bool:
        """Whether to hold back this event; it is posted again when its turn comes."""
        if not isinstance(event, INPUT):
            return False
        if event is self._reposted:
            self._reposted = None
            return False
        if self._is_busy:
            self._waiting.append(event)
            return True
        if isinstance(event, SETS_OFF):
            self._is_busy = True
            _: Worker[None] = self._app.run_worker(self._deliver_queued, group="in order")
        return False

    async def _deliver_queued(self) -> None:
        try:
            await self._wait_until_settled()
            while self._waiting:
                self._reposted = event = self._waiting.popleft()
                self._app.post_message(event)
                if isinstance(event, SETS_OFF):
                    await self._wait_until_settled()
        finally:
            self._is_busy = False

    async def _wait_until_settled(self) -> None:
        """Wait until the last event has been handled and the screen it opened has the focus."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                before = None
                while before != (before := (self._app.screen, self._app.focused)) or not self._app.screen.is_mounted:
                    await came_to_pass(self._app.focused or self._app.screen)


async def came_to_pass(node: DOMNode) -> None:
    """Wait until messages to `node` are handled, including those that bubble up and those that follow from them."""
    around = node.ancestors_with_self
    for each in (*around, *around):
        passed = asyncio.Event()
        if each.call_later(passed.set):
            await passed.wait()
