"""A week: every day with its theme and blocks, and what happened next to the plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.dates import start_of_week
from coach.domain.holidays import holiday_on
from coach.domain.schedule.block import Block
from coach.domain.schedule.constants import REST
from coach.domain.schedule.state import Busy, Frame, WeekPlan
from coach.domain.schedule.themes import theme_on
from coach.domain.search.efforts import efforts
from coach.domain.state import State
from coach.domain.time_spent import minutes_between, minutes_on


class DayActivity(NamedTuple):
    """What was done on a day, planned or not: `activities` are those of the search, and each minute counts once."""

    ticks: int = 0
    activities: int = 0
    talks: int = 0
    minutes: int = 0


class WeekDay(NamedTuple):
    """One day: its theme, its public holiday or "", whether it is a break, its blocks, and what happened.

    `spent` has the minutes spent on each theme.
    """

    date: date
    theme: str
    holiday: str
    rested: bool
    blocks: tuple[Block, ...]
    busy: tuple[Busy, ...]
    happened: DayActivity
    spent: tuple[tuple[str, int], ...]


class Week(NamedTuple):
    """Seven days. `plan` is what the person chose for it; minutes count only on days outside breaks."""

    days: tuple[WeekDay, ...]
    frame: Frame
    plan: WeekPlan | None

    @property
    def first(self) -> date:
        """The first day of the week."""
        return self.days[0].date

    @property
    def last(self) -> date:
        """The last day of the week."""
        return self.days[-1].date

    @property
    def blocks(self) -> list[Block]:
        """All blocks, in order."""
        return [block for day in self.days for block in day.blocks]

    @property
    def planned(self) -> Counter[str]:
        """Planned minutes by theme, without the days of a break; a block done during a break still counts."""
        found: Counter[str] = Counter()
        for day in self.days:
            for block in day.blocks:
                if not day.rested or block.done:
                    found[block.theme] += block.minutes
        return found

    @property
    def done(self) -> Counter[str]:
        """Minutes spent on each theme, in blocks or outside them."""
        found: Counter[str] = Counter()
        for theme, minutes in (each for day in self.days for each in day.spent):
            found[theme] += minutes
        return found

    @property
    def rested(self) -> bool:
        """Whether the whole week is a break."""
        return all(day.rested for day in self.days)


def week_of(state: State, day: date, *, holidays_too: bool = True) -> Week:
    """The week containing `day`, starting on the person's first weekday.

    Skip the holidays for an immediate answer: the first lookup takes a fifth of a second.
    """
    first = start_of_week(day, state.profile.first_weekday)
    record = state.schedule
    days = tuple(_day(state, first + timedelta(days=number), holidays_too=holidays_too) for number in range(7))
    return Week(days, record.frame(days[-1].date), record.plan_of(days[0].date, days[-1].date))


def theme_minutes(state: State, days: Iterable[date]) -> dict[str, tuple[int, int]]:
    """Minutes by theme, planned in blocks and done, on these consecutive days.

    What is planned in a break counts only if it was done.
    """
    shown, planned = list(days), Counter[str]()
    for each in shown:
        rested = state.rested(each)
        for block in blocks_of(state, each, kept_holiday(state, each)):
            planned[block.theme] += block.minutes * (not rested or block.done)
    done = minutes_between(state, shown[0], shown[-1]) if shown else Counter[str]()
    return {theme: (planned[theme], done[theme]) for theme in planned | done}


def is_free(state: State, day: date) -> bool:
    """Whether weekly blocks are left out on that day: a break, or a public holiday taken off."""
    return state.rested(day) or bool(kept_holiday(state, day))


def kept_holiday(state: State, day: date) -> str:
    """The public holiday on that day, if it is taken off; or ""."""
    if not state.schedule.frame(day).holidays_free:
        return ""
    return holiday_on(state.profile.country, day)


def blocks_shown(state: State, day: date) -> list[Block]:
    """The blocks of a day as the week shows them; holidays are looked up only if the day has a weekly block."""
    blocks = list(state.schedule.blocks_on(day))
    weekly = any(block.weekly and not block.done for block in blocks)
    return blocks_of(state, day, kept_holiday(state, day)) if weekly else blocks


def _day(state: State, day: date, *, holidays_too: bool) -> WeekDay:
    record, rested = state.schedule, state.rested(day)
    holiday = kept_holiday(state, day) if holidays_too else ""
    busy = tuple(each for each in record.busy if each.begin.date() <= day <= _last_day(each))
    theme = REST if holiday else theme_on(state, day)
    blocks = tuple(blocks_of(state, day, holiday))
    spent = minutes_on(state, day)
    return WeekDay(
        day, theme, holiday, rested, blocks, busy, _happened(state, day, spent), tuple(sorted(spent.items()))
    )


def blocks_of(state: State, day: date, holiday: str) -> list[Block]:
    """The blocks of a day; weekly ones are left out on a public holiday, unless they were done."""
    blocks = state.schedule.blocks_on(day)
    return [block for block in blocks if not (block.weekly and holiday) or block.done]


def _last_day(busy: Busy) -> date:
    return (busy.end - timedelta(minutes=1)).date() if busy.end > busy.begin else busy.end.date()


def _happened(state: State, day: date, spent: Counter[str]) -> DayActivity:
    records = [state.history_of(action_id) for action_id in state.guide.actions]
    ticks = sum(record.times_on(day) for record in records)
    done = efforts(state.search, day, day)
    return DayActivity(ticks, len(done), sum(each.is_talk for each in done), spent.total())
