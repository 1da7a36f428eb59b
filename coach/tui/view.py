"""What the screens are shown: the state, the day it makes, and the moment it was looked at."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.today.day import Day, plan_day
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
    """The state as it is now, but for money and holidays: nobody waits for those before the first screen."""
    transition, now = coach.transition, coach.clock.now()
    return View(transition, plan_day(transition, now), now)


def look(coach: Coach, *, holidays_too: bool = True) -> View:
    """The state as it is now. Which days are holidays, and so what is due, takes a fifth of a second to learn first."""
    if not holidays_too:
        return _with_money(first_look(coach))
    from coach.domain.schedule.week import kept_holiday
    from coach.domain.search.due import due

    transition, now = coach.transition, coach.clock.now()
    day = plan_day(transition, now, kept_holiday(transition, now.date()))
    return _with_money(View(transition, day, now, due=len(due(transition, day.date))))


def _with_money(view: View) -> View:
    if not view.transition.told_of("money"):
        return view
    from coach.domain.runway.glance import glance

    return view._replace(glance=glance(view.transition, view.day.date))
