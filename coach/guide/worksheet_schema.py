"""Pydantic schema of the files in content/worksheets/ and of content/phrases.toml.

Only the tests and the build of the wheel import it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from coach.guide.schema import STEPS, ActionId, Id, LineOf60, LineOf140, LineOf200, Schema, StepNumber, Title
from coach.guide.worksheets import KNOWN, names_in

Key = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=20)]
Prompt = Annotated[str, StringConstraints(min_length=6, max_length=280)]
Prose = Annotated[str, StringConstraints(min_length=2, max_length=2_000)]


class OptionSchema(Schema):
    """An option of a choice."""

    name: Key
    words: LineOf60
    suits: list[Key] = Field([])


class ColumnSchema(Schema):
    """A column of a log."""

    key: Key
    label: Annotated[str, StringConstraints(min_length=2, max_length=20)]
    kind: Literal["scale", "minutes", "seconds", "line"]
    hint: Annotated[str, StringConstraints(max_length=40)] = ""


class FieldSchema(Schema):
    """One of a worksheet's `[[fields]]`."""

    key: Key
    label: Annotated[str, StringConstraints(min_length=2, max_length=22)]
    kind: Literal["line", "text", "lines", "choice", "order", "draft", "log"]
    prompt: Prompt
    action: ActionId | None = None
    example: Prose | None = None
    hint: LineOf60 | None = None
    limit: int = Field(default=4_000, ge=20, le=20_000)
    at_least: int = Field(default=1, ge=1, le=30)
    at_most: int = Field(default=0, ge=0, le=60)
    needed: bool = True
    outside: bool = False
    of: Key | None = None
    start: LineOf140 | None = None
    every: int = Field(default=0, ge=0, le=90)
    tones: dict[Key, Prose] = Field({})
    checks: list[Literal["exit", "next", "phrases"]] = Field([])
    options: list[OptionSchema] = Field([])
    weighs: list[Key] = Field([])
    columns: list[ColumnSchema] = Field([])

    @model_validator(mode="after")
    def _has_what_its_kind_has(self) -> Self:
        wants = {"choice": self.options, "order": self.of, "draft": self.tones, "log": self.columns}
        for kind, value in wants.items():
            if bool(value) != (kind == self.kind):
                raise ValueError(f"a field of kind {self.kind} has {'no' if value else 'not'} what a {kind} has")
        return self


class WorksheetSchema(Schema):
    """A file in worksheets/."""

    name: Id
    step: StepNumber
    title: Title
    minutes: int = Field(ge=5, le=180)
    made: LineOf140
    why: Annotated[str, StringConstraints(min_length=40, max_length=320)]
    evidence: Annotated[list[Id], Field(min_length=1)]
    opens: Literal["", "first-48-hours", "names", "audit", "week", "skills", "practice", "stories"] = ""
    fields: list[FieldSchema] = Field([])

    @model_validator(mode="after")
    def _has_something_to_do(self) -> Self:
        if not self.fields and not self.opens:
            raise ValueError("a worksheet has fields, or leads somewhere")
        return self


class PhraseSchema(Schema):
    """One of the `[[phrases]]`."""

    says: Annotated[list[LineOf60], Field(min_length=1)]
    note: LineOf200


class PhrasesSchema(Schema):
    """The file phrases.toml."""

    phrases: Annotated[list[PhraseSchema], Field(min_length=1)]


def about_worksheets(
    sheets: Sequence[tuple[str, WorksheetSchema]], actions: Collection[str], evidence: Collection[str]
) -> Iterator[str]:
    """Problems between the worksheets, and between them and the rest of the guide, as sentences."""
    fields = {sheet.name: [field.key for field in sheet.fields] for _, sheet in sheets}
    for file, sheet in sheets:
        if file != f"worksheets/{sheet.name}.toml":
            yield f"{file}: name: the file of {sheet.name} should be named {sheet.name}.toml."
        for missing in (each for each in sheet.evidence if each not in evidence):
            yield f"{file}: evidence: there is no evidence {missing}."
        yield from (
            f"{file}: key: {n} fields are called {key}." for key, n in Counter(fields[sheet.name]).items() if n > 1
        )
        for field in sheet.fields:
            yield from _about_field(file, sheet, field, actions)
            for name in _drawn_on(field):
                if not _is_there(name, sheet.name, fields):
                    yield f"{file}: {field.key}: there is no field {name} to draw on."
    missing_steps = set(range(1, STEPS + 1)) - {sheet.step for _, sheet in sheets}
    yield from (f"worksheets: step: there is no worksheet for step {number}." for number in sorted(missing_steps))


def _about_field(file: str, sheet: WorksheetSchema, field: FieldSchema, actions: Collection[str]) -> Iterator[str]:
    if field.action and (field.action not in actions or not field.action.startswith(f"{sheet.step}.")):
        yield f"{file}: {field.key}: {field.action} is not an action of step {sheet.step}."
    own = {each.key: each for each in sheet.fields}
    if field.of and (field.of not in own or own[field.of].kind != "lines"):
        yield f"{file}: {field.key}: {field.of} is not a field of lines that can be ranked."
    asked = [own[key] for key in field.weighs if key in own and own[key].kind == "choice"]
    if len(asked) != len(field.weighs):
        yield f"{file}: {field.key}: weighs: every one should be a choice of this worksheet."
    for suited in {name for option in field.options for name in option.suits}:
        if suited not in {option.name for each in asked for option in each.options}:
            yield f"{file}: {field.key}: suits: nobody can answer {suited}."


def _drawn_on(field: FieldSchema) -> Iterator[str]:
    for template in (*field.tones.values(), field.start or ""):
        yield from names_in(template)


def _is_there(name: str, sheet: str, fields: Mapping[str, Sequence[str]]) -> bool:
    whose, _, key = name.rpartition(".")
    return name in KNOWN or key in fields.get(whose or sheet, ())
