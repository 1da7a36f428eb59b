"""Records a session of private writing, and ticks its action. The text is not part of the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.events import Done
from coach.domain.first_hours.events import WritingHeld
from coach.domain.first_hours.state import held_writings
from coach.guide.first_hours import first_hours
from coach.storage.private_writing import burn, is_there

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.state import State
    from coach.storage.store import Store


def record_session(store: Store, number: int, minutes: int, *, kept: bool) -> tuple[str, ...]:
    """Record a writing session; return the actions ticked: its action, once a day, after the full time.

    A session that starts on one day and ends on the next counts for the second. Raises RefusedError, JournalError.
    """
    words, before = first_hours().writing, held_writings(store.state).get(number)
    in_all = minutes + (before.minutes if before else 0)
    store.append(WritingHeld(number, minutes, kept))
    return tick_once(store, words.action, minutes) if in_all >= words.minutes else ()


def burn_text(store: Store, number: int) -> bool:
    """Burn the saved text and record that; return whether there was any. Raises RefusedError, JournalError."""
    there = burn(store.journal.home, number)
    known = held_writings(store.state).get(number)
    if there and known and known.kept:
        store.append(WritingHeld(number, 0, kept=False))
    return there


def saved_sessions(store: Store) -> frozenset[int]:
    """The writing sessions of which this machine has a text."""
    numbers = range(1, len(first_hours().times) + 1)
    return frozenset(number for number in numbers if is_there(store.journal.home, number))


def tick_once(store: Store, action: str, minutes: int | None = None) -> tuple[str, ...]:
    """Tick an action unless it is ticked for today; or, for one that is done once, was ever ticked.

    Return the action if this ticked it, else (). Raises JournalError.
    """
    today, once = store.clock.now().date(), store.state.guide.action(action).repeat == "once"

    def choose(now: State) -> Event | None:
        done = now.history_of(action).times if once else now.history_of(action).times_on(today)
        return None if done else Done(action, minutes)

    return (action,) if store.apply(choose) else ()
