"""The result of parsing a line, while it is built up."""

from __future__ import annotations

from datetime import date

from coach.domain.search.line_names import Named, NameQuestion
from coach.domain.search.line_times import Found


class LineParts:
    """The parts found so far. `verb_first` and `verb_end` are the position of the verb."""

    what: str = ""
    stage: str = ""
    past: bool = False
    intends: bool = False
    verb_first: int = 0
    verb_end: int = 0
    day: Found | None = None
    day_words: str = ""
    on: date | None = None
    start: str = ""
    minutes: int | None = None
    method: str = ""
    source: str = ""
    reference: str = ""
    place: str = ""
    role: str = ""
    employer: str = ""
    about: str = ""
    ask: str = ""
    next_step: str = ""
    next_on: date | None = None

    def __init__(self) -> None:
        self.people: list[Named] = []
        self.asks: list[NameQuestion] = []

    @property
    def understood(self) -> bool:
        """Whether it says what was done or answered."""
        return bool(self.what or self.stage)

    @property
    def recognised(self) -> bool:
        """Whether it has a word for that, even if the line says it did not happen."""
        return self.understood or any(ask.about == "kind" for ask in self.asks)

    @property
    def is_answer(self) -> bool:
        """Whether an employer answered."""
        return bool(self.stage) and not self.what

    @property
    def is_about_a_job(self) -> bool:
        """Whether it is about a job at an employer rather than a talk or a message."""
        return self.is_answer or self.what in ("application", "interview")
