"""The form of the files in content/money/, as pydantic models. The tests and the build of the wheel import it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from coach.guide.forms import Address, Form, Id, LineOf70, LineOf140

Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=30)]
Number = Annotated[int, Field(ge=0)] | Annotated[str, StringConstraints(pattern=r"^[0-9]+(\.[0-9]+)?$")]
IsoDay = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-[01][0-9](-[0-3][0-9])?$")]


class QuestionForm(Form):
    """What a person has to tell."""

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


class RuleForm(Form):
    """One of a country's `[[rules]]`."""

    id: Id
    title: LineOf70
    text: Annotated[str, StringConstraints(min_length=40, max_length=900)]
    source: LineOf140
    link: Address | Literal[""] = ""
    seen: Literal["official", "secondary"]
    as_of: IsoDay
    status: Literal["in force", "in conflict"] = "in force"
    formula: Key | Literal[""] = ""
    numbers: dict[Key, Number | list[list[Number]]] = Field({})
    questions: list[QuestionForm] = Field([])

    @model_validator(mode="after")
    def _a_conflict_is_asked(self) -> Self:
        if self.status == "in conflict" and not any(question.kind == "choice" for question in self.questions):
            raise ValueError("where sources differ, a question puts both readings")
        if self.questions and not self.formula:
            raise ValueError("questions are asked for a formula")
        return self


class CountryForm(Form):
    """The file of one country."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: LineOf70
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")]
    rules: Annotated[list[RuleForm], Field(min_length=1)]
