"""What the screens are shown: the state, and the page of the day that it makes at the moment it was looked at."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.state import State
from coach.domain.today.day import Day, plan_day
from coach.domain.today.page import TodayPage, page_of, today_page
from coach.storage.store import Store

if TYPE_CHECKING:
    from coach.domain.runway.summary import RunwaySummary


class View(NamedTuple):
    """One look at the state. It never changes; when something happens, there is a new one.

    The `is_first` leaves out the minutes that are left or to come, so that it stays true for longer than a minute.
    """

    state: State
    page: TodayPage
    is_first: bool = False

    @property
    def day(self) -> Day:
        """The day that is shown."""
        return self.page.day

    @property
    def now(self) -> datetime:
        """The moment at which it was looked at."""
        return self.page.now

    @property
    def glance(self) -> RunwaySummary | None:
        """The runway; None as long as nobody had the time to work it out."""
        return self.page.glance


def first_look(store: Store) -> View:
    """The state as it is now, but for money, holidays and minutes, which nobody waits for before the first screen."""
    state, now = store.state, store.clock.now()
    return View(state, page_of(state, plan_day(state, now), now), is_first=True)


def look(store: Store, *, holidays_too: bool = True) -> View:
    """The state as it is now. Which days are holidays, and so what is due, takes a fifth of a second to learn first."""
    state, now = store.state, store.clock.now()
    if holidays_too:
        return View(state, today_page(state, now))
    from coach.domain.runway.summary import runway_summary

    return View(state, page_of(state, plan_day(state, now), now, runway_summary(state, now.date())))
