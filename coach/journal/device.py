"""The id of this installation, which every entry it writes carries."""

from __future__ import annotations

import re
import secrets

from coach.journal.home import Home, cannot_write

_FORM = re.compile(r"[0-9a-f]{8}")


def known_device(home: Home) -> str:
    """This installation's id; "" before its first entry, or where the file is not what it should be."""
    try:
        text = home.device.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        return ""
    return text if _FORM.fullmatch(text) else ""


def this_device(home: Home) -> str:
    """This installation's id, made up when there is none. Call it with the lock held. Raises JournalError."""
    known = known_device(home)
    if known:
        return known
    from coach.journal.storage import replace_durably

    made = secrets.token_hex(4)
    try:
        replace_durably(home.device, f"{made}\n".encode())
    except OSError as error:
        raise cannot_write(home.device, error) from error
    return made
