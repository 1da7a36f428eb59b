"""Pydantic schema of the files in content/skills/.

Only the tests and the build of the wheel import it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints

from coach.guide.schema import ONE_LINE, LineOf60, LineOf140, Schema


def _has_a_letter(text: str) -> str:
    if not any(each.isalnum() for each in text):
        raise ValueError("it should hold a letter or a digit")
    return text


Spelling = Annotated[str, StringConstraints(min_length=1, max_length=60), ONE_LINE, AfterValidator(_has_a_letter)]
NearWord = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+$", max_length=20)]


class SkillsSchema(Schema):
    """A file in skills/: its skills with their aliases, and the ambiguous aliases."""

    field: LineOf60
    source: LineOf140
    people: list[Spelling] = Field([])
    passing: list[Spelling] = Field([])
    skills: Annotated[dict[Spelling, list[Spelling]], Field(min_length=1)]
    careful: dict[Spelling, list[NearWord]] = Field({})
    near: dict[Spelling, Annotated[list[NearWord], Field(min_length=1)]] = Field({})


class SkillWordsSchema(Schema):
    """A file in skill-words/: aliases of skills in another language; a star marks an end where the word may be
    extended.
    """

    language: LineOf60
    source: LineOf140
    words: Annotated[dict[Spelling, list[Spelling]], Field(min_length=1)]


def about_skills(files: Sequence[tuple[str, SkillsSchema]]) -> Iterator[str]:
    """Problems between the files, as sentences: an alias of two skills, or a field with two files."""
    fields: dict[str, str] = {}
    owners: dict[str, str] = {}
    for file, form in files:
        if form.field in fields:
            yield f"{file}: field: {form.field} is the field of {fields[form.field]} as well."
        fields[form.field] = file
        spellings = [(each, name) for name, also in form.skills.items() for each in (name, *also)]
        for spelling, name in spellings:
            if _same(spelling) in owners:
                yield f"{file}: skills: {spelling} of {name} leads to {owners[_same(spelling)]} already."
            owners[_same(spelling)] = name
        for phrase in form.passing:
            if _same(phrase) in owners:
                yield f"{file}: passing: {phrase} leads to {owners[_same(phrase)]} already."
        for table, listed in (("careful", form.careful), ("near", form.near), ("people", form.people)):
            for missing in set(listed) - {spelling for spelling, _ in spellings}:
                yield f"{file}: {table}: {missing} is not a spelling of a skill in this file."


def about_skill_words(
    files: Sequence[tuple[str, SkillWordsSchema]], skills: Sequence[tuple[str, SkillsSchema]]
) -> Iterator[str]:
    """Mismatches between the aliases in other languages and the skills, as sentences."""
    owners = {
        _same(spelling): name for _, form in skills for name, also in form.skills.items() for spelling in (name, *also)
    }
    names = {name for _, form in skills for name in form.skills}
    for file, words in files:
        for name, spellings in words.words.items():
            if name not in names:
                yield f"{file}: words: {name} is not a skill."
            for spelling in spellings:
                if owners.setdefault(_same(spelling), name) != name:
                    yield f"{file}: words: {spelling} of {name} leads to {owners[_same(spelling)]} already."


def _same(spelling: str) -> str:
    """A key that is equal for aliases that the matcher treats as the same; see coach/domain/skills/spelling.py."""
    return unicodedata.normalize("NFKC", spelling).casefold().replace("-", " ")
