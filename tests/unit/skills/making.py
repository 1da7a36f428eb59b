"""Adverts for tests."""

from __future__ import annotations

from coach.domain.skills.events import AdvertKept
from coach.domain.skills.spelling import plain
from coach.domain.skills.stats import SkillCount, SkillStats, skill_stats
from coach.domain.skills.vocabulary import Vocabulary
from coach.guide.guide import Guide
from tests.factories import SMALL, Diary


def found(text: str, *own: tuple[str, tuple[str, ...]]) -> set[str]:
    """The skills that a text names."""
    return Vocabulary(own).named_in(plain(text))


def kept(*texts: str, guide: Guide = SMALL) -> Diary:
    """A diary of adverts: a1, a2 ..."""
    diary = Diary(guide)
    for number, text in enumerate(texts, 1):
        diary.write(AdvertKept(f"a{number}", text))
    return diary


def count_of(diary: Diary, name: str) -> SkillCount:
    """One skill as the adverts of a diary name it."""
    skill = seen(diary).skill(name)
    assert skill is not None
    return skill


def seen(diary: Diary) -> SkillStats:
    """What the adverts of a diary name."""
    return skill_stats(diary.state)
