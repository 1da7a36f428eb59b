"""Pydantic schema of content/help-lines.toml. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from pydantic import Field, StringConstraints

from coach.guide.schema import Address, LineOf60, LongSentence, Schema, Sentence, SourcedSchema

FILE = "help-lines.toml"
Country = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Number = Annotated[str, StringConstraints(pattern=r"[0-9]{2}", max_length=60)]


class HelpLineSchema(SourcedSchema):
    """One of the `[[lines]]`."""

    country: Country
    name: LineOf60
    number: Number
    hours: LineOf60
    note: Sentence | None = None


class HelpLinesSchema(Schema):
    """help-lines.toml."""

    everywhere: LongSentence
    link: Address
    danger: LongSentence
    lines: Annotated[list[HelpLineSchema], Field(min_length=1)]


def about_help_lines(form: HelpLinesSchema) -> Iterator[str]:
    """Problems across fields: repeated numbers."""
    seen: set[tuple[str, str]] = set()
    for line in form.lines:
        if (line.country, line.number) in seen:
            yield f"{FILE}: number: {line.number} of {line.country} is there twice."
        seen.add((line.country, line.number))
