"""Every private name of Textual used by the tests, so that an upgrade that changes one is fixed in one place."""

from __future__ import annotations

import asyncio
import unicodedata
from typing import TYPE_CHECKING

from textual import events
from textual.css.stylesheet import Stylesheet
from textual.drivers._writer_thread import MAX_QUEUED_WRITES, WriterThread
from textual.keys import _character_to_key, _get_unicode_name_from_key
from textual.widgets._toast import Toast

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual._queue import Queue
    from textual.app import App
    from textual.css.model import RuleSet
    from textual.message_pump import MessagePump
    from textual.notifications import Notification
    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.strip import Strip

__all__ = ["MAX_QUEUED_WRITES", "Toast", "WriterThread"]


def is_left(app: App[None]) -> bool:
    """Whether the application has been asked to exit."""
    return app._exit


def still_to_draw(screen: Screen[object]) -> list[object]:
    """What the screen has yet to lay out, draw or call; an empty part is done."""
    return [screen._layout_required, {*screen._dirty_widgets}, [*screen._callbacks], not screen._compositor.size]


def draw_now(screen: Screen[object]) -> None:
    """Draw pending changes without waiting for the next frame."""
    screen._on_timer_update()


async def messages_handled(app: App[None], within: float) -> None:
    """Wait until the app and all of its screen wait for their next message. Raises TimeoutError after `within` seconds.

    Pilot posts a message to each part and waits for the answers, which costs more than what most keys do.
    """
    async with asyncio.timeout(within):
        while not (is_left(app) or all(map(_awaits_a_message, (app, *app.screen.walk_children(with_self=True))))):
            await asyncio.sleep(0)


def _awaits_a_message(part: MessagePump) -> bool:
    queue: Queue[object] = part._message_queue
    return queue.empty() and bool(queue.ready_event._waiters)


_PARSED: dict[frozenset[tuple[str, str]], dict[tuple[object, ...], list[RuleSet]]] = {}


class SharedStylesheet(Stylesheet):
    """Parses each style once for all windows of a process: parsing is a fifth of the time to open a window."""

    def __init__(self, variables: dict[str, str]) -> None:
        super().__init__()
        self.set_variables(variables)

    def set_variables(self, variables: dict[str, str]) -> None:
        """Set these colours, and reuse what other windows parsed with them."""
        self._parse_cache = {}  # type: ignore[assignment]  # the next line clears it: let it be no other window's
        super().set_variables(variables)
        self._parse_cache = _PARSED.setdefault(frozenset(variables.items()), {})  # type: ignore[assignment]


def strips_of(screen: Screen[object]) -> list[Strip]:
    """The screen as drawn, without the screens behind it."""
    return screen._compositor.render_strips()


def lines_of(app: App[None]) -> list[str]:
    """The terminal's lines without colours: the top screen, and the visible parts of those behind it."""
    update = app.screen._compositor.render_update(full=True, screen_stack=app._background_screens)
    return ["".join(segment.text for strip in line for segment in strip) for line in update.strips]  # type: ignore[union-attr]


def notifications_of(app: App[None]) -> list[Notification]:
    """The notifications on the screen, oldest first."""
    return [*app._notifications]


def pressed(key: str) -> events.Key:
    """Return Textual's event for a key name or a character."""
    if len(key) == 1:
        return events.Key(key if key.isalnum() else _character_to_key(key), key)
    try:
        return events.Key(key, unicodedata.lookup(_get_unicode_name_from_key(key)))
    except KeyError:
        return events.Key(key, None)


async def move_wheel(pilot: Pilot[None], kinds: Sequence[type[events.MouseEvent]], place: tuple[int, int]) -> None:
    """Post mouse events at a position."""
    await pilot._post_mouse_events([*kinds], offset=place, button=0)
