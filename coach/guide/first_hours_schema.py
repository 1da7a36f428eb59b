"""Pydantic schema of content/first-hours.toml. Only the tests and the build of the wheel import it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from coach.guide.schema import ONE_LINE, ActionId, Id, Schema, Title

FILE = "first-hours.toml"
TIMES = 4
_OF_PLANS = re.compile(r"\b(plan|plans|apply|application|cv|goal|goals|next job)\b", re.IGNORECASE)


def _about_the_loss(text: str) -> str:
    if _OF_PLANS.search(text):
        raise ValueError("a prompt is about the loss, and plans have their own time")
    return text


Words = Annotated[str, StringConstraints(min_length=20, max_length=260), ONE_LINE]
Question = Annotated[str, StringConstraints(min_length=20, max_length=160), ONE_LINE, AfterValidator(_about_the_loss)]


class PromptSchema(Schema):
    """One of the `[[times]]`."""

    title: Title
    prompt: Question


class WritingSchema(Schema):
    """The wording for private writing."""

    action: ActionId
    minutes: int = Field(ge=5, le=60)
    evidence: Id
    about: Words
    wait: Words
    trial: Words
    stop: Words
    turn_to: Words
    private: Words
    burnt: Words
    out_of_reach: Words


class FirstHoursSchema(Schema):
    """first-hours.toml."""

    clock: Words
    untold: Words
    over: Words
    dates: Words
    people: Words
    plan: Words
    people_action: ActionId
    plan_action: ActionId
    writing: WritingSchema
    times: Annotated[list[PromptSchema], Field(min_length=TIMES, max_length=TIMES)]


def about_first_hours(form: FirstHoursSchema, actions: Collection[str], evidence: Collection[str]) -> Iterator[str]:
    """Problems across files: references to missing content."""
    for action in (form.people_action, form.plan_action, form.writing.action):
        if action not in actions:
            yield f"{FILE}: there is no action {action}."
    if form.writing.evidence not in evidence:
        yield f"{FILE}: evidence: there is no evidence {form.writing.evidence}."
