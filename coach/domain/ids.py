"""Ids of entries: unique, and sorted in the order of writing."""

from __future__ import annotations

import re
from datetime import datetime

# The last millisecond a date can hold begins with e. An id beginning with f is not a time; never continue from it.
_FORM = re.compile(r"[0-9a-e][0-9a-f]{11}-[0-9a-f]{8}")


def is_id(text: str) -> bool:
    """Whether `text` has the form of an entry id."""
    return _FORM.fullmatch(text) is not None


def next_id(now: datetime, last: str, noise: str) -> str:
    """Return an id that sorts after `last` (the greatest known so far, or "").

    Milliseconds since 1970 as twelve hexadecimal digits, then `noise`, eight random digits. If the clock is behind
    `last`, the id continues from `last`: an entry sorts after everything its writer had seen, whatever the clock did (a
    hybrid logical clock: Kulkarni et al. 2014, "Logical Physical Clocks").
    """
    millis = max(0, int(now.timestamp() * 1000))
    if is_id(last):
        millis = max(millis, int(last[:12], 16) + 1)
    return f"{millis:012x}-{noise}"
