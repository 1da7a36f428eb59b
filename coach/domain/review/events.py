"""What can be recorded in a review: answers to its four questions, stories, and what is left out of a page."""

from __future__ import annotations

from datetime import date

from coach.domain.event import Event, check_text
from coach.domain.sanitize import NAME_LIMIT
from coach.errors import RefusedError

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


class StorySet(Event):
    """Something the person did, to be told again: the situation, the task, what they did, what came of it.

    `shows` is the strength it shows, in a word or two. The day of the entry is the day it is about.
    """

    key: str
    title: str
    situation: str | None = None
    task: str | None = None
    action: str | None = None
    result: str | None = None
    shows: str | None = None

    def __post_init__(self) -> None:
        check_text(self, "title", "the title", limit=NAME_LIMIT)
        check_text(self, "shows", "the strength", limit=NAME_LIMIT)
        if not self.title:
            raise RefusedError("The story has no title", "Give it a few words, such as: the audit in March.")
        for name in ("situation", "task", "action", "result"):
            check_text(self, name, "the story", lines=True)


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
