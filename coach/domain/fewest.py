"""The five most important actions at the moment, for a day when the person has little energy."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.dates import start_of_week
from coach.guide.fewest import FewTime, fewest

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.guide.models import Action


class KeyAction(NamedTuple):
    """One of the five actions, and whether it is done: ever, or this week if it repeats."""

    action: Action
    done: bool


def key_actions(state: State, time: FewTime, today: date) -> tuple[KeyAction, ...]:
    """The actions for a time as they are today, the most important first."""
    first = start_of_week(today, state.profile.first_weekday)
    found = []
    for action in map(state.guide.action, time.actions):
        record = state.history_of(action.id)
        done = record.times > 0 if action.repeat == "once" else any(record.days_between(first, today))
        found.append(KeyAction(action, done))
    return tuple(found)


def time_now(state: State, today: date) -> FewTime:
    """The earliest time that has begun and has something never done; else the last that has begun.

    If the day of the loss is not known, all times count as begun.
    """
    lost_on = state.profile.lost_on
    begun = [each for each in fewest().times if lost_on is None or each.from_day <= max((today - lost_on).days, 0)]
    for time in begun:
        if any(not state.history_of(each).times for each in time.actions):
            return time
    return begun[-1]


def one_thing(state: State, today: date) -> str:
    """The most useful thing on a hard day, worded as an offer; "" if all five are done."""
    few = key_actions(state, time_now(state, today), today)
    for each in few:
        if not each.done:
            what = f"{each.action.title} ({each.action.id})"
            return f"If you want to do one thing all the same, this matters most now: {what}."
    return ""
