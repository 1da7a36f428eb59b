"""Pydantic schema of content/mail.toml. Only the tests and the build of the wheel import it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from coach.guide.mail import KINDS
from coach.guide.schema import ONE_LINE, LineOf140, Schema

Language = Literal["en", "de", "fr", "es", "pt", "nl"]


def _is_small(text: str) -> str:
    if text != text.lower():
        raise ValueError("it should be in small letters")
    return text


Phrase = Annotated[
    str, StringConstraints(min_length=2, max_length=60, strip_whitespace=False), ONE_LINE, AfterValidator(_is_small)
]
Phrases = Annotated[dict[Language, list[Phrase]], Field(min_length=6, max_length=6)]


class MailSchema(Schema):
    """Phrases that employers write, by meaning, in each of six languages."""

    checked: date
    source: LineOf140
    conditions: list[Phrase]
    rejection: Phrases
    offer: Phrases
    approach: Phrases
    cancellation: Phrases
    invitation: Phrases
    confirmation: Phrases
    question: Phrases


def about_mail(form: MailSchema) -> Iterator[str]:
    """Phrases with two meanings in one language."""
    owners: dict[tuple[str, str], str] = {}
    for kind in KINDS[:-1]:
        for language, phrases in getattr(form, kind).items():
            for phrase in phrases:
                before = owners.setdefault((language, phrase), kind)
                if before != kind:
                    yield f"mail.toml: {phrase} is {before} and {kind}."
