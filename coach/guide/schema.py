"""Pydantic schema of the content files' front matter: its fields and their limits.

Nothing at run time imports this; the tests do, and the build of the wheel.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

STEPS = 10

ActionId = Annotated[str, StringConstraints(pattern=r"^(10|[1-9])\.[1-9][0-9]?$")]
StepNumber = Annotated[int, Field(ge=1, le=STEPS)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]


def _one_line(text: str) -> str:
    if text != " ".join(text.split()):
        raise ValueError("it should be one line, with single blanks and none at its ends")
    return text


def _without_full_stop(text: str) -> str:
    if text.endswith("."):
        raise ValueError("it should not end with a full stop")
    return text


def _with_full_stop(text: str) -> str:
    if not text.endswith("."):
        raise ValueError("it should end with a full stop")
    return text


ONE_LINE = AfterValidator(_one_line)
LineOf60 = Annotated[str, StringConstraints(min_length=2, max_length=60), ONE_LINE]
ShortTitle = Annotated[str, StringConstraints(min_length=2, max_length=24), ONE_LINE]
LineOf70 = Annotated[str, StringConstraints(min_length=2, max_length=70), ONE_LINE]
LineOf140 = Annotated[str, StringConstraints(min_length=2, max_length=140), ONE_LINE]
LineOf200 = Annotated[str, StringConstraints(min_length=2, max_length=200), ONE_LINE]
Title = Annotated[LineOf60, AfterValidator(_without_full_stop)]
Sentence = Annotated[LineOf140, AfterValidator(_with_full_stop)]
LongSentence = Annotated[LineOf200, AfterValidator(_with_full_stop)]
Address = Annotated[str, StringConstraints(max_length=240, pattern=r"^https://[^\s]+$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
IsoDay = Annotated[str, StringConstraints(pattern=r"^20[0-9]{2}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")]
SourceKind = Literal["official", "law", "court", "press", "law firm", "secondary", "ours"]
SourceDay = IsoDay | Literal["undated"]
Site = Annotated[str, StringConstraints(max_length=60, pattern=r"^[a-z0-9-]+(\.[a-z0-9-]+)+$")]


class Schema(BaseModel):
    """Base class of all schemas: no unknown fields, no type conversion."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SourcedSchema(Schema):
    """Base class for anything with a source: author, link, kind and date (coach/guide/sources.py). All are required."""

    source: LineOf200
    link: Address
    source_kind: SourceKind
    source_on: SourceDay


class SourceSchema(Schema):
    """One of an action's `[[actions.sources]]`: the source of its advice, and the source's date."""

    title: LineOf140
    link: Address
    date: Annotated[str, StringConstraints(pattern=r"^((19|20)[0-9]{2}(-(0[1-9]|1[0-2]))?|undated)$")]
    kind: Literal["law", "official", "study", "charity", "press", "advice"]
    country: CountryCode | None = None


class VariantSchema(Schema):
    """One of an action's `[[actions.variants]]`: its wording for some kinds of work."""

    work: list[Literal["office", "hands", "care", "service"]] = Field(min_length=1)
    title: Title | None = None
    done_when: Sentence | None = None
    evidence: list[Id] | None = None


class ActionSchema(Schema):
    """One of a step's `[[actions]]`."""

    id: ActionId
    title: Title
    minutes: int = Field(ge=5, le=180)
    theme: Literal["applications", "visit", "day"] | None = None
    repeat: Literal["once", "day", "week", "month"]
    times: int = Field(default=1, ge=1, le=7)
    enough: int | None = Field(default=None, ge=2, le=100)
    needs: list[ActionId] = []
    done_when: Sentence
    cannot_wait: bool = False
    first_days: bool = False
    when: LineOf60 | None = None
    evidence: list[Id] = []
    sources: list[SourceSchema] = []
    variants: list[VariantSchema] = []

    @model_validator(mode="after")
    def _each_work_once(self) -> Self:
        named = [work for variant in self.variants for work in variant.work]
        if len(named) != len(set(named)):
            raise ValueError("a kind of work has one variant at most")
        return self

    @model_validator(mode="after")
    def _once_is_once(self) -> Self:
        if self.repeat == "once" and (self.times > 1 or self.enough):
            raise ValueError("what is done once has no times and no enough")
        return self


class StepSchema(Schema):
    """The front matter of a file in steps/."""

    number: StepNumber
    title: Title
    short: ShortTitle
    theme: Literal["rest", "applications", "networking", "learning", "practice", "review", "confidence", "money"]
    summary: LineOf70
    evidence: list[Id]
    articles: list[Id] = Field(min_length=1)
    actions: list[ActionSchema] = Field(min_length=4, max_length=11)


class ArticleSchema(Schema):
    """The front matter of a file in articles/."""

    id: Id
    title: LineOf200
    publisher: LineOf200
    date: LineOf200
    site: Site
    steps: list[StepNumber] = Field(min_length=1)
    kind: Literal["guide", "report", "opinion"]
    can_wait: bool = False


class PlainSchema(Schema):
    """The front matter of quiet.md and final-word.md."""

    title: Title


class AdviceSchema(Schema):
    """One `[[advice]]` of coverage.toml: step 0 is the article's opening and end, which are shown and have no action.

    `shown` names the page that shows it: the article's summary, or the final word.
    """

    step: int = Field(ge=0, le=STEPS)
    advice: LineOf200
    actions: list[ActionId]
    shown: Literal["ten-steps", "final-word"] | None = None

    @model_validator(mode="after")
    def _is_met(self) -> Self:
        if self.step and (self.shown or not self.actions):
            raise ValueError("advice of a step is met by at least one action, and by nothing else")
        if not self.step and (self.actions or not self.shown):
            raise ValueError("the article's opening and end are met by what is shown, and by no action")
        return self


class MovedSchema(Schema):
    """moved-actions.toml: ids of earlier versions, each with that of the action it was merged into."""

    moved: dict[ActionId, ActionId]


class CoverageSchema(Schema):
    """coverage.toml."""

    advice: list[AdviceSchema] = Field(min_length=STEPS + 1)
