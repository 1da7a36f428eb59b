"""Pydantic schema of the files in content/practice/. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

from coach.guide.schema import Id, LineOf140, LongSentence, Schema, Sentence, Title

QUESTIONS = 80

FitWord = Annotated[str, StringConstraints(pattern=r"^[a-z]+( [a-z]+)*$", min_length=3, max_length=16)]


class QuestionSchema(Schema):
    """One of a kind's `[[questions]]`."""

    id: Id
    asks: LineOf140
    why: Sentence
    listen: LongSentence
    fits: list[FitWord] = Field([], max_length=10)


class KindSchema(Schema):
    """The file of one kind of question. `place` is the kind's position in an interview."""

    kind: Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=12)]
    title: Title
    place: int = Field(ge=1, le=20)
    questions: list[QuestionSchema] = Field(min_length=6)


def about_practice(kinds: Sequence[tuple[str, KindSchema]]) -> Iterator[str]:
    """Problems of the deck as a whole."""
    for file, form in kinds:
        if file != f"practice/{form.kind}.toml":
            yield f"{file}: kind: the file of {form.kind} should be named {form.kind}.toml."
    for place, times in Counter(form.place for _, form in kinds).items():
        if times > 1:
            yield f"practice: place: {times} kinds have the place {place}."
    questions = [(file, each) for file, form in kinds for each in form.questions]
    for what in ("id", "asks"):
        for value, times in Counter(getattr(each, what) for _, each in questions).items():
            if times > 1:
                yield f'practice: {what}: "{value}" is there {times} times.'
    if "curveball" not in {form.kind for _, form in kinds}:
        yield "practice: kind: the curveballs are missing."
    if len(questions) < QUESTIONS:
        yield f"practice: questions: there are {len(questions)}, and should be {QUESTIONS} at least."
