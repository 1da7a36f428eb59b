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
    """One look at the state. It never changes; when something happens, there is a new one."""

    transition: Transition
    day: Day
    now: datetime
    glance: Glance | None = None


def first_look(coach: Coach) -> View:
    """The state as it is now, but for the money: nobody waits for that before the first screen."""
    transition, now = coach.transition, coach.clock.now()
    return View(transition, plan_day(transition, now), now)


def look(coach: Coach) -> View:
    """The state as it is now."""
    view = first_look(coach)
    if not view.transition.told_of("money"):
        return view
    from coach.domain.runway.glance import glance

    return view._replace(glance=glance(view.transition, view.day.date))
