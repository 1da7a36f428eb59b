"""The vocabulary of the schedule: what a block can be for."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

REST, REVIEW = "rest", "review"
REASONS = ("ill", "travelling", "had enough", "other")  # for a pause or a break
THEMES = ("applications", "networking", "learning", "practice", "review", "confidence", "visit", "other", REST)
# Step 7 of the guide; the first working day after a day off has the first theme.
WEEK_OF_THEMES = ("applications", "networking", "learning", "practice", "review", REST, REST)
IN_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "practice": "interview practice",
        "review": "review and confidence",
        "confidence": "the confidence project",
        "visit": "a visit to a colleague",
    }
)
# Actions of the guide that fit a block, by the theme of their step.
FITTING: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "applications": frozenset({"applications"}),
        "networking": frozenset({"networking"}),
        "learning": frozenset({"learning"}),
        "practice": frozenset({"practice"}),
        "review": frozenset({"review", "money", REST}),
        "confidence": frozenset({"confidence"}),
    }
)
LONGEST_BLOCK = 24 * 60
