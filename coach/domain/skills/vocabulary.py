"""All skills that are known: the shipped vocabulary and what the person added to it."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.skills.matching import Hit, Matcher, own_skill
from coach.domain.skills.record import skills_of
from coach.guide.skills import fields

if TYPE_CHECKING:
    from coach.domain.transition import Transition

Own = tuple[tuple[str, tuple[str, ...]], ...]


class Vocabulary(NamedTuple):
    """The shipped skills, and the person's `own`: each a name with its other spellings.

    An own skill with the name of a shipped one adds spellings to that. Own spellings count wherever they stand, also
    within what the shipped vocabulary finds; so to add one never takes anything away.
    """

    own: Own = ()

    def name_of(self, spelling: str) -> str:
        """The skill with this name or spelling; "" where there is none."""
        return _shipped().name_of(spelling) or _own(self.own).name_of(spelling)

    def field_of(self, name: str) -> str:
        """The field of a shipped skill; "" for one of the person's own."""
        return _field_of().get(name, "")

    def named_in(self, text: str) -> set[str]:
        """The skills that a plain text names."""
        return {hit.name for hit in (*shipped_hits(text), *own_hits(text, self.own))}


def vocabulary_of(transition: Transition) -> Vocabulary:
    """The vocabulary as the person has it."""
    return Vocabulary(tuple(skills_of(transition).own.items()))


def shipped_hits(text: str) -> list[Hit]:
    """Where a plain text names skills of the shipped vocabulary."""
    return _shipped().hits(text)


def own_hits(text: str, own: Own) -> list[Hit]:
    """Where a plain text names skills by the person's own spellings."""
    return _own(own).hits(text) if own else []


@cache
def _shipped() -> Matcher:
    return Matcher([skill for field in fields() for skill in field.skills])


@cache
def _field_of() -> dict[str, str]:
    return {skill.name: field.name for field in fields() for skill in field.skills}


@lru_cache(4)
def _own(own: Own) -> Matcher:
    shipped = _shipped()
    return Matcher([own_skill(shipped.name_of(name) or name, (name, *also)) for name, also in own], longest=False)
