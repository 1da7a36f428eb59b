"""The skills gap as a document, for the terminal and as a page to save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.dates import day_with_year, relative_day
from coach.domain.document import Document, Paragraph, Section, Table, all_of, section
from coach.domain.skills.recommendations import ignorable, suggestions, time_at_hand
from coach.domain.skills.state import skills_of
from coach.domain.skills.stats import SkillCount, SkillStats, skill_stats
from coach.domain.skills.study_time import minutes_of
from coach.domain.wording import count, duration

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.skills.state import Advert, ChosenSkill
    from coach.domain.state import State


HEADINGS = ("skill", "named in", "required in", "nice to have in", "mark", "proof")
NOTHING = (
    "There are no adverts yet. `coach skills add FILE` reads them from files, and `coach skills add -` reads what "
    "you paste."
)


def demand_words(skill: SkillCount) -> str:
    """Say how the adverts ask for a skill: "4 require it, 1 nice to have"; "" if they don't say."""
    parts = [f"{skill.required} require{'s' if skill.required == 1 else ''} it"] if skill.required else []
    return ", ".join([*parts, *([f"nice to have in {skill.nice}"] if skill.nice else [])])


def skill_line(skill: SkillCount, adverts: int) -> Paragraph:
    """A skill on one line, such as "7 of 10  [have] SQL; 4 require it"."""
    mark = f"[{skill.marked or ' '}]"
    parts = [skill.name, demand_words(skill)]
    if skill.mark and skill.marked == "have":
        parts.append(f"proof: {skill.mark.proof}" if skill.mark.proof else "no proof yet")
    if skill.mark and skill.marked == "ignore" and skill.mark.why:
        parts.append(skill.mark.why)
    return Paragraph("; ".join(filter(None, parts)), lead=f"{len(skill.named):>3} of {adverts}  {mark:<10} ")


def skills_overview(state: State, today: date) -> Document:
    """The skills by how many adverts name them, a paragraph on those to leave for now, and what to learn."""
    seen = skill_stats(state)
    if not seen.adverts and not seen.skills:
        return Document("", (section("", Paragraph(NOTHING)),))
    alone = ignorable(seen)
    listed = (skill_line(skill, len(seen.adverts)) for skill in seen.skills if skill not in alone)
    words = filter(None, (alone_words(alone), *learn_words(state, seen, today)))
    head = f"{count(len(seen.adverts), 'advert')}, {count(len(seen.skills), 'skill')}."
    groups = ([Paragraph(head)], listed, *([Paragraph(each)] for each in words))
    return Document("", tuple(section("", group) for group in groups))


def skills_page(state: State) -> Document:
    """The skills gap as a page that doesn't depend on the day."""
    nothing = section("", Paragraph("There are no adverts yet."))
    return Document("The skills gap", tuple(skills_sections(state)) or (nothing,))


def skills_sections(state: State) -> Iterator[Section]:
    """Yield the sections that have content: the table with what to learn and what to leave for now, the adverts."""
    seen = skill_stats(state)
    if not seen.adverts and not seen.skills:
        return
    alone, adverts = ignorable(seen), seen.adverts.values()
    rows = tuple(_row(skill, len(adverts)) for skill in seen.skills if skill not in alone)
    words = filter(None, (*learn_words(state, seen, None), alone_words(alone)))
    yield section("", Table(HEADINGS, rows), map(Paragraph, words))
    if adverts:
        yield section("The adverts", all_of("item", (f"{advert.on}: {advert.name}" for advert in adverts)))


def _row(skill: SkillCount, adverts: int) -> tuple[str, ...]:
    proof = skill.mark.proof if skill.mark else ""
    return (skill.name, f"{len(skill.named)} of {adverts}", str(skill.required), str(skill.nice), skill.marked, proof)


def alone_words(alone: list[SkillCount]) -> str:
    """Say in a sentence what to leave for now."""
    names = ", ".join(skill.name for skill in alone)
    return f"At most one advert in ten names these. You can leave them for now: {names}." if alone else ""


def learn_words(state: State, seen: SkillStats, today: date | None) -> Iterator[str]:
    """Yield what is being learned, or what could be; without `today`, nothing depends on the day."""
    chosen = skills_of(state).chosen
    if chosen:
        yield " ".join(chosen_words(state, chosen, today))
        return
    found = suggestions(seen)
    for suggestion in found:
        yield f"{suggestion.name}: {' '.join(suggestion.reasons)}"
    if found and today:
        yield f"{time_at_hand(state, today)} One at a time is enough. The choice is yours."


def chosen_words(state: State, chosen: ChosenSkill, today: date | None) -> list[str]:
    """Describe the chosen skill in sentences."""
    since = relative_day(chosen.on, today) if today else chosen.on.isoformat()
    words = [f"You are learning {chosen.name}, since {since}. Your reason: {chosen.because}."]
    told = (
        ("Course", chosen.course),
        ("Cost", chosen.cost),
        ("Last day", day_with_year(chosen.until) if chosen.until else ""),
        ("To show at the end", chosen.show),
    )
    words += [f"{label}: {text}." for label, text in told if text]
    words.append(f"So far {duration(minutes_of(state, chosen.name))}.")
    return [sentence.replace("..", ".") for sentence in words]


def advert_line(advert: Advert, skills: int, today: date) -> Paragraph:
    """An advert on one line."""
    told = f"{advert.name}; added {relative_day(advert.on, today)}; {count(skills, 'skill')} ({advert.key})"
    return Paragraph(told, "entry")
