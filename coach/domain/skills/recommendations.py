"""Which skill to learn first, with reasons, and which can be ignored. Suggestions: the person decides.

The order is by counting alone: of the skills marked missing, those that most adverts require, then those that most
mention. It is our own rule of thumb, after actions 8.5 and 8.6 of the guide; no study supports it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.skills.stats import SkillCount, SkillStats
from coach.domain.skills.study_time import weekly_minutes
from coach.domain.wording import count, duration

if TYPE_CHECKING:
    from coach.domain.state import State

COURSE_WEEKS = 6
"""The longest course, in weeks, from action 8.6."""

ENOUGH_OF_TEN = 4
"""How many of ten adverts should name a skill to make it worth a course, from action 8.6."""

MOST = 5


class Suggestion(NamedTuple):
    """A skill to learn, and the reasons for and against, each a sentence."""

    name: str
    reasons: tuple[str, ...]


def suggestions(seen: SkillStats) -> list[Suggestion]:
    """The skills marked missing, most in demand first, five at most."""
    missing = [each for each in seen.skills if each.marked == "missing"]
    missing.sort(key=lambda each: (-each.required, -len(each.named)))
    return [Suggestion(each.name, reasons_for(each, seen)) for each in missing[:MOST]]


def reasons_for(skill: SkillCount, seen: SkillStats) -> tuple[str, ...]:
    """The reasons for and against learning a skill, each a sentence."""
    adverts, named = len(seen.adverts), len(skill.named)
    asked = f", {skill.required} as required" if skill.required else ""
    reasons = [f"{named} of {count(adverts, 'advert')} {'names' if named == 1 else 'name'} it{asked}."]
    near = [each.name for each in seen.skills if each.marked == "have" and skill.field and each.field == skill.field]
    if near:
        reasons.append(f"It is close to what you have: {', '.join(near[:3])}.")
    if named * 10 < adverts * ENOUGH_OF_TEN:
        reasons.append(f"Fewer than {ENOUGH_OF_TEN} in ten adverts name it, so a whole course may be too much.")
    return tuple(reasons)


def time_at_hand(state: State, today: date) -> str:
    """How much time the week has for learning, in a sentence."""
    minutes = weekly_minutes(state, today)
    if not minutes:
        return "Your week has no block for learning yet. Add one when you plan the week."
    return (
        f"Your week has {duration(minutes)} for learning. That is {duration(minutes * COURSE_WEEKS)} in six weeks, so "
        "look for a course that fits."
    )


def ignorable(seen: SkillStats) -> list[SkillCount]:
    """Unmarked skills that one advert in ten or fewer names: they can be ignored for now."""
    return [each for each in seen.skills if each.named and not each.marked and each.is_rare(len(seen.adverts))]
