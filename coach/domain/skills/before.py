"""What the words before a find make of it: "no Excel needed" asks for none, "you report to the office manager" neither.

Both are read from the line alone, and only from what stands right before it: whatever is less plain counts.
"""

from __future__ import annotations

import re

FAR = 32
"""So many characters before a find are looked at."""

_DENIES = re.compile(
    r"(?:^|[^\w])(no|without|kein\w{0,2}|ohne|sans|pas de|sin|sem|geen|zonder)"
    r"(?: (?:any|prior|previous|formal|special))?[ ]$",
    re.IGNORECASE,
)
_ENGLISH = re.compile(
    r"\b(?:the|and|you|we|our|your|of|is|are|to|need(?:ed)?|required|necessary|please)\b", re.IGNORECASE
)
_ANOTHER = re.compile(
    r"\b(?:to|with|alongside|from|by|under|assist(?:s|ing)?|support(?:s|ing)?)"
    r" (?:an?|the|our|your|their)(?: [\w-]{1,12})?[ ]$",
    re.IGNORECASE,
)


def is_denied(text: str, start: int) -> bool:
    """Whether a word right before `start` says that this is not asked for: "no cold calling", "ohne Deutschkenntnisse".

    "No" counts on a line with an English word alone: in Portuguese it means "in the", and stands before what is asked.
    """
    found = _DENIES.search(_before(text, start))
    if found is None or found[1].casefold() != "no":
        return found is not None
    end = text.find("\n", start)
    return _ENGLISH.search(text, text.rfind("\n", 0, start) + 1, len(text) if end < 0 else end) is not None


def is_of_another(text: str, start: int) -> bool:
    """Whether somebody named at `start` is another than who is looked for: "with our data scientist"."""
    return _ANOTHER.search(_before(text, start)) is not None


def _before(text: str, start: int) -> str:
    return text[max(start - FAR, text.rfind("\n", 0, start) + 1) : start]
