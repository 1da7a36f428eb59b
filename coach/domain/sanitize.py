"""The person's own words: what may be stored, and how to show any text safely.

Input is stored as it is, without leading and trailing blanks; control characters for the terminal are refused with a
reason.
"""

from __future__ import annotations

import re

from coach.errors import RefusedError

NAME_LIMIT = 80
NOTE_LIMIT = 4_000

_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")
_CONTROL_IN_LINES = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029\ud800-\udfff]")


def accept(text: str, what: str, *, limit: int = NOTE_LIMIT, lines: bool = False) -> str:
    """`text` as it will be stored, without leading and trailing blanks. `lines` allows line ends and tabs.

    Raises RefusedError, which calls the field `what`, for a text that is too long or has a character that a terminal
    would act on (control characters, and those that reverse the direction of all following text).
    """
    kept = text.replace("\r\n", "\n").replace("\r", "\n").strip() if lines else text.strip()
    if len(kept) > limit:
        raise RefusedError(
            f"{what.capitalize()} is too long",
            f"It has {len(kept):,} characters, and the limit is {limit:,}. Shorten it and try again.",
        )
    found = (_CONTROL_IN_LINES if lines else _CONTROL).search(kept)
    if found:
        raise RefusedError(
            f"{what.capitalize()} can't be saved as it is",
            f"Character {found.start() + 1} is a control character (U+{ord(found.group()):04X}). Remove it and try "
            "again.",
        )
    return kept


def shown(text: str) -> str:
    """Any text on one line, with everything a terminal would act on made harmless.

    For text that did not pass through `accept`: a journal copied from elsewhere, a file edited by hand.
    """
    return _CONTROL.sub("\ufffd", text.replace("\n", " ").replace("\t", " "))


def but_not(text: str) -> str:
    """The end of an error sentence that explains how to write something: what was typed, or nothing if it was empty."""
    return f", not {text.strip()[:40]!r}" if text.strip() else ""


def shown_lines(text: str) -> str:
    """As `shown`, keeping line ends."""
    return _CONTROL_IN_LINES.sub("\ufffd", text)
