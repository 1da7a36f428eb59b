"""Ratings of an answer, and the limits of a round."""

from __future__ import annotations

RATINGS = {1: "lost the thread", 2: "got through", 3: "clear", 4: "convincing"}
"""A rating of the answer, never of the person."""

WEAK = 2
"""An answer with this rating or lower is to be practised again."""

USUAL_LENGTH, LONGEST_ROUND = 5, 20  # questions
LONGEST_ASKED, LONGEST_LISTEN = 300, 500  # characters of a custom question, and of its notes on a good answer
ENOUGH_SPOKEN = 120
"""Seconds after which an answer is long enough: the timer in step 9 of the guide."""


def rating_words(rating: int | None) -> str:
    """A rating in words: "3 clear"; a dash for none."""
    return f"{rating} {RATINGS[rating]}" if rating in RATINGS else "-"


def spoken(seconds: int) -> str:
    """A speaking time: "1:05"."""
    return f"{seconds // 60}:{seconds % 60:02}"
