"""The built-in vocabulary of skills, from content/skills/: what adverts in many fields commonly name.

The shipped files are trusted here; the tests and the build of the wheel check them (skill_schema.py).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from coach.guide.content import content_root

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


FOLDERS = ("skills", "skill-words")


class Skill(NamedTuple):
    """A skill with its field and its aliases.

    `careful` are aliases with other meanings ("Go", "Excel"): they count only in this exact case and, if context words
    are given, only near one of those or another skill of the field. `near` are aliases that count in any case, but only
    near one of the context words. `abroad` are aliases in other languages; a star at an end says that the word may be
    extended there: "englisch*" is in "Englischkenntnisse". `people` are aliases that name somebody who has the skill:
    "teacher".
    """

    name: str
    field: str = ""
    also: tuple[str, ...] = ()
    careful: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    near: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    abroad: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class SkillField(NamedTuple):
    """A field of work: its skills, and the source of the list.

    `passing` are phrases that contain the name of a skill but do not mean it: "accounting firm", "sales team".
    """

    name: str
    source: str
    skills: tuple[Skill, ...]
    passing: tuple[str, ...] = ()


@cache
def fields() -> tuple[SkillField, ...]:
    """All fields, sorted by name."""
    abroad = _abroad()
    found = [_field(each, abroad) for each in _tables(FOLDERS[0])]
    return tuple(sorted(found, key=lambda field: field.name))


@cache
def fingerprint() -> str:
    """A digest of the vocabulary's files, which identifies this version of it."""
    snapshot = sha256()
    for folder in FOLDERS:
        for file in _files(folder):
            snapshot.update(file.read_bytes())
    return snapshot.hexdigest()


def _tables(folder: str) -> list[dict[str, Any]]:
    return [tomllib.loads(file.read_text(encoding="utf-8")) for file in _files(folder)]


def _files(folder: str) -> list[Traversable]:
    files = [file for file in (content_root() / folder).iterdir() if file.name.endswith(".toml")]
    return sorted(files, key=lambda each: str(each.name))


def _abroad() -> dict[str, tuple[str, ...]]:
    """Aliases in other languages, by skill."""
    found: dict[str, tuple[str, ...]] = {}
    for table in _tables(FOLDERS[1]):
        for name, spellings in table["words"].items():
            found[name] = (*found.get(name, ()), *spellings)
    return found


def _field(values: dict[str, Any], abroad: Mapping[str, tuple[str, ...]]) -> SkillField:
    careful, near = (
        {spelling: tuple(words) for spelling, words in values.get(table, {}).items()} for table in ("careful", "near")
    )
    skills = []
    for name, also in values["skills"].items():
        ours, nearby = (
            {spelling: table[spelling] for spelling in (name, *also) if spelling in table} for table in (careful, near)
        )
        people = tuple(each for each in (name, *also) if each in values.get("people", ()))
        skills.append(Skill(name, values["field"], tuple(also), ours, nearby, abroad.get(name, ()), people))
    return SkillField(values["field"], values["source"], tuple(skills), tuple(values.get("passing", ())))
