"""Noting that a private writing time was held, and ticking the action it belongs to. The text is not part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.events import Done
from coach.domain.first_hours.events import WritingHeld
from coach.domain.first_hours.state import held
from coach.guide.first_hours import first_hours
from coach.storage.private_writing import burn, is_there

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.storage.store import Store


def note_held(store: Store, number: int, minutes: int, *, kept: bool) -> tuple[str, ...]:
    """Note it, and tick the writing, once a day, when it has had its whole time; the actions ticked by this.

    A time that is begun on one day and finished on another has had it on the second. Raises RefusedError, JournalError.
    """
    words, before = first_hours().writing, held(store.state).get(number)
    in_all = minutes + (before.minutes if before else 0)
    store.append(WritingHeld(number, minutes, kept))
    return tick_once(store, words.action, minutes) if in_all >= words.minutes else ()


def burn_written(store: Store, number: int) -> bool:
    """Burn what was kept, and note that it was; whether there was anything. Raises RefusedError, JournalError."""
    there = burn(store.journal.home, number)
    known = held(store.state).get(number)
    if there and known and known.kept:
        store.append(WritingHeld(number, 0, kept=False))
    return there


def kept_here(store: Store) -> frozenset[int]:
    """The writing times of which a text lies on this machine."""
    numbers = range(1, len(first_hours().times) + 1)
    return frozenset(number for number in numbers if is_there(store.journal.home, number))


def tick_once(store: Store, action: str, minutes: int | None = None) -> tuple[str, ...]:
    """Tick an action that was not ticked for today; or, if it is done once, was never ticked.

    Returns it, if it was ticked by this. Raises JournalError.
    """
    today, once = store.clock.now().date(), store.state.guide.action(action).repeat == "once"

    def choose(now: State) -> Event | None:
        done = now.history_of(action).times if once else now.history_of(action).times_on(today)
        return None if done else Done(action, minutes)

    return (action,) if store.apply(choose) else ()
