"""All known skills: the built-in vocabulary and the person's additions."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.skills.matcher import Hit, Matcher, own_skill
from coach.domain.skills.spelling import same
from coach.domain.skills.state import skills_of
from coach.guide.skills import Skill, fields

if TYPE_CHECKING:
    from coach.domain.state import State

Own = tuple[tuple[str, tuple[str, ...]], ...]


class Vocabulary(NamedTuple):
    """The built-in skills, and the person's `own`: each a name with its aliases.

    An own skill with a built-in name adds aliases to it. Own aliases match everywhere, even within a built-in hit, so
    adding one never removes anything.
    """

    own: Own = ()

    def name_of(self, spelling: str) -> str:
        """The skill with this name or alias; "" if there is none."""
        return _names().get(same(spelling), "") or _own_names(self.own).get(same(spelling), "")

    def field_of(self, name: str) -> str:
        """The field of a built-in skill; "" for a custom one."""
        return _field_of().get(name, "")

    def named_in(self, text: str) -> set[str]:
        """The skills that a plain text names."""
        return {hit.name for hit in (*shipped_hits(text), *own_hits(text, self.own))}


def vocabulary_of(state: State) -> Vocabulary:
    """The person's vocabulary."""
    return Vocabulary(tuple(skills_of(state).own.items()))


def shipped_hits(text: str) -> list[Hit]:
    """The hits of built-in skills in a plain text."""
    return _shipped().hits(text)


def own_hits(text: str, own: Own) -> list[Hit]:
    """The hits of the person's own aliases in a plain text."""
    return _own(own).hits(text) if own else []


@cache
def _shipped() -> Matcher:
    every = fields()
    return Matcher(
        [skill for field in every for skill in field.skills], [each for field in every for each in field.passing]
    )


@cache
def _names() -> dict[str, str]:
    return _by_spelling([skill for field in fields() for skill in field.skills])


def _by_spelling(skills: list[Skill]) -> dict[str, str]:
    """The names of skills by normalised alias; the first skill wins."""
    found: dict[str, str] = {}
    for skill in skills:
        for spelling in (skill.name, *skill.also, *skill.abroad):
            found.setdefault(same(spelling.strip("*")), skill.name)
    return found


@cache
def _field_of() -> dict[str, str]:
    return {skill.name: field.name for field in fields() for skill in field.skills}


@lru_cache(4)
def _own(own: Own) -> Matcher:
    return Matcher(_own_skills(own), longest=False)


@lru_cache(4)
def _own_names(own: Own) -> dict[str, str]:
    return _by_spelling(_own_skills(own))


def _own_skills(own: Own) -> list[Skill]:
    names = _names()
    return [own_skill(names.get(same(name), "") or name, (name, *also)) for name, also in own]
