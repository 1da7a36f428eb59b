"""The shipped vocabulary of skills, from content/skills/: what adverts of many fields commonly name.

The shipped files are trusted here; the tests and the build of the wheel check them (skill_forms.py).
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
    """A skill with its field and its other spellings.

    `careful` has those spellings that mean something else as well ("Go", "Excel"): they count only with these very
    capitals, and where words are given, only with one of them or another skill of the field near. `near` has those that
    count in any capitals, but only with one of the words near. `abroad` has its spellings in other languages; a star at
    an end of one says that the word may go on there: "englisch*" is in "Englischkenntnisse". `people` has those that
    name somebody who has the skill: "teacher".
    """

    name: str
    field: str = ""
    also: tuple[str, ...] = ()
    careful: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    near: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    abroad: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class SkillField(NamedTuple):
    """A field of work: its skills, and where the list of them is from.

    `passing` are phrases that hold the name of a skill and mean none: "accounting firm", "sales team".
    """

    name: str
    source: str
    skills: tuple[Skill, ...]
    passing: tuple[str, ...] = ()


@cache
def fields() -> tuple[SkillField, ...]:
    """All fields, by name."""
    abroad = _abroad()
    found = [_field(each, abroad) for each in _tables(FOLDERS[0])]
    return tuple(sorted(found, key=lambda field: field.name))


@cache
def fingerprint() -> str:
    """What tells this vocabulary from any other: a digest of its files."""
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
    """The spellings in other languages of every skill."""
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
        ours, beside = (
            {spelling: table[spelling] for spelling in (name, *also) if spelling in table} for table in (careful, near)
        )
        people = tuple(each for each in (name, *also) if each in values.get("people", ()))
        skills.append(Skill(name, values["field"], tuple(also), ours, beside, abroad.get(name, ()), people))
    return SkillField(values["field"], values["source"], tuple(skills), tuple(values.get("passing", ())))
