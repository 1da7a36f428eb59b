"""Find skills in a text: all aliases in one pass, whole words only.

The search is Aho-Corasick (ahocorasick_rs); the rules for words and for which hits count are here.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, Implementation

from coach.domain.skills.around import is_not_required, is_of_others
from coach.domain.skills.spelling import ends_word, folded, plain, same, starts_word, variants
from coach.guide.skills import Skill

NEAR = 60
"""How many characters on either side of an ambiguous alias are read, on its line."""

SHORT = 3
_NONE = ""  # the name for text that is not a skill
_ATTACHED_SIGNS = "-&+#'."
_WORD = re.compile(r"[^\W_]+")


class Hit(NamedTuple):
    """A skill in a plain text, from `start` to `end`."""

    name: str
    start: int
    end: int


class _Spelling(NamedTuple):
    """One alias of a skill. `written` is its exact case, "" if any case matches.

    A word may extend it at an open end. `is_person` if it names somebody who has the skill.
    """

    skill: Skill
    folded: str
    written: str = ""
    near: tuple[str, ...] = ()
    open_before: bool = False
    open_after: bool = False
    is_person: bool = False


class Matcher:
    """Finds the aliases of many skills.

    `longest` drops a hit within a longer one: "React" in "React Native". `passing` are phrases that are not skills;
    hits within them are dropped.
    """

    def __init__(self, skills: Sequence[Skill], passing: Sequence[str] = (), *, longest: bool = True) -> None:
        self._longest = longest
        none = Skill(_NONE, also=tuple(passing))
        self._spellings = [each for skill in (*skills, none) for each in _spellings(skill) if each.folded]
        self._automaton = AhoCorasick(
            [each.folded for each in self._spellings], implementation=Implementation.ContiguousNFA
        )

    def hits(self, text: str) -> list[Hit]:
        """The skills in a plain text, in order."""
        found = list(self._whole_words(text))
        sure: dict[str, list[int]] = defaultdict(list)
        for each, start, _ in sorted(found, key=itemgetter(1)):
            if not each.written and not each.near:
                sure[each.skill.field].append(start)
        kept = [
            Hit(each.skill.name, start, end)
            for each, start, end in found
            if not each.near or _near(text, each, start, end, sure[each.skill.field])
        ]
        kept.sort(key=lambda hit: (hit.start, -hit.end))
        return [hit for hit in (_outermost(kept) if self._longest else kept) if hit.name != _NONE]

    def _whole_words(self, text: str) -> Iterator[tuple[_Spelling, int, int]]:
        for at, start, end in self._automaton.find_matches_as_indexes(folded(text), overlapping=True):
            spelling = self._spellings[at]
            if spelling.written and not _as_written(text, spelling.written, start, end):
                continue
            if _is_apart(text, spelling, start, end) and _is_asked_for(text, spelling, start, end):
                yield spelling, start, end


def own_skill(name: str, also: Sequence[str]) -> Skill:
    """A custom skill. An alias of three letters or fewer is case-sensitive: IT is not "it"."""
    short = {each: () for each in (name, *also) if len(each) <= SHORT}
    return Skill(name, "", tuple(also), short)


def _spellings(skill: Skill) -> Iterator[_Spelling]:
    for spelling in (skill.name, *skill.also):
        if spelling in skill.careful:
            yield _Spelling(skill, same(spelling), plain(spelling), skill.careful[spelling])
        else:
            near = skill.near.get(spelling, ())
            is_person = spelling in skill.people
            for each in sorted(variants(spelling, plural=not is_person)):
                yield _Spelling(skill, each, near=near, is_person=is_person)
    for spelling in skill.abroad:
        yield _Spelling(
            skill, same(spelling.strip("*")), open_before=spelling[0] == "*", open_after=spelling[-1] == "*"
        )


def _is_apart(text: str, each: _Spelling, start: int, end: int) -> bool:
    """Whether it is whole words, except at open ends."""
    return (each.open_before or starts_word(text, start)) and (each.open_after or ends_word(text, end))


def _is_asked_for(text: str, each: _Spelling, start: int, end: int) -> bool:
    """Whether no nearby word says that it is not needed, or that others have it."""
    if each.skill.name == _NONE:
        return True
    return not (is_not_required(text, start, end) or is_of_others(text, start, end, is_person=each.is_person))


def _as_written(text: str, written: str, start: int, end: int) -> bool:
    """Whether it has this exact case, and no sign attached that changes its meaning (R&D, C-level, C++)."""
    if text[start:end] != written or (start and text[start - 1] in _ATTACHED_SIGNS):
        return False
    after = text[end : end + 2]
    return not after or after[0] not in _ATTACHED_SIGNS or (after[0] == "." and not after[1:].isalnum())


def _near(text: str, each: _Spelling, start: int, end: int, sure: Sequence[int]) -> bool:
    """Whether one of its context words is near it on its line.

    For a case-sensitive alias, a certain hit of its field (they begin at `sure`) will do as well.
    """
    first = max(start - NEAR, text.rfind("\n", 0, start) + 1)
    line_end = text.find("\n", end)
    last = min(end + NEAR, len(text) if line_end < 0 else line_end)
    following = bisect_left(sure, first)
    if each.written and following < len(sure) and sure[following] < last:
        return True
    around = _WORD.findall(f"{text[first:start]} {text[end:last]}".casefold())
    return any(word.startswith(each.near) for word in around)


def _outermost(hits: Sequence[Hit]) -> Iterator[Hit]:
    """The hits within no other, from hits sorted by start, the longer first."""
    reach = 0
    for hit in hits:
        if hit.end > reach:
            yield hit
            reach = hit.end
