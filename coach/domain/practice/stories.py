"""Suggest which of the person's stories could answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterable

from coach.domain.review.state import Story
from coach.guide.practice import DeckQuestion

MOST = 3
_WORDS = re.compile(r"\w+")
WHOLE = 3
"""A word of this many letters or fewer must match whole; a longer one may match by its beginning."""


def suggest_stories(question: DeckQuestion, stories: Iterable[Story]) -> list[Story]:
    """The stories that share words with the question, best match first, then newest; three at most."""
    found = [(_score(question, story), story) for story in stories]
    ranked = sorted((each for each in found if each[0]), key=lambda each: (each[0], each[1].on), reverse=True)
    return [story for _, story in ranked[:MOST]]


def _score(question: DeckQuestion, story: Story) -> int:
    """How many of the question's words a story has; words in the strength it shows count twice."""
    return _count(question, " ".join((story.title, story.situation, story.task, story.action, story.result))) + 2 * (
        _count(question, story.shows)
    )


def _count(question: DeckQuestion, text: str) -> int:
    words = f" {' '.join(_WORDS.findall(text.casefold()))} "
    return sum(f" {fit}{' ' if len(fit) <= WHOLE else ''}" in words for fit in question.fits)
