"""What the screens are shown: the state, the day it makes, and the moment it was looked at."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.today import Day, plan_day
from coach.domain.transition import Transition
from coach.journal.coach import Coach

if TYPE_CHECKING:
    from coach.domain.runway.glance import Glance


class View(NamedTuple):
    """One look at the state. It never changes; when something happens, there is a new one.

    `glance` and `due`, how many follow-ups are due, are None as long as nobody had the time to work them out.
    """

    transition: Transition
    day: Day
    now: datetime
    glance: Glance | None = None
    due: int | None = None


def first_look(coach: Coach) -> View:
    """The state as it is now, but for the money and what is due: nobody waits for those before the first screen."""
    transition, now = coach.transition, coach.clock.now()
    return View(transition, plan_day(transition, now), now)


def look(coach: Coach, *, due_too: bool = True) -> View:
    """The state as it is now; what is due only where the holidays are at hand, which take long to import."""
    view = first_look(coach)
    if view.transition.told_of("money"):
        from coach.domain.runway.glance import glance

        view = view._replace(glance=glance(view.transition, view.day.date))
    if due_too:
        from coach.domain.search.due import due

        view = view._replace(due=len(due(view.transition, view.day.date)))
    return view
