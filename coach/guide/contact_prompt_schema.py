"""Pydantic schema of content/names.toml. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import Annotated

from pydantic import Field, StringConstraints

from coach.guide.schema import Id, LineOf140, LineOf200, Schema, Title

LEAST = 15

Period = Annotated[str, StringConstraints(pattern=r"^[A-Z][A-Za-z ]+$", max_length=20)]
Place = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z' ]+$", max_length=40)]
Heading = Annotated[Title, StringConstraints(max_length=26)]


class NamePromptSchema(Schema):
    """One of the `[[prompts]]`."""

    key: Id
    period: Period
    title: Heading
    asks: LineOf140
    help: LineOf200
    where: Place


class NamesSchema(Schema):
    """The file names.toml."""

    prompts: Annotated[list[NamePromptSchema], Field(min_length=LEAST)]


def about_names(names: NamesSchema) -> Iterator[str]:
    """Problems of the prompts as a whole."""
    for what in ("key", "title", "where"):
        for value, times in Counter(getattr(each, what) for each in names.prompts).items():
            if times > 1:
                yield f"names.toml: {what}: {value} is there {times} times."
    periods = [period for period, _ in groupby(each.period for each in names.prompts)]
    for period, times in Counter(periods).items():
        if times > 1:
            yield f"names.toml: period: the prompts of {period} should stand together."
