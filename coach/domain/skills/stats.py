"""Skill statistics: every skill with the adverts that name it, where, and with which demand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.skills.demand import Demand, demand_of, lines_of
from coach.domain.skills.events import NO_MARK
from coach.domain.skills.spelling import plain, same
from coach.domain.skills.state import Advert, SkillMark, adverts_of, skills_of
from coach.domain.skills.vocabulary import Own, Vocabulary, own_hits, shipped_hits, vocabulary_of

if TYPE_CHECKING:
    from coach.domain.skills.matcher import Hit
    from coach.domain.state import State

KNOWN = 20_000
"""How many adverts are cached: each is parsed once, not after every mark."""

SHOWN = 2_048
"""How many plain texts are cached, to show sentences from."""

LONGEST_SENTENCE = 240
_ENDS = (". ", "! ", "? ", "。")


class Find(NamedTuple):
    """A skill in a text, its demand, and the start and end of its sentence in the plain text."""

    name: str
    demand: Demand
    start: int
    end: int


class SkillMention(NamedTuple):
    """A mention of a skill in an advert: its demand, and the start and end of that sentence."""

    advert: str
    demand: Demand
    start: int
    end: int


class SkillCount(NamedTuple):
    """A skill and the adverts that name it. `field` is "" for one that is only in the person's vocabulary."""

    name: str
    field: str
    named: tuple[SkillMention, ...]
    mark: SkillMark | None

    @property
    def required(self) -> int:
        """How many adverts require it."""
        return sum(each.demand == "required" for each in self.named)

    @property
    def nice(self) -> int:
        """How many adverts call it nice to have."""
        return sum(each.demand == "nice to have" for each in self.named)

    @property
    def marked(self) -> str:
        """The person's mark: have, learning, missing, ignore; "" for none."""
        return self.mark.mark if self.mark and self.mark.mark != NO_MARK else ""

    def is_rare(self, adverts: int) -> bool:
        """Whether one advert in ten or fewer names it, of at least ten: it can be ignored."""
        return adverts >= TABLE and len(self.named) * 10 <= adverts


TABLE = 10
"""How many adverts make a table, from action 8.3."""


class SkillStats(NamedTuple):
    """All skills that are named or marked, the most frequent first; and the adverts."""

    adverts: Mapping[str, Advert]
    skills: tuple[SkillCount, ...]

    def skill(self, name: str) -> SkillCount | None:
        """The skill of this name in any spelling; None if nothing names it."""
        return next((each for each in self.skills if same(each.name) == same(name)), None)


def skill_stats(state: State) -> SkillStats:
    """Count the skills of all adverts. Each advert counts once for a skill, however often it names it."""
    adverts, record, words = adverts_of(state), skills_of(state), vocabulary_of(state)
    named: dict[str, list[SkillMention]] = {}
    for advert in adverts.values():
        for name, naming in read_advert(advert, words).items():
            named.setdefault(name, []).append(naming)
    marks = {words.name_of(mark.name) or mark.name: mark for mark in record.marks.values()}
    wanted = [*named, *(name for name, mark in marks.items() if name not in named and mark.mark != NO_MARK)]
    skills = [SkillCount(name, words.field_of(name), tuple(named.get(name, ())), marks.get(name)) for name in wanted]
    skills.sort(key=lambda each: (-len(each.named), -each.required, each.name.casefold()))
    return SkillStats(adverts, tuple(skills))


def read_advert(advert: Advert, words: Vocabulary) -> dict[str, SkillMention]:
    """The skills that one advert names."""
    finds = shipped_finds(advert.text)
    if words.own:
        finds = _strongest((*finds, *_own(advert.text, words.own)))
    return {name: SkillMention(advert.key, demand, start, end) for name, demand, start, end in finds}


def clear_cache() -> None:
    """Clear the caches, for benchmarks."""
    _read.clear()
    _own.cache_clear()
    _plain.cache_clear()


def sentence(advert: Advert, naming: SkillMention) -> str:
    """The sentence in which an advert names a skill."""
    return _plain(advert.text)[naming.start : naming.end].strip(" \t*#•·-–>")


DEMANDS: tuple[Demand, ...] = ("", "nice to have", "required")
"""The demands in rising order; if an advert has several for one skill, the highest counts."""

_WEIGHTS = {demand: at for at, demand in enumerate(DEMANDS)}


def _strongest(finds: Iterable[Find]) -> tuple[Find, ...]:
    """Each skill once: its first mention with the highest demand."""
    found: dict[str, Find] = {}
    for each in finds:
        before = found.get(each.name)
        if before is None or (_WEIGHTS[each.demand], -each.start) > (_WEIGHTS[before.demand], -before.start):
            found[each.name] = each
    return tuple(found.values())


_plain = lru_cache(SHOWN)(plain)


_read: dict[str, tuple[Find, ...]] = {}


def unread(adverts: Mapping[str, Advert]) -> int:
    """How many of these adverts are not parsed yet: each takes about a millisecond, once."""
    return sum(advert.text not in _read for advert in adverts.values())


def shipped_finds(text: str) -> tuple[Find, ...]:
    """The built-in skills that a text names, each once. Cached."""
    found = _read.get(text)
    if found is None:
        one = _plain(text)
        found = _strongest(_with_sentences(one, shipped_hits(one)))
        remember(text, found)
    return found


def remember(text: str, finds: tuple[Find, ...]) -> None:
    """Cache the built-in skills that a text names."""
    if len(_read) >= KNOWN:
        _read.clear()
    _read[text] = finds


@lru_cache(KNOWN)
def _own(text: str, own: Own) -> tuple[Find, ...]:
    one = _plain(text)
    return tuple(_with_sentences(one, own_hits(one, own)))


def _with_sentences(text: str, hits: list[Hit]) -> Iterator[Find]:
    """The hits with their demand and sentence."""
    lines = lines_of(text)
    starts = [line.start for line in lines]
    for hit in hits:
        line = lines[bisect_right(starts, hit.start) - 1]
        first, last = _sentence(text, hit, line.start, max(line.end, hit.end))
        yield Find(hit.name, demand_of(text[first:last]) or line.under, first, last)


def _sentence(text: str, hit: Hit, first: int, last: int) -> tuple[int, int]:
    """The start and end of the sentence around a hit; a very long one is cut on both sides of it."""
    begins = max(
        (text.rfind(mark, first, hit.start) + len(mark) for mark in _ENDS if mark in text[first : hit.start]),
        default=first,
    )
    ends = min((at + 1 for mark in _ENDS if (at := text.find(mark, hit.end, last)) >= 0), default=last)
    if ends - begins > LONGEST_SENTENCE:
        return max(begins, hit.start - LONGEST_SENTENCE // 2), min(ends, hit.end + LONGEST_SENTENCE // 2)
    return begins, ends
