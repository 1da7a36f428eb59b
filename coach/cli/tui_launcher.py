"""Opens the window, if there is a terminal for it."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

from coach.errors import CoachError

if TYPE_CHECKING:
    from coach.storage.store import Store


def has_terminal() -> bool:
    """Whether there is an interactive terminal that can position text and display its letters."""
    if any(stream is None or not stream.isatty() for stream in (sys.stdin, sys.stderr)):
        return False
    if not sys.stderr.encoding.lower().startswith("utf"):
        return False
    return os.name == "nt" or os.environ.get("TERM", "dumb") != "dumb"


def open_window(store: Store, banner: str = "") -> int:
    """Run the window until the person quits; return the exit code. `banner` comes first in the status line.

    Raises CoachError if Textual is not installed.
    """
    import_asyncio()
    try:
        from coach.tui.app import open_screen
    except ModuleNotFoundError as error:
        raise CoachError("The screen is not installed", f"{error.name} is missing. Install coach again.") from error
    return open_screen(store, banner)


def import_asyncio() -> None:
    """Import asyncio without ssl: coach opens no connections, and loading OpenSSL costs 5 ms of 40."""
    if "ssl" in sys.modules or "asyncio" in sys.modules:
        return
    sys.modules["ssl"] = None  # type: ignore[assignment] # how Python says that a module can't be imported
    try:
        importlib.import_module("asyncio")
    finally:
        del sys.modules["ssl"]
