"""Pydantic schema of content/finding.toml. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from coach.guide.schema import LineOf60, Schema, Sentence

FILE = "finding.toml"
Typed = Annotated[str, StringConstraints(pattern=r"^[^A-Z]+$", min_length=2, max_length=40)]


class PlaceSchema(Schema):
    """One of the `[[places]]`."""

    to: Annotated[
        str, StringConstraints(pattern=r"^([a-z-]+|[a-z-]+\.[a-z-]+|(worksheet|part|step|action) [a-z0-9.-]+)$")
    ]
    title: LineOf60 | None = None
    told: Sentence | None = None
    words: Annotated[list[Typed], Field(min_length=1)]


class FindingSchema(Schema):
    """finding.toml."""

    places: Annotated[list[PlaceSchema], Field(min_length=1)]


def about_finding(form: FindingSchema, actions: Collection[str], sheets: Collection[str]) -> Iterator[str]:
    """Problems across fields: repeated places, and references to missing content."""
    for to, times in Counter(place.to for place in form.places).items():
        kind, _, name = to.partition(" ")
        if times > 1:
            yield f"{FILE}: to: {to} is there {times} times."
        if kind == "action" and name not in actions:
            yield f"{FILE}: to: there is no action {name}."
        if kind == "worksheet" and name not in sheets:
            yield f"{FILE}: to: there is no worksheet {name}."
