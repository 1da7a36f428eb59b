"""The state of reviews: answers by week, stories, and what is left out of pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from coach.domain import fields
from coach.domain.entries import Entry
from coach.domain.review.events import StorySet

QUESTIONS = ("goals", "preparation", "feelings", "learning", "lesson")
_LEFT_OUT = ("money", "mood", "names")


class Story(StorySet):
    """Something the person did, in the parts of a story; a missing part is ""."""

    on: date = fields.entry_day(column_after="key")


class ReviewAnswer(NamedTuple):
    """An answer to one of the questions, about the week that starts on this day."""

    week: date
    question: str
    text: str


class ReviewState(NamedTuple):
    """Answers by the first day of their week; the stories by key; what is left out of pages."""

    answers: Mapping[date, Mapping[str, str]] = MappingProxyType({})
    stories: Mapping[str, Story] = MappingProxyType({})
    without: frozenset[str] = frozenset()

    def told_between(self, first: date, last: date) -> tuple[ReviewAnswer, ...]:
        """Every answer about the weeks from `first` to `last`, week by week."""
        return tuple(
            ReviewAnswer(week, name, self.answers[week][name])
            for week in sorted(self.answers)
            if first <= week <= last
            for name in QUESTIONS
            if self.answers[week].get(name)
        )

    def answers_of(self, first: date, last: date) -> dict[str, str]:
        """The answers about the days from `first` to `last`."""
        found: dict[str, str] = {}
        for week in sorted(self.answers):
            if first <= week <= last:
                found |= self.answers[week]
        return {name: text for name, text in found.items() if text}


def reviews(live: Sequence[Entry]) -> ReviewState:
    """Reduce the live entries about reviews, in the order of their ids."""
    answers: dict[date, dict[str, str]] = {}
    stories: dict[str, Story] = {}
    without: frozenset[str] = frozenset()
    for entry in live:
        week = entry.day("week")
        if entry.kind == "review" and week:
            said = {name: entry.text(name) for name in QUESTIONS if name in entry.fields}
            answers.setdefault(week, {}).update(said)
        elif entry.kind == "story" and entry.text("key"):
            stories[entry.text("key")] = Story.read(entry)
        elif entry.kind == "story_gone":
            stories.pop(entry.text("key"), None)
        elif entry.kind == "page_without":
            words = entry.fields.get("without")
            without = frozenset(word for word in words if word in _LEFT_OUT) if isinstance(words, list) else without
    return ReviewState(answers, stories, without)
