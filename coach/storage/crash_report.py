"""What happened when coach stopped by a mistake of its own, in a file for its owner alone."""

from __future__ import annotations

import traceback

from coach.domain.sanitize import shown_lines
from coach.storage.atomic_write import atomic_write
from coach.storage.home import Home


def keep_crash(home: Home, error: BaseException) -> None:
    """Write how it came to this, harmless when printed, in the place of an earlier one. Raises CoachError and OSError.

    It may quote what was typed, so it is never sent anywhere; a link that stands in its place is replaced.
    """
    home.make()
    atomic_write(home.crash, shown_lines("".join(traceback.format_exception(error))).encode())
