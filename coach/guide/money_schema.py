"""Pydantic schema of the files in content/money/. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from coach.guide.schema import Id, LineOf70, LineOf140, Schema, SourcedSchema
from coach.guide.sources import UNDATED

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
Number = Annotated[int, Field(ge=0)] | Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$")]


class QuestionSchema(Schema):
    """A question to the person."""

    key: Key
    prompt: LineOf140
    kind: Literal["amount", "date", "number", "choice"]
    help: LineOf140 | Literal[""] = ""
    choices: dict[Key, LineOf140] = Field({})

    @model_validator(mode="after")
    def _choices_where_they_belong(self) -> Self:
        if (self.kind == "choice") != (len(self.choices) >= 2):
            raise ValueError("a choice has two choices or more, and nothing else has any")
        return self


class DeadlineSchema(Schema):
    """One of a rule's `[[rules.deadlines]]`: a deadline, some months and days after an answer."""

    name: LineOf70
    after: Key
    months: int = Field(0, ge=0, le=60)
    days: int = Field(0, ge=-1, le=366)

    @model_validator(mode="after")
    def _is_after_the_answer(self) -> Self:
        if self.months == 0 and self.days <= 0:
            raise ValueError("a deadline is at least a day after the answer it counts from")
        return self


class RuleSchema(SourcedSchema):
    """One of a country's `[[rules]]`."""

    id: Id
    title: LineOf70
    text: Annotated[str, StringConstraints(min_length=40, max_length=1200)]
    ends_on: date | None = None
    status: Literal["in force", "in conflict"] = "in force"
    formula: Key | Literal[""] = ""
    numbers: dict[Key, Number | list[list[Number]]] = Field({})
    deadlines: list[DeadlineSchema] = Field([])
    questions: list[QuestionSchema] = Field([])

    @model_validator(mode="after")
    def _has_an_earlier_source(self) -> Self:
        if self.source_kind == "ours":
            raise ValueError("no rule about money is our own choice")
        if self.ends_on and self.source_on == UNDATED:
            raise ValueError("figures that end have a source with a date")
        if self.ends_on and self.ends_on.isoformat() < self.source_on:
            raise ValueError("figures can't end before the source that gives them")
        return self

    @model_validator(mode="after")
    def _asks_what_it_uses(self) -> Self:
        if self.questions and not (self.formula or self.deadlines):
            raise ValueError("questions are asked for a formula or a deadline")
        dates = {question.key for question in self.questions if question.kind == "date"}
        for deadline in self.deadlines:
            if deadline.after not in dates:
                raise ValueError(f"{deadline.name}: no question asks for the date {deadline.after}")
        return self


class CountrySchema(Schema):
    """The file of one country."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: LineOf70
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    rules: Annotated[list[RuleSchema], Field(min_length=1)]
