"""The shipped vocabulary of skills, from content/skills/: what adverts of many fields commonly name.

The shipped files are trusted here; the tests and the build of the wheel check them (skill_forms.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any, NamedTuple

from coach.guide.content import content_root


class Skill(NamedTuple):
    """A skill with its field and its other spellings.

    `careful` has those spellings that mean something else as well ("Go", "Excel"): they count only with these very
    capitals, and where words are given, only with one of them or another skill of the field near.
    """

    name: str
    field: str = ""
    also: tuple[str, ...] = ()
    careful: Mapping[str, tuple[str, ...]] = MappingProxyType({})


class Field(NamedTuple):
    """A field of work: its skills, and where the list of them is from."""

    name: str
    source: str
    skills: tuple[Skill, ...]


@cache
def fields() -> tuple[Field, ...]:
    """All fields, by name."""
    folder = content_root() / "skills"
    files = [file for file in folder.iterdir() if file.name.endswith(".toml")]
    found = [_field(tomllib.loads(file.read_text(encoding="utf-8"))) for file in files]
    return tuple(sorted(found, key=lambda field: field.name))


def _field(values: dict[str, Any]) -> Field:
    careful = {spelling: tuple(near) for spelling, near in values.get("careful", {}).items()}
    skills = []
    for name, also in values["skills"].items():
        ours = {spelling: careful[spelling] for spelling in (name, *also) if spelling in careful}
        skills.append(Skill(name, values["field"], tuple(also), ours))
    return Field(values["field"], values["source"], tuple(skills))
