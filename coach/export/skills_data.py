"""The skills gap as plain values for JSON, in the shapes documented in docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.skills.recommendations import ignorable, suggestions, time_at_hand
from coach.domain.skills.state import skills_of
from coach.domain.skills.stats import SkillCount, SkillStats, sentence, skill_stats
from coach.domain.skills.study_time import minutes_of
from coach.export.json_values import Data, iso

if TYPE_CHECKING:
    from datetime import date

    from coach.domain.skills.state import ChosenSkill
    from coach.domain.state import State


def skills_data(state: State, today: date) -> Data:
    """What `coach skills --json` prints."""
    seen = skill_stats(state)
    chosen = skills_of(state).chosen
    return {
        "adverts": len(seen.adverts),
        "skills": [_skill_data(state, seen, skill) for skill in seen.skills],
        "leave_alone": [skill.name for skill in ignorable(seen)],
        "suggestions": [{"name": each.name, "reasons": list(each.reasons)} for each in suggestions(seen)],
        "chosen": _chosen_data(chosen) if chosen else None,
        "time": time_at_hand(state, today),
    }


def _skill_data(state: State, seen: SkillStats, skill: SkillCount) -> Data:
    return {
        "name": skill.name,
        "field": skill.field,
        "named": len(skill.named),
        "required": skill.required,
        "nice_to_have": skill.nice,
        "mark": skill.marked or None,
        "proof": skill.mark.proof if skill.mark else "",
        "why": skill.mark.why if skill.mark else "",
        "minutes": minutes_of(state, skill.name) if skill.marked == "learning" else 0,
        "in": [
            {
                "advert": each.advert,
                "demand": each.demand or None,
                "sentence": sentence(seen.adverts[each.advert], each),
            }
            for each in skill.named
        ],
    }


def _chosen_data(chosen: ChosenSkill) -> Data:
    return chosen._asdict() | {
        "on": chosen.on.isoformat(),
        "until": iso(chosen.until),
    }


def adverts_data(state: State) -> Data:
    """What `coach skills adverts --json` prints."""
    seen = skill_stats(state)
    return {
        "adverts": [
            advert._asdict()
            | {
                "on": advert.on.isoformat(),
                "closes": iso(advert.closes),
                "name": advert.name,
                "skills": [
                    skill.name for skill in seen.skills if any(each.advert == advert.key for each in skill.named)
                ],
            }
            for advert in seen.adverts.values()
        ]
    }
