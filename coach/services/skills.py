"""Saves what concerns the skills gap: adverts, marks, the choice, hours; and ticks the actions that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from coach.domain.sanitize import shown
from coach.domain.skills.applications import application_of_advert, tied
from coach.domain.skills.auto_ticks import tick_of_study, ticks_of_table
from coach.domain.skills.events import AdvertGone, AdvertKept, SkillMarked, SkillOwnGone
from coach.domain.skills.new_adverts import find_advert, sort_drafts
from coach.domain.skills.spelling import same
from coach.domain.skills.state import adverts_of, skills_of
from coach.domain.skills.study_time import study_event
from coach.domain.skills.vocabulary import vocabulary_of
from coach.errors import RefusedError
from coach.services.ticks import save_ticks

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.domain.event import Event
    from coach.domain.skills.new_adverts import AdvertDraft
    from coach.domain.skills.state import Advert
    from coach.domain.state import State
    from coach.storage.store import Store


class SavedAdverts(NamedTuple):
    """The adverts that were saved, those that were there already, those much like another, and the ticked actions."""

    kept: tuple[Advert, ...]
    known: tuple[Advert, ...]
    alike: tuple[tuple[str, Advert], ...]
    ticked: tuple[str, ...]


def save_adverts(store: Store, drafts: Sequence[AdvertDraft]) -> SavedAdverts:
    """Save those adverts that are new: all of them, or none.

    Raises RefusedError for one that can't be saved, and JournalError.
    """
    store.refresh()  # another window may have saved some of them meanwhile
    before = store.state
    found = sort_drafts(drafts, adverts_of(before))
    entries = store.apply_all(lambda _: [(event, None) for event in found.events])
    keys = {event.key: entry.text("key") for event, entry in zip(found.events, entries, strict=True)}
    adverts = adverts_of(store.state)
    kept = tuple(adverts[key] for key in keys.values())
    alike = tuple((keys[key], other._replace(key=keys.get(other.key, other.key))) for key, other in found.alike)
    return SavedAdverts(kept, found.known, alike, save_ticks(store, ticks_of_table(before, store.state)))


class LinkedAdvert(NamedTuple):
    """The application that an advert belongs to now: its key, its name, and a remark about it."""

    key: str
    words: str
    told: str


def link_advert(store: Store, asked: str, application: str = "") -> LinkedAdvert:
    """Make an application from an advert, or link the advert to the given `application`.

    Raises RefusedError if there is no such application or it can't be made, JournalError.
    """
    store.refresh()
    log = store.state.search
    advert = find_advert(adverts_of(store.state), asked)
    if application:
        key = log.find("application", application)
        events: list[Event] = [tied(advert, key)]
    else:
        key, events = application_of_advert(advert, log)
    dated = [(event, advert.on if isinstance(event, AdvertKept) else None) for event in events]
    entries = store.apply_all(lambda _: dated)
    key = next((entry.text("key") for entry in entries if entry.kind == "application"), key)
    made = store.state.search.applications[key]
    return LinkedAdvert(key, shown(", ".join(filter(None, (made.employer, made.role)))), shown(made.note))


def save(store: Store, event: Event) -> tuple[str, ...]:
    """Save a mark, a skill of one's own or a choice; return the ticked actions. Raises JournalError."""
    before = store.state
    store.append(event)
    return save_ticks(store, ticks_of_table(before, store.state))


def delete(store: Store, asked: str) -> str:
    """Delete an advert by its key or name, or a skill of one's own; return its name.

    Raises RefusedError if there is none, JournalError.
    """
    own = [name for name in skills_of(store.state).own if same(name) == same(asked)]
    if own and asked not in adverts_of(store.state):
        store.append(SkillOwnGone(own[0]))
        return own[0]
    advert = find_advert(adverts_of(store.state), asked)
    store.append(AdvertGone(advert.key))
    return advert.name


def log_hours(store: Store, name: str, minutes: int, note: str = "") -> tuple[str, ...]:
    """Log minutes of learning, and what one can do now. Raises RefusedError, JournalError."""
    if minutes < 1:
        raise RefusedError("Enter how long it was", "Give whole minutes, such as 60.")
    before = store.state
    store.apply(lambda now: study_event(now, name, minutes, note))
    tick = tick_of_study(before, minutes, note, store.clock.now().date())
    return save_ticks(store, [tick] if tick else [])


def mark_event(state: State, asked: str, mark: str, proof: str | None = None, why: str | None = None) -> Event:
    """The mark of a skill that was given by any of its spellings. Raises RefusedError for an unknown skill."""
    return SkillMarked(known_skill(state, asked), mark, proof, why)


def known_skill(state: State, asked: str) -> str:
    """The name of the skill with this name or spelling. Raises RefusedError if there is none."""
    found = vocabulary_of(state).name_of(asked)
    if not found:
        raise RefusedError(f"There is no skill {shown(asked)[:40]!r}", "`coach skills own NAME` adds it.")
    return found
