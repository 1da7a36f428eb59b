"""The texts of the skills gap: rows of its lists, and the details of a skill or an advert."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from coach.domain.dates import day_with_year, relative_day
from coach.domain.sanitize import shown, shown_lines
from coach.domain.skills.recommendations import suggestions
from coach.domain.skills.spelling import same
from coach.domain.skills.state import Advert, skills_of
from coach.domain.skills.stats import TABLE, SkillCount, SkillStats, sentence
from coach.domain.skills.study_time import minutes_of
from coach.domain.wording import count, duration
from coach.export.skills_document import chosen_words, demand_words
from coach.tui.themes import MUTED

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from coach.domain.state import State

MOST_SENTENCES = 8
EMPTY = (
    "There are no adverts yet. Press a and paste the whole text of one, or i to read them from files. Ten adverts for "
    "one role make a good table. coach counts the skills they name as you go."
)
NO_ADVERT = "There are no adverts yet. Press a and paste the whole text of one."
NO_SKILL = "coach has not found a skill it knows in them yet. A adds one of your own."


def skill_row(skill: SkillCount, seen: SkillStats, width: int) -> Content:
    """Return a skill as a row: number of adverts, mark and name, and how adverts ask for it if there is room."""
    adverts = str(len(seen.adverts))
    named = f"{len(skill.named):>{len(adverts)}}/{adverts}"
    mark = f"[{skill.marked}]" if skill.marked else "[ ]"
    row = Content.assemble((f"{named}  ", MUTED), f"{mark:<11}", shown(skill.name))
    told = _in_short(skill, len(seen.adverts))
    room = width - row.cell_length - 2
    return Content.assemble(row, (f"  {told}", MUTED)) if told and len(told) <= room else row


def _in_short(skill: SkillCount, adverts: int) -> str:
    if skill.is_rare(adverts) and not skill.marked:
        return "leave for now"
    if skill.mark and skill.marked == "have" and not skill.mark.proof:
        return "no proof yet"
    return ", ".join(
        f"{number} {words}" for number, words in ((skill.required, "required"), (skill.nice, "nice")) if number
    )


def advert_row(advert: Advert) -> Content:
    """Return an advert as a row."""
    return Content(advert.name)


def about_skill(state: State, seen: SkillStats, skill: SkillCount, today: date) -> Content:
    """Return a skill's details: the sentences that name it, the mark with its proof, the time spent learning."""
    named, adverts = len(skill.named), count(len(seen.adverts), "advert")
    parts = [
        Content.assemble((shown(skill.name), "bold"), (f"   {shown(skill.field) or 'your own'}", MUTED)),
        Content(f"Named by {named or 'none'} of {adverts}. {_sentence(demand_words(skill))}".rstrip()),
        *_marked(state, skill, today),
    ]
    reasons = next((each.reasons for each in suggestions(seen) if each.name == skill.name), ())
    if reasons:
        parts.append(Content.assemble(("To help you choose: ", "bold"), shown(" ".join(reasons))))
    if skill.is_rare(len(seen.adverts)) and not skill.marked:
        parts.append(Content("At most one advert in ten names it. You can leave it for now."))
    parts += _sentences(seen, skill)
    return Content("\n\n").join(parts)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}." if words else ""


def _marked(state: State, skill: SkillCount, today: date) -> Iterator[Content]:
    mark = skill.mark
    if mark is None or not skill.marked:
        yield Content.styled("Not marked yet. Space marks it.", MUTED)
    else:
        told = f"{skill.marked}, since {relative_day(mark.on, today)}"
        if skill.marked == "have":
            told += f". Proof: {shown(mark.proof)}" if mark.proof else ". No proof yet: e adds one"
        elif skill.marked == "ignore" and mark.why:
            told += f", because: {shown(mark.why)}"
        yield Content.assemble(("Your mark: ", "bold"), told.rstrip("."), ".")
    chosen = skills_of(state).chosen
    if chosen and same(chosen.name) == same(skill.name):
        yield Content(shown(" ".join(chosen_words(state, chosen, today))))
    elif minutes := minutes_of(state, skill.name):
        yield Content(f"{duration(minutes)} of learning so far.")


def _sentences(seen: SkillStats, skill: SkillCount) -> Iterator[Content]:
    for naming in skill.named[:MOST_SENTENCES]:
        advert = seen.adverts[naming.advert]
        yield Content.assemble(
            (advert.name, "bold"), (f"   {naming.demand}" if naming.demand else "", MUTED), "\n",
            shown(sentence(advert, naming)),
        )  # fmt: skip
    if len(skill.named) > MOST_SENTENCES:
        yield Content.styled(f"And {len(skill.named) - MOST_SENTENCES} more.", MUTED)


def about_advert(seen: SkillStats, advert: Advert, today: date) -> Content:
    """Return an advert's details: when it was saved, its skills, its full text."""
    names = [skill.name for skill in seen.skills if any(each.advert == advert.key for each in skill.named)]
    closes = f"closes on {day_with_year(advert.closes)}" if advert.closes else ""
    page = map(shown, (advert.source, advert.place, advert.pay, closes))
    told = "; ".join(filter(None, (f"added {relative_day(advert.on, today)}", *page)))
    return Content("\n\n").join([
        Content.assemble((advert.name, "bold"), "\n", (told, MUTED)),
        Content.assemble(("It names: ", "bold"), f"{shown(', '.join(names))}." if names else (
            "no skill that coach knows."
        )),
        Content(shown_lines(advert.text)),
    ])  # fmt: skip


def outlook(seen: SkillStats) -> str:
    """Return how complete the table is, for the title."""
    adverts = len(seen.adverts)
    marked = sum(bool(skill.marked) for skill in seen.skills)
    parts = [f"{adverts} of {TABLE} adverts" if 0 < adverts < TABLE else count(adverts, "advert")]
    if seen.skills:
        parts.append(f"{count(len(seen.skills), 'skill')}, {marked} marked")
    return " · ".join(parts)
