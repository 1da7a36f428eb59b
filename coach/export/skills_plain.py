"""The skills gap in plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import day_beside, day_with_year
from coach.domain.sanitize import shown
from coach.domain.skills.recommendations import suggestions, time_at_hand, to_leave_alone
from coach.domain.skills.state import skills_of
from coach.domain.skills.stats import SkillCount, SkillStats, skill_stats
from coach.domain.skills.study_time import minutes_of
from coach.domain.wording import count, duration
from coach.export.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.skills.state import Advert, ChosenSkill
    from coach.domain.state import State


NOTHING = (
    "There are no adverts yet. `coach skills add FILE` reads them from files, and `coach skills add -` reads what "
    "you paste."
)


def demand_words(skill: SkillCount) -> str:
    """How the adverts ask for a skill: "4 require it, 1 nice to have"; "" where they do not say."""
    parts = [f"{skill.required} require{'s' if skill.required == 1 else ''} it"] if skill.required else []
    return ", ".join([*parts, *([f"nice to have in {skill.nice}"] if skill.nice else [])])


def skill_line(skill: SkillCount, adverts: int) -> str:
    """One skill in a line, such as "7 of 10  [have] SQL; 4 require it"."""
    mark = f"[{skill.marked or ' '}]"
    parts = [shown(skill.name), demand_words(skill)]
    if skill.mark and skill.marked == "have":
        parts.append(f"proof: {shown(skill.mark.proof)}" if skill.mark.proof else "no proof yet")
    if skill.mark and skill.marked == "ignore" and skill.mark.why:
        parts.append(shown(skill.mark.why))
    return f"{len(skill.named):>3} of {adverts}  {mark:<10} {'; '.join(filter(None, parts))}"


def skills_text(state: State, today: date, width: int) -> list[str]:
    """What the adverts name, the most named first; what may be left alone in one paragraph; what to learn."""
    seen = skill_stats(state)
    if not seen.adverts and not seen.skills:
        return wrap(NOTHING, width)
    alone = to_leave_alone(seen)
    lines = [f"{count(len(seen.adverts), 'advert')}, {count(len(seen.skills), 'skill')}.", ""]
    listed = [skill for skill in seen.skills if skill not in alone]
    for skill in listed:
        lines += wrap(skill_line(skill, len(seen.adverts)), width, rest=" " * 12)
    for paragraph in (alone_words(alone), *learn_words(state, seen, today)):
        if paragraph:
            lines += ["", *wrap(paragraph, width)]
    return lines


def alone_words(alone: list[SkillCount]) -> str:
    """What may be left alone for now, in a sentence."""
    names = ", ".join(shown(skill.name) for skill in alone)
    return f"At most one advert in ten names these. You can leave them for now: {names}." if alone else ""


def learn_words(state: State, seen: SkillStats, today: date | None) -> Iterator[str]:
    """What was chosen to be learned, or what might be; without `today`, nothing in it depends on the day."""
    chosen = skills_of(state).chosen
    if chosen:
        yield " ".join(chosen_words(state, chosen, today))
        return
    found = suggestions(seen)
    for suggestion in found:
        yield f"{shown(suggestion.name)}: {shown(' '.join(suggestion.reasons))}"
    if found and today:
        yield f"{time_at_hand(state, today)} One at a time is enough. The choice is yours."


def chosen_words(state: State, chosen: ChosenSkill, today: date | None) -> list[str]:
    """The thing that is learned, in sentences."""
    since = day_beside(chosen.on, today) if today else chosen.on.isoformat()
    words = [f"You are learning {shown(chosen.name)}, since {since}. Your reason: {shown(chosen.because)}."]
    told = (
        ("Course", chosen.course),
        ("Cost", chosen.cost),
        ("Last day", day_with_year(chosen.until) if chosen.until else ""),
        ("To show at the end", chosen.show),
    )
    words += [f"{label}: {shown(text)}." for label, text in told if text]
    words.append(f"So far {duration(minutes_of(state, chosen.name))}.")
    return [sentence.replace("..", ".") for sentence in words]


def advert_line(advert: Advert, skills: int, today: date) -> str:
    """One advert in a line."""
    return f"{advert.name}; added {day_beside(advert.on, today)}; {count(skills, 'skill')} ({shown(advert.key)})"
