"""What the screens are shown: the state, the day it makes, and the moment it was looked at."""

from __future__ import annotations

from datetime import datetime
from typing import NamedTuple

from coach.domain.today import Day, plan_day
from coach.domain.transition import Transition
from coach.journal.coach import Coach


class View(NamedTuple):
    """One look at the state. It never changes; when something happens, there is a new one."""

    transition: Transition
    day: Day
    now: datetime


def look(coach: Coach) -> View:
    """The state as it is now."""
    transition, now = coach.transition, coach.clock.now()
    return View(transition, plan_day(transition, now), now)
