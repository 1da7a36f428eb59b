"""Keeping what becomes of the skills gap: adverts, marks, the choice, hours; and the ticks that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.skills.applying import application_of_advert, tied
from coach.domain.skills.facts import AdvertGone, AdvertKept, SkillMarked, SkillOwnGone
from coach.domain.skills.hours import hours_fact
from coach.domain.skills.new_adverts import find_advert, sort_drafts
from coach.domain.skills.record import adverts_of, skills_of
from coach.domain.skills.spelling import same
from coach.domain.skills.ticks import tick_of_study, ticks_of_table
from coach.domain.skills.vocabulary import vocabulary_of
from coach.domain.text import shown
from coach.errors import RefusedError
from coach.journal.keeping.ticks import keep_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.fact import Fact
    from coach.domain.skills.new_adverts import Draft
    from coach.domain.skills.record import Advert
    from coach.domain.transition import Transition
    from coach.journal.coach import Coach


class KeptAdverts(NamedTuple):
    """The adverts that were kept, those that were there already, those much like another, and what was ticked."""

    kept: tuple[Advert, ...]
    known: tuple[Advert, ...]
    alike: tuple[tuple[str, Advert], ...]
    ticked: tuple[str, ...]


def keep_adverts(coach: Coach, drafts: Sequence[Draft]) -> KeptAdverts:
    """Keep those adverts that are new.

    Raises RefusedError for one that can't be kept, and JournalError; then none is.
    """
    coach.refresh()  # another window may have kept some of them meanwhile
    before = coach.transition
    found = sort_drafts(drafts, adverts_of(before))
    entries = coach.decide_all(lambda _: [(fact, None) for fact in found.facts])
    keys = {fact.key: entry.text("key") for fact, entry in zip(found.facts, entries, strict=True)}
    adverts = adverts_of(coach.transition)
    kept = tuple(adverts[key] for key in keys.values())
    alike = tuple((keys[key], other._replace(key=keys.get(other.key, other.key))) for key, other in found.alike)
    return KeptAdverts(kept, found.known, alike, keep_ticks(coach, ticks_of_table(before, coach.transition)))


class Tied(NamedTuple):
    """The application that an advert belongs to now: its key, what it is called, and what is told besides."""

    key: str
    words: str
    told: str


def tie_advert(coach: Coach, asked: str, application: str = "") -> Tied:
    """Make an application from an advert, or tie the advert to the `application` that is named.

    Raises RefusedError where there is none such or it can't be made, JournalError.
    """
    coach.refresh()
    log = coach.transition.search
    advert = find_advert(adverts_of(coach.transition), asked)
    if application:
        key = log.find("application", application)
        facts: list[Fact] = [tied(advert, key)]
    else:
        key, facts = application_of_advert(advert, log)
    dated = [(fact, advert.on if isinstance(fact, AdvertKept) else None) for fact in facts]
    entries = coach.decide_all(lambda _: dated)
    key = next((entry.text("key") for entry in entries if entry.kind == "application"), key)
    made = coach.transition.search.applications[key]
    return Tied(key, shown(", ".join(filter(None, (made.employer, made.role)))), shown(made.note))


def keep(coach: Coach, fact: Fact) -> tuple[str, ...]:
    """Keep a mark, a skill of one's own or a choice; return the actions that were ticked by it. Raises JournalError."""
    before = coach.transition
    coach.record(fact)
    return keep_ticks(coach, ticks_of_table(before, coach.transition))


def take_out(coach: Coach, asked: str) -> str:
    """Take out an advert by its key or name, or a skill of one's own; return what it was called.

    Raises RefusedError where there is none such, JournalError.
    """
    own = [name for name in skills_of(coach.transition).own if same(name) == same(asked)]
    if own and asked not in adverts_of(coach.transition):
        coach.record(SkillOwnGone(own[0]))
        return own[0]
    advert = find_advert(adverts_of(coach.transition), asked)
    coach.record(AdvertGone(advert.key))
    return advert.name


def log_hours(coach: Coach, name: str, minutes: int, note: str = "") -> tuple[str, ...]:
    """Note minutes of learning, and what one can do now. Raises RefusedError, JournalError."""
    if minutes < 1:
        raise RefusedError("Enter how long it was", "Give whole minutes, such as 60.")
    before = coach.transition
    coach.decide(lambda now: hours_fact(now, name, minutes, note))
    tick = tick_of_study(before, minutes, note, coach.clock.now().date())
    return keep_ticks(coach, [tick] if tick else [])


def mark_fact(transition: Transition, asked: str, mark: str, proof: str | None = None, why: str | None = None) -> Fact:
    """The mark of a skill that was named by any of its spellings. Raises RefusedError for one that is not known."""
    return SkillMarked(known_skill(transition, asked), mark, proof, why)


def known_skill(transition: Transition, asked: str) -> str:
    """The name of the skill with this name or spelling. Raises RefusedError where there is none."""
    found = vocabulary_of(transition).name_of(asked)
    if not found:
        raise RefusedError(f"There is no skill {shown(asked)[:40]!r}", "`coach skills own NAME` adds it.")
    return found
