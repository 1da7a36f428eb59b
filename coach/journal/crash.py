"""What happened when coach stopped by a mistake of its own, in a file for its owner alone."""

from __future__ import annotations

import traceback

from coach.domain.text import shown_lines
from coach.journal.durable import replace_durably
from coach.journal.home import Home


def keep_crash(home: Home, error: BaseException) -> None:
    """Write how it came to this, harmless when printed, in the place of an earlier one. Raises CoachError and OSError.

    It may quote what was typed, so it is never sent anywhere; a link that stands in its place is replaced.
    """
    home.make()
    replace_durably(home.crash, shown_lines("".join(traceback.format_exception(error))).encode())
