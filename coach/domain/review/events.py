"""What can be recorded in a review: answers to its four questions, stories, and what is left out of a page."""

from __future__ import annotations

from datetime import date

from coach.domain import fields
from coach.domain.event import Event, check_text
from coach.domain.record import Record
from coach.errors import RefusedError

_NO_TITLE = ("The story has no title", "Give it a few words, such as: the audit in March.")
WITHOUT = ("money", "mood", "names")


class ReviewTold(Event):
    """Answers about the week that `week` lies in; a field that is None stays as it was, an empty text clears it.

    The four questions follow the four sides of a search done well (van Hooft and others, 2022); `lesson` is the one
    thing to learn from.
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
    """Something the person did, to be told again: the situation, the task, what they did, what came of it.

    `shows` is the strength it shows, in a word or two. The day of the entry is the day it is about.
    """

    key: str
    title: str = fields.name("Title", needed=_NO_TITLE)
    situation: str = fields.text("Situation", "the situation", what="the story")
    task: str = fields.text("Task", "the task you had", what="the story")
    action: str = fields.text("Action", "what you did", what="the story")
    result: str = fields.text("Result", "the result", what="the story")
    shows: str = fields.name("Shows", "the strengths it shows, separated by commas", what="the strength")


class StoryGone(Event):
    """A story is taken out."""

    key: str


class PageShared(Event):
    """What is left out of a page that is handed on, until it is said otherwise."""

    without: tuple[str, ...]

    def __post_init__(self) -> None:
        unknown = sorted(set(self.without) - set(WITHOUT))
        if unknown:
            raise RefusedError(f"{unknown[0][:40]!r} can't be left out", f"Choose from: {', '.join(WITHOUT)}.")
