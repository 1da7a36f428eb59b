"""Pydantic schema of content/fewest.toml. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import Annotated

from pydantic import Field

from coach.guide.schema import ActionId, Id, LineOf60, LongSentence, Schema, Sentence

FILE = "fewest.toml"


class FewTimeSchema(Schema):
    """One of the `[[times]]`."""

    id: Id
    title: LineOf60
    from_day: Annotated[int, Field(ge=0, le=400)]
    why: Sentence
    actions: Annotated[list[ActionId], Field(min_length=5, max_length=5)]


class FewestSchema(Schema):
    """fewest.toml."""

    about: LongSentence
    times: Annotated[list[FewTimeSchema], Field(min_length=1)]


def about_fewest(form: FewestSchema, actions: Collection[str]) -> Iterator[str]:
    """Problems across fields: unknown or repeated actions, or periods out of order."""
    for time in form.times:
        for missing in (each for each in time.actions if each not in actions):
            yield f"{FILE}: {time.id}: there is no action {missing}."
        if len(set(time.actions)) != len(time.actions):
            yield f"{FILE}: {time.id}: an action is there twice."
    if form.times[0].from_day != 0 or any(late.from_day <= soon.from_day for soon, late in pairwise(form.times)):
        yield f"{FILE}: from_day: the first time begins on day 0, and each one after the one before."
