"""The events of a review: answers to its four questions, stories, and what to leave out of a page."""

from __future__ import annotations

from datetime import date

from coach.domain import fields
from coach.domain.event import Event, check_text
from coach.domain.record import Record
from coach.errors import RefusedError

_NO_TITLE = ("The story has no title", "Give it a few words, such as: the audit in March.")
WITHOUT = ("money", "mood", "names")


class ReviewTold(Event):
    """Answer questions about the week that contains `week`. None leaves a field as it was; an empty text clears it.

    The four questions follow the four parts of a good job search (van Hooft and others, 2022); `lesson` is
    the one thing to learn from it.
    """

    week: date
    goals: str | None = None
    preparation: str | None = None
    feelings: str | None = None
    learning: str | None = None
    lesson: str | None = None

    def __post_init__(self) -> None:
        for name in ("goals", "preparation", "feelings", "learning", "lesson"):
            check_text(self, name, "the answer", lines=True)


class StorySet(Record):
    """Something the person did, to tell in interviews: the situation, the task, their actions, the result.

    `shows` is the strength it shows, in a word or two. The entry's day is the day it is about.
    """

    key: str
    title: str = fields.name("Title", needed=_NO_TITLE)
    situation: str = fields.text("Situation", "the situation", what="the story")
    task: str = fields.text("Task", "the task you had", what="the story")
    action: str = fields.text("Action", "what you did", what="the story")
    result: str = fields.text("Result", "the result", what="the story")
    shows: str = fields.name("Shows", "the strengths it shows, separated by commas", what="the strength")


class StoryGone(Event):
    """Remove a story."""

    key: str


class PageShared(Event):
    """Set what to leave out of pages to share, until it is set again."""

    without: tuple[str, ...]

    def __post_init__(self) -> None:
        unknown = sorted(set(self.without) - set(WITHOUT))
        if unknown:
            raise RefusedError(f"{unknown[0][:40]!r} can't be left out", f"Choose from: {', '.join(WITHOUT)}.")
