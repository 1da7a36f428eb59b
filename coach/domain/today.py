"""What to do today: three to five things, from the current step and from what is due again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import start_of_week
from coach.domain.entries import Entry
from coach.domain.progress import current_step
from coach.domain.quiet import Quiet, quiet
from coach.domain.records import Pause
from coach.domain.schedule.terms import REST
from coach.domain.schedule.themes import in_words, theme_on
from coach.domain.search.efforts import efforts
from coach.domain.spent import minutes_between
from coach.domain.transition import Transition
from coach.domain.wording import count, duration
from coach.guide.models import Action, Repeat, Step

if TYPE_CHECKING:
    from coach.domain.schedule.block import Block

AT_MOST = 5
AGAIN_AT_MOST = 2
MORE_AT_MOST = 3
REPEATED: tuple[Repeat, ...] = ("day", "week", "month")


class Task(NamedTuple):
    """An action offered today, and whether it was ticked for today."""

    action: Action
    done: bool


class WeekSoFar(NamedTuple):
    """What was done since the week began: ticks, days on which something was done, minutes, check-ins, efforts, blocks.

    `minutes` are told once, whichever way they were noted (see coach.domain.spent).
    """

    ticks: int
    days: int
    minutes: int
    check_ins: int
    efforts: int = 0
    blocks: int = 0


class Day(NamedTuple):
    """Everything that the first screen says. `more` is offered once all the tasks are done; `block` is the next one."""

    date: date
    quiet: Quiet | None
    pause: Pause | None
    step: Step | None
    theme: str
    working: bool
    holiday: str
    block: Block | None
    tasks: tuple[Task, ...]
    more: tuple[Action, ...]
    check_in: Entry | None
    week: WeekSoFar


def plan_day(transition: Transition, now: datetime, holiday: str = "") -> Day:
    """What `now`'s day holds. `holiday` is the public holiday on it that is kept free, where that is known.

    The tasks are chosen by what was done before the day began, so that ticking one does not stir the others.
    """
    today = now.date()
    theme = REST if holiday else theme_on(transition, today)
    hush, pause = quiet(transition, now), transition.pause(today)
    past = Judge(transition, today, count_today=False)
    chosen = _choose(past, hush=hush is not None, paused=pause is not None)
    also = [
        action for action in transition.guide.actions.values() if action not in chosen and past.ticked_today(action)
    ]
    tasks = tuple(Task(action, past.ticked_today(action)) for action in [*chosen, *also])
    more: tuple[Action, ...] = ()
    if not hush and not pause and all(task.done for task in tasks):
        now_open = Judge(transition, today, count_today=True).suggestions()
        more = tuple(islice((action for action in now_open if not past.ticked_today(action)), MORE_AT_MOST))
    return Day(
        date=today,
        quiet=hush,
        pause=pause,
        step=current_step(transition),
        theme=in_words(theme),
        working=theme != REST,
        holiday=holiday,
        block=_next_block(transition, now, holiday=bool(holiday)),
        tasks=tasks,
        more=more,
        check_in=transition.check_ins.get(today),
        week=week_so_far(transition, today),
    )


def week_so_far(transition: Transition, today: date) -> WeekSoFar:
    """What was done from the first day of the week until `today`."""
    first = start_of_week(today, transition.profile.first_weekday)
    days = [first + timedelta(days=number) for number in range((today - first).days + 1)]
    records = [transition.record_of(action_id) for action_id in transition.guide.actions]
    ticked = [day for record in records for day in record.days_between(first, today)]
    made = [effort.on for effort in efforts(transition.search, first, today)]
    kept = [day for day in days for block in transition.schedule.blocks_on(day) if block.done]
    return WeekSoFar(
        ticks=len(ticked),
        days=len({*ticked, *made, *kept}),
        minutes=minutes_between(transition, first, today).total(),
        check_ins=sum(day in transition.check_ins for day in days),
        efforts=len(made),
        blocks=len(kept),
    )


def week_words(week: WeekSoFar) -> str:
    """ "3 things done, 1 block done, 2 activities on 2 days, 1 h 5 min in all"; "" where nothing was done."""
    parts = [
        f"{count(week.ticks, 'thing')} done" if week.ticks else "",
        f"{count(week.blocks, 'block')} done" if week.blocks else "",
        count(week.efforts, "activity", "activities") if week.efforts else "",
    ]
    said = ", ".join(filter(None, parts))
    spent = f", {duration(week.minutes)} in all" if week.minutes else ""
    return f"{said} on {count(week.days, 'day')}{spent}" if said else ""


def _next_block(transition: Transition, now: datetime, *, holiday: bool) -> Block | None:
    if not transition.told_of("schedule"):
        return None
    from coach.domain.schedule.ritual import next_block

    return next_block(transition, now, holiday=holiday)


def _choose(past: Judge, *, hush: bool, paused: bool) -> list[Action]:
    if hush:
        return list(past.cannot_wait())  # a break changes nothing about what has a date
    if paused:
        return []
    return list(islice(past.suggestions(), AT_MOST))


class Judge:
    """What could be done next, judged by the ticks of the days before, and of today if `count_today`."""

    def __init__(self, transition: Transition, today: date, *, count_today: bool) -> None:
        self._transition = transition
        self._today = today
        self._count_today = count_today
        guide, skipped = transition.guide, transition.skipped_steps
        self._actions = [action for step in guide.steps if step.number not in skipped for action in step.actions]
        self._offered = {action.id for action in self._actions}  # what was left out with its step is nobody's need
        self._periods = {period: self._days_of(period) for period in REPEATED}

    def suggestions(self) -> Iterator[Action]:
        """Most pressing first; each action once."""
        due = self._due_again()
        return unique(
            chain(
                self.cannot_wait(),
                due[:AGAIN_AT_MOST],
                self._still_open(with_needs=True),
                self._still_open(with_needs=False),
                due,
            )
        )

    def cannot_wait(self) -> Iterator[Action]:
        """What has a date of its own, and is not done."""
        return (action for action in self._actions if action.cannot_wait and not self._times(action.id))

    def ticked_today(self, action: Action) -> bool:
        """Whether the action has a tick for today."""
        return self._transition.record_of(action.id).times_on(self._today) > 0

    def _times(self, action_id: str) -> int:
        record = self._transition.record_of(action_id)
        return record.times if self._count_today else record.times - record.times_on(self._today)

    def _still_open(self, *, with_needs: bool) -> Iterator[Action]:
        """Actions never done, step after step; `with_needs` leaves out those that something else should come before."""
        for action in self._actions:
            ready = not with_needs or all(self._times(need) for need in action.needs if need in self._offered)
            if ready and not action.when and not self._times(action.id):
                yield action

    def _due_again(self) -> list[Action]:
        """Repeated actions that were begun and are due in their day, week or month, the longest untouched first."""
        return sorted(filter(self._is_due, self._actions), key=self._last_day)

    def _is_due(self, action: Action) -> bool:
        times = self._times(action.id)
        if action.repeat == "once" or not times or (action.enough and times >= action.enough):
            return False
        record = self._transition.record_of(action.id)
        return sum(map(record.times_on, self._periods[action.repeat])) < action.times

    def _last_day(self, action: Action) -> date:
        record = self._transition.record_of(action.id)
        return (record.last_on if self._count_today else record.last_but(self._today)) or self._today

    def _days_of(self, period: Repeat) -> list[date]:
        """The days of today's day, week or month that count."""
        first, length = self._today, 1
        if period == "week":
            first, length = start_of_week(self._today, self._transition.profile.first_weekday), 7
        elif period == "month":
            first = self._today.replace(day=1)
            length = ((first + timedelta(days=32)).replace(day=1) - first).days
        days = (first + timedelta(days=number) for number in range(length))
        return [day for day in days if self._count_today or day != self._today]


def unique(actions: Iterable[Action]) -> Iterator[Action]:
    """The actions in their order, each once."""
    seen: set[str] = set()
    for action in actions:
        if action.id not in seen:
            seen.add(action.id)
            yield action
