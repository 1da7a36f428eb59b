"""What to load while the person is idle: unopened rooms, and modules likely to be imported next."""

from __future__ import annotations

import asyncio
import gc
import importlib
from functools import partial
from typing import TYPE_CHECKING

from coach.domain.places import country_names
from coach.tui.screens.main import ROOM_CLASSES, Main

if TYPE_CHECKING:
    from coach.storage.store import Store
    from coach.tui.host import Host

A_MOMENT = 0.02
NEEDED_SOON = (
    *("coach.domain.events", "coach.storage.writer", "filelock", "textual.command"),
    *(f"coach.tui.screens.{name}" for name in ("check_in", "help", "message_dialogs", "profile", "tick_details")),
    *("coach.tui.screens.library.room", "markdown_it"),
    *(f"coach.tui.screens.runway.{name}" for name in ("room", "dialogs", "wording", "audit")),
    *(f"coach.tui.screens.week.{name}" for name in ("room", "dialogs", "wizard")),
    *("coach.tui.screens.search.room", "coach.tui.screens.review.room", "coach.tui.screens.search.quick_log"),
    *("coach.tui.screens.search.dialogs", "coach.export.search_document", "fsrs"),
    *(f"coach.tui.screens.practice.{name}" for name in ("page", "round", "summary")),
    "holidays.countries",  # slowest to import
)


async def preload(app: Host, main: Main) -> None:
    """Import modules and build rooms bit by bit, then write snapshots of past months and resume collecting garbage."""
    for name in NEEDED_SOON:
        await _until_idle(app)
        await asyncio.wrap_future(app.journal_thread.ask(partial(_import, name)))
    await asyncio.wrap_future(app.journal_thread.ask(lambda _: country_names()))
    await asyncio.wrap_future(app.journal_thread.ask(_warm_caches))
    app.is_ready = True
    app.redraw()
    for name in ROOM_CLASSES:
        await _until_idle(app)
        room = await main.prepare(name)
        if not room.children:
            return  # the window closed meanwhile; don't fill it
        room.show(main.view)
        await asyncio.sleep(0.02)
    gc.freeze()
    gc.enable()
    await asyncio.wrap_future(app.journal_thread.ask(lambda store: store.compact()))


async def _until_idle(app: Host) -> None:
    while app.is_in_use:
        await asyncio.sleep(A_MOMENT)


def _warm_caches(store: Store) -> None:
    """Warm the caches of the state that rooms use. With tens of thousands of records this takes a while."""
    from coach.domain.search.contact_suggestions import suggest_contacts
    from coach.domain.search.efforts import all_efforts
    from coach.tui.view import look

    today = look(store).now.date()
    suggest_contacts(store.state, today)
    all_efforts(store.state.search)


def _import(name: str, _coach: Store) -> None:
    importlib.import_module(name)
