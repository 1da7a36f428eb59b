"""Pydantic schema of the files in content/authorities/. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from coach.guide.schema import Address, Id, LineOf70, LineOf140, Schema, SourceDay, SourcedSchema

LogField = Literal[
    "date",
    "start",
    "minutes",
    "kind",
    "text",
    "employer",
    "position",
    "location",
    "found_at",
    "contact",
    "details",
    "method",
    "address",
    "reference",
    "stages",
    "result",
    "result_date",
    "proof",
    "points",
    "note",
]
LogWord = Literal[
    "message",
    "call",
    "conversation",
    "application",
    "interview",
    "event",
    "course",
    "practice",
    "other",
    "wished",
    "applied",
    "answered",
    "screening",
    "task",
    "final",
    "offer",
    "accepted",
    "rejected",
    "silent",
    "withdrawn",
]


class StateSchema(Schema):
    """A US state."""

    code: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    name: LineOf70
    agency: LineOf70
    log: Id | None = None


class StatesSchema(Schema):
    """The file us-states.toml."""

    source_on: SourceDay
    finder: Address
    note: Annotated[str, StringConstraints(min_length=20, max_length=400)]
    states: Annotated[list[StateSchema], Field(min_length=51)]


class AuthoritySchema(SourcedSchema):
    """The file of one log. Its columns may be our own choice; if no page was read there is no link."""

    id: Id
    name: LineOf70
    country: Annotated[str, StringConstraints(pattern=r"^([A-Z]{2})?$")]
    title: LineOf70
    link: Address | Literal[""] = ""
    minimum: Annotated[int, Field(ge=1, le=20)] | None = None
    keep: LineOf140 | Literal[""] = ""
    note: Annotated[str, StringConstraints(min_length=20, max_length=400)]
    words: dict[LogWord, LineOf70] = Field({})
    always: list[LogField] = Field([])
    columns: Annotated[
        list[Annotated[tuple[LineOf70, LogField], Field(strict=False)]], Field(min_length=3, max_length=16)
    ]

    @model_validator(mode="after")
    def _minimum_is_official(self) -> Self:
        if self.minimum and self.source_kind != "official":
            raise ValueError("a minimum is given only where it was read at an official source")
        words = " ".join([self.title, *(heading for heading, _ in self.columns)]).lower()
        if "ssn" in words or "social security" in words:
            raise ValueError("a social security number has no column here")
        return self
