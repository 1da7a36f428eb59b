"""The report of a crash of coach, in a file that only its owner can read."""

from __future__ import annotations

import traceback

from coach.domain.sanitize import shown_lines
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home


def save_crash_report(home: Home, error: BaseException) -> None:
    """Write the traceback, safe to print, over the last one. Raises CoachError and OSError.

    It may quote what was typed, so it is never sent anywhere. A symbolic link in its place is replaced.
    """
    home.make()
    atomic_write(home.crash, shown_lines("".join(traceback.format_exception(error))).encode())
