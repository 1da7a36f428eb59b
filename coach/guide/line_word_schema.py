"""Pydantic schema of the files in content/one-line/. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from coach.guide.schema import IsoDay, Schema

What = Literal["message", "call", "conversation", "application", "interview", "event", "course", "practice", "other"]
StageWord = Literal[
    "applied",
    "answered",
    "screening",
    "interview",
    "task",
    "final",
    "offer",
    "accepted",
    "rejected",
    "silent",
    "withdrawn",
]
Method = Literal["online", "e-mail", "phone", "in person", "video", "post"]
Phrase = Annotated[str, StringConstraints(min_length=1, max_length=60, pattern=r"^\S+( \S+)*$")]
Words = list[Phrase]
Clock = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class KindSchema(Schema):
    """One of the `[[kinds]]`."""

    what: What | None = None
    stage: StageWord | None = None
    method: Method | None = None
    past: Words
    words: Words

    @model_validator(mode="after")
    def _has_a_meaning(self) -> Self:
        if not (self.what or self.stage):
            raise ValueError("it says neither what was done nor what was answered")
        return self


class TenseSchema(Schema):
    """The table `[tense]`."""

    negations: Words
    called_off: Words
    intents: Words
    auxiliaries: Words
    fillers: Words


class DaysSchema(Schema):
    """The table `[days]`."""

    named: dict[Phrase, Annotated[int, Field(ge=-2, le=2)]]
    weekdays: Annotated[list[Words], Field(min_length=7, max_length=7)]
    months: Annotated[list[Words], Field(min_length=12, max_length=12)]
    day_units: Words
    week_units: Words
    month_units: Words
    year_units: Words
    ago: Words
    ago_before: Words
    ahead_before: Words
    ahead_after: Words
    last: Words
    last_after: Words
    next: Words
    next_after: Words
    this: Words
    before: Words
    between: Words
    vague: Words
    doubtful: Words


class NumbersSchema(Schema):
    """The table `[numbers]`."""

    words: dict[Phrase, Annotated[int, Field(ge=1, le=12)]]


class ClockSchema(Schema):
    """The table `[clock]`."""

    before: Words
    after: Words
    morning: Words
    evening: Words
    named: dict[Phrase, Clock]


class DurationsSchema(Schema):
    """The table `[durations]`; `phrases` have their minutes."""

    minutes: Words
    hours: Words
    phrases: dict[Phrase, Annotated[int, Field(ge=5, le=600)]]
    before: Words
    not_before: Words
    not_after: Words


class LinksSchema(Schema):
    """The table `[links]`: words that introduce a person, a place or a role."""

    with_: Annotated[Words, Field(alias="with")]
    at: Words
    from_: Annotated[Words, Field(alias="from")]
    to: Words
    by: Words
    role: Words
    for_: Annotated[Words, Field(alias="for")]
    about: Words
    ask: Words
    source: Words
    place: Words


class NextSchema(Schema):
    """The table `[next]`."""

    steps: Words
    heads: Words


class ReferenceSchema(Schema):
    """The table `[reference]`."""

    words: Words


class MethodsSchema(Schema):
    """The table `[methods]`; `sites` mean online if one of `on` precedes them.

    `alone` are single words that give the method at the end of a clause: "interview Acme 2pm zoom".
    """

    online: Words
    e_mail: Annotated[Words, Field(alias="e-mail")]
    phone: Words
    in_person: Annotated[Words, Field(alias="in person")]
    video: Words
    post: Words
    sites: Words
    on: Words
    alone: dict[Phrase, Method]


class NamesSchema(Schema):
    """The table `[names]`."""

    and_: Annotated[Words, Field(alias="and")]
    particles: Words
    surnames: Words
    articles: Words
    stop: Words
    roles: Words
    answers: Words


class LineWordsSchema(Schema):
    """The file of one language."""

    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2}$")]
    as_of: IsoDay
    verb_last: bool
    kinds: Annotated[list[KindSchema], Field(min_length=5)]
    tense: TenseSchema
    days: DaysSchema
    numbers: NumbersSchema
    clock: ClockSchema
    durations: DurationsSchema
    links: LinksSchema
    next: NextSchema
    reference: ReferenceSchema
    methods: MethodsSchema
    names: NamesSchema


def about_line_words(files: Sequence[tuple[str, LineWordsSchema]]) -> Iterator[str]:
    """Problems of the words beyond each file's schema."""
    if "one-line/en.toml" not in {file for file, _ in files}:
        yield "one-line: language: the English words are missing."
    for file, words in files:
        if file != f"one-line/{words.language}.toml":
            yield f"{file}: language: the file of {words.language} should be named {words.language}.toml."
        counts = Counter(phrase for kind in words.kinds for phrase in (*kind.past, *kind.words))
        for phrase, times in counts.items():
            if times > 1:
                yield f"{file}: kinds: {phrase!r} is there {times} times."
            if phrase != phrase.lower():
                yield f"{file}: kinds: {phrase!r} should be in small letters."
