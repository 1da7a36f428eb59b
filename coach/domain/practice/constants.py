"""The words for how an answer went, and the bounds of a round."""

from __future__ import annotations

RATINGS = {1: "lost the thread", 2: "got through", 3: "clear", 4: "convincing"}
"""A mark for the answer, never for the person."""

WEAK = 2
"""An answer with this mark or a lower one is to be practised again."""

USUAL_LENGTH, LONGEST_ROUND = 5, 20  # questions
LONGEST_ASKED, LONGEST_LISTEN = 300, 500  # letters of a question of one's own, and of what a good answer has
ENOUGH_SPOKEN = 120
"""Seconds after which an answer is long enough: what step 9 of the guide sets the timer to."""


def rating_words(rating: int | None) -> str:
    """A mark in words: "3 clear"; a dash where none was given."""
    return f"{rating} {RATINGS[rating]}" if rating in RATINGS else "-"


def spoken(seconds: int) -> str:
    """A length of speech: "1:05"."""
    return f"{seconds // 60}:{seconds % 60:02}"
