"""What screens are given: the state, and the page of the day computed from it at one moment."""

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
    """An immutable view of the state. Every change makes a new one.

    `is_first` leaves out minutes that are left or to come, so that the picture stays true for longer than a minute.
    """

    state: State
    page: TodayPage
    is_first: bool = False

    @property
    def day(self) -> Day:
        """The day shown."""
        return self.page.day

    @property
    def now(self) -> datetime:
        """The moment it was computed for."""
        return self.page.now

    @property
    def glance(self) -> RunwaySummary | None:
        """The runway; None until it has been computed."""
        return self.page.glance


def first_look(store: Store) -> View:
    """Return the current state without money, holidays and minutes, which the first screen doesn't wait for."""
    state, now = store.state, store.clock.now()
    return View(state, page_of(state, plan_day(state, now), now), is_first=True)


def look(store: Store, *, holidays_too: bool = True) -> View:
    """Return the current state. Loading holidays, and so what is due, takes a fifth of a second the first time."""
    state, now = store.state, store.clock.now()
    if holidays_too:
        return View(state, today_page(state, now))
    from coach.domain.runway.summary import runway_summary

    return View(state, page_of(state, plan_day(state, now), now, runway_summary(state, now.date())))
