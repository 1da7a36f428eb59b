"""What to do today: three to five things, from the current step and from what is due again."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import islice

from coach.domain.dates import start_of_week
from coach.domain.entries import Entry
from coach.domain.progress import current_step
from coach.domain.quiet import Quiet, quiet
from coach.domain.records import Pause
from coach.domain.transition import Transition
from coach.guide.models import Action, Step

AT_MOST = 5
AGAIN_AT_MOST = 2
# Step 7 of the guide: the themes of a week. The schedule will make them the person's own.
THEMES = ("applications", "networking", "learning", "interview practice", "review and confidence", "rest", "rest")

Counted = Callable[[Entry], bool]


@dataclass(frozen=True, slots=True)
class Task:
    """An action offered today, and whether it was ticked for today."""

    action: Action
    done: bool


@dataclass(frozen=True, slots=True)
class WeekSoFar:
    """What was done since the week began: ticks, days with a tick, minutes given, days with a check-in."""

    ticks: int
    days: int
    minutes: int
    check_ins: int


@dataclass(frozen=True, slots=True)
class Day:
    """Everything that the first screen says. `more` is offered once all the tasks are done."""

    date: date
    quiet: Quiet | None
    pause: Pause | None
    step: Step | None
    theme: str
    working: bool
    tasks: tuple[Task, ...]
    more: tuple[Task, ...]
    check_in: Entry | None
    week: WeekSoFar


def plan_day(transition: Transition, now: datetime) -> Day:
    """What `now`'s day holds.

    The tasks are chosen by what was done before the day began, so that ticking one does not stir the others.
    """
    today = now.date()
    hush, pause = quiet(transition, now), transition.pause(today)
    chosen = _choose(transition, today, bool(hush), bool(pause))
    extra = [action for action in transition.guide.actions.values() if action not in chosen and _ticked(transition, action, today)]
    tasks = tuple(Task(action, _ticked(transition, action, today)) for action in [*chosen, *extra])
    more: tuple[Task, ...] = ()
    if not hush and not pause and all(task.done for task in tasks):
        further = _suggestions(transition, today, lambda entry: True)
        more = tuple(Task(action, done=False) for action in islice(further, 3))
    return Day(
        date=today,
        quiet=hush,
        pause=pause,
        step=current_step(transition),
        theme=THEMES[today.weekday()],
        working=today.weekday() in transition.profile.working_days,
        tasks=tasks,
        more=more,
        check_in=transition.check_ins.get(today),
        week=week_so_far(transition, today),
    )


def week_so_far(transition: Transition, today: date) -> WeekSoFar:
    """What was done from the first day of the week until `today`."""
    first = start_of_week(today, transition.profile.first_weekday)
    ticks = [
        tick
        for action_id in transition.guide.actions
        for tick in transition.record_of(action_id).ticks
        if first <= tick.on <= today
    ]
    return WeekSoFar(
        ticks=len(ticks),
        days=len({tick.on for tick in ticks}),
        minutes=sum(tick.number("minutes") or 0 for tick in ticks),
        check_ins=sum(first <= day <= today for day in transition.check_ins),
    )


def _ticked(transition: Transition, action: Action, today: date) -> bool:
    return transition.record_of(action.id).times_on(today) > 0


def _choose(transition: Transition, today: date, hush: bool, paused: bool) -> list[Action]:
    def before_today(tick: Entry) -> bool:
        return tick.on != today

    if paused:
        return []
    if hush:
        return list(_cannot_wait(transition, before_today))
    return list(islice(_suggestions(transition, today, before_today), AT_MOST))


def _suggestions(transition: Transition, today: date, counts: Counted) -> Iterator[Action]:
    """What could be done next, most pressing first, judged by the ticks that count."""
    offered: set[str] = set()
    sources = (
        _cannot_wait(transition, counts),
        islice(_due_again(transition, today, counts), AGAIN_AT_MOST),
        _still_open(transition, counts, with_needs=True),
        _still_open(transition, counts, with_needs=False),
        _due_again(transition, today, counts),
    )
    for source in sources:
        for action in source:
            if action.id not in offered:
                offered.add(action.id)
                yield action


def _times(transition: Transition, action_id: str, counts: Counted) -> int:
    return sum(map(counts, transition.record_of(action_id).ticks))


def _complete(transition: Transition, action: Action, counts: Counted) -> bool:
    return _times(transition, action.id, counts) >= (action.enough or 1)


def _cannot_wait(transition: Transition, counts: Counted) -> Iterator[Action]:
    for action in _unskipped(transition):
        if action.cannot_wait and not _complete(transition, action, counts):
            yield action


def _still_open(transition: Transition, counts: Counted, *, with_needs: bool) -> Iterator[Action]:
    """Actions never done, step after step; `with_needs` leaves out those that something else should come before."""
    for action in _unskipped(transition):
        ready = all(_times(transition, need, counts) for need in action.needs)
        if not _times(transition, action.id, counts) and (ready or not with_needs):
            yield action


def _due_again(transition: Transition, today: date, counts: Counted) -> Iterator[Action]:
    """Repeated actions that were begun and are due in their day, week or month, the longest untouched first."""
    due = [action for action in _unskipped(transition) if _is_due(transition, action, today, counts)]
    due.sort(key=lambda action: max(tick.on for tick in transition.record_of(action.id).ticks if counts(tick)))
    yield from due


def _is_due(transition: Transition, action: Action, today: date, counts: Counted) -> bool:
    ticks = [tick for tick in transition.record_of(action.id).ticks if counts(tick)]
    if action.repeat == "once" or not ticks or len(ticks) >= (action.enough or len(ticks) + 1):
        return False
    first = {
        "day": today,
        "week": start_of_week(today, transition.profile.first_weekday),
        "month": today.replace(day=1),
    }[action.repeat]
    return sum(first <= tick.on <= today for tick in ticks) < action.times


def _unskipped(transition: Transition) -> Iterable[Action]:
    for step in transition.guide.steps:
        if step.number not in transition.skipped_steps:
            yield from step.actions


def next_midnight(now: datetime) -> datetime:
    """When the day after `now` begins, on the same clock."""
    return (now + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
