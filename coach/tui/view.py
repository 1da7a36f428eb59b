"""What the screens are shown: the state, and the page of the day that it makes at the moment it was looked at."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.today.day import Day, plan_day
from coach.domain.today.page import TodayPage, page_of, today_page
from coach.domain.transition import Transition
from coach.journal.coach import Coach

if TYPE_CHECKING:
    from coach.domain.runway.glance import Glance


class View(NamedTuple):
    """One look at the state. It never changes; when something happens, there is a new one."""

    transition: Transition
    page: TodayPage

    @property
    def day(self) -> Day:
        """The day that is shown."""
        return self.page.day

    @property
    def now(self) -> datetime:
        """The moment at which it was looked at."""
        return self.page.now

    @property
    def glance(self) -> Glance | None:
        """The runway; None as long as nobody had the time to work it out."""
        return self.page.glance


def first_look(coach: Coach) -> View:
    """The state as it is now, but for money and holidays: nobody waits for those before the first screen."""
    transition, now = coach.transition, coach.clock.now()
    return View(transition, page_of(transition, plan_day(transition, now), now))


def look(coach: Coach, *, holidays_too: bool = True) -> View:
    """The state as it is now. Which days are holidays, and so what is due, takes a fifth of a second to learn first."""
    transition, now = coach.transition, coach.clock.now()
    if holidays_too:
        return View(transition, today_page(transition, now))
    from coach.domain.runway.glance import glance

    return View(transition, page_of(transition, plan_day(transition, now), now, glance(transition, now.date())))
