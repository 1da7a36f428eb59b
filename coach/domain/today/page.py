"""The page of the day: everything that Today shows, as one immutable value.

The screen draws it, and `coach today` prints it as text and JSON. Slow parts are None until they are computed: the
money, the follow-ups, and the holidays.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.search.funnel import Funnel, funnel
from coach.domain.state import State
from coach.domain.today.agenda import AgendaItem, dates, follow_ups, is_to_come, minutes_until, things, tomorrow
from coach.domain.today.charts import StepBar, WeekStrip, moods, steps_bar, week_strip
from coach.domain.today.day import Day, plan_day

if TYPE_CHECKING:
    from coach.domain.runway.summary import RunwaySummary
    from coach.domain.search.follow_ups import Due


class CurrentBlock(NamedTuple):
    """The current or next block today: its times, its purpose, and how long it has been running.

    `share` is the part of it that is over, from 0 to 1; `minutes` are those left, or until it begins.
    """

    runs: bool
    theme: str
    what: str
    begins: datetime
    ends: datetime
    minutes: int
    share: float


class TodayPage(NamedTuple):
    """The whole page. `due` is the number of all follow-ups due; `things` has the first ones."""

    day: Day
    name: str
    number: int | None
    now: datetime
    running: CurrentBlock | None
    things: tuple[AgendaItem, ...]
    glance: RunwaySummary | None
    due: int | None
    week: WeekStrip
    funnel: Funnel
    moods: tuple[int | None, ...]
    steps: tuple[StepBar, ...]

    @property
    def counted(self) -> tuple[int, int]:
        """How many of the things with a box are done, and how many there are."""
        return count_things(self.things)

    @property
    def counts_minutes(self) -> bool:
        """Whether it says how many minutes are left of something, or until something begins."""
        return self.running is not None or any(is_to_come(thing, self.now) for thing in self.things)

    @property
    def without_minutes(self) -> tuple[AgendaItem, ...]:
        """The things without "in 40 min" behind the blocks to come: what is true for longer than a minute."""
        return tuple(thing._replace(why="") if is_to_come(thing, self.now) else thing for thing in self.things)


def today_page(state: State, now: datetime) -> TodayPage:
    """The whole page, including holidays and money."""
    from coach.domain.runway.summary import runway_summary
    from coach.domain.schedule.week import kept_holiday
    from coach.domain.search.follow_ups import due

    today = now.date()
    day = plan_day(state, now, kept_holiday(state, today))
    return page_of(state, day, now, runway_summary(state, today), due(state, today))


def page_of(
    state: State, day: Day, now: datetime, glance: RunwaySummary | None = None, due: Sequence[Due] | None = None
) -> TodayPage:
    """The page of a day, with what is computed so far."""
    today = day.date
    if glance and day.accepted:
        glance = glance._replace(clock=None, clocks=())  # the deadlines stay in the runway, without reminders
    clocks = glance.clocks if glance and not day.pause else ()
    return TodayPage(
        day,
        state.profile.name,
        _number(state, today),
        now,
        _running(state, day, now),
        tuple(
            chain(
                dates(clocks, today),
                tomorrow(state, day),
                follow_ups(due or (), day),
                things(state, day, now),
            )
        ),
        glance,
        None if due is None else 0 if day.asks_nothing else len(due),
        week_strip(state, today, holidays_too=due is not None),
        funnel(state.search),
        moods(state, today),
        steps_bar(state),
    )


def count_things(found: Sequence[AgendaItem]) -> tuple[int, int]:
    """How many of the things with a box are done, and how many there are."""
    boxes = [thing for thing in found if thing.has_box]
    return sum(thing.done for thing in boxes), len(boxes)


def counted_today(state: State, day: Day, now: datetime) -> tuple[int, int]:
    """The same count without the rest of the page, for a shell prompt that can't wait."""
    return count_things(tuple(things(state, day, now)))


def _number(state: State, today: date) -> int | None:
    """The number of the day since the loss, counting that day as 1; None if it is unknown."""
    lost_on = state.profile.lost_on
    return (today - lost_on).days + 1 if lost_on and lost_on <= today else None


def _running(state: State, day: Day, now: datetime) -> CurrentBlock | None:
    block = day.block
    if block is None or day.quiet or now.tzinfo is None:
        return None
    from coach.domain.schedule.wording import purpose

    begins, ends = block.begins(now.tzinfo), block.ends(now.tzinfo)
    runs = begins <= now
    minutes = minutes_until(ends if runs else begins, now)
    action = next((task.action for task in day.tasks if task.block == block), None)
    share = (now - begins) / (ends - begins) if runs else 0.0
    return CurrentBlock(runs, block.theme, purpose(block, state, action), begins, ends, minutes, share)
