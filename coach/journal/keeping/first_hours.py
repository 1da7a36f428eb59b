"""Noting that a private writing time was held, and ticking the action it belongs to. The text is not part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.facts import Done
from coach.domain.first_hours.facts import WritingHeld
from coach.domain.first_hours.record import held
from coach.guide.first_hours import first_hours
from coach.journal.private import burn, is_there

if TYPE_CHECKING:
    from coach.domain.fact import Fact
    from coach.domain.transition import Transition
    from coach.journal.coach import Coach


def note_held(coach: Coach, number: int, minutes: int, *, kept: bool) -> tuple[str, ...]:
    """Note it, and tick the writing once a day; the actions ticked by this. Raises RefusedError, JournalError."""
    coach.record(WritingHeld(number, minutes, kept))
    return tick_once(coach, first_hours().writing.action, minutes)


def burn_written(coach: Coach, number: int) -> bool:
    """Burn what was kept, and note that it was; whether there was anything. Raises RefusedError, JournalError."""
    there = burn(coach.journal.home, number)
    known = held(coach.transition).get(number)
    if there and known and known.kept:
        coach.record(WritingHeld(number, 0, kept=False))
    return there


def kept_here(coach: Coach) -> frozenset[int]:
    """The writing times of which a text lies on this machine."""
    numbers = range(1, len(first_hours().times) + 1)
    return frozenset(number for number in numbers if is_there(coach.journal.home, number))


def tick_once(coach: Coach, action: str, minutes: int | None = None) -> tuple[str, ...]:
    """Tick an action that was not ticked for today; or, if it is done once, was never ticked.

    Returns it, if it was ticked by this. Raises JournalError.
    """
    today, once = coach.clock.now().date(), coach.transition.guide.action(action).repeat == "once"

    def choose(now: Transition) -> Fact | None:
        done = now.record_of(action).times if once else now.record_of(action).times_on(today)
        return None if done else Done(action, minutes)

    return (action,) if coach.decide(choose) else ()
