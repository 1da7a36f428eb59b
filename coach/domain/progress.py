"""Progress of the steps, and a summary of a finished step."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.state import State
from coach.domain.wording import count, duration
from coach.guide.models import Action, Step

FIRST_DAYS = timedelta(days=14)
"""How long the first days last; afterwards, their actions are no longer offered."""


class Progress(NamedTuple):
    """How many of a step's actions were done at least once, out of how many; future ones are not counted."""

    done: int
    total: int
    skipped: bool

    @property
    def finished(self) -> bool:
        """Whether every action was done at least once."""
        return self.done == self.total

    @property
    def closed(self) -> bool:
        """Whether the step has nothing to suggest: it is finished or skipped."""
        return self.finished or self.skipped


def is_done(state: State, action: Action) -> bool:
    """Whether an action counts as done for its step: one tick is enough, however often it is worth repeating."""
    return state.history_of(action.id).times > 0


def progress(state: State, step: Step) -> Progress:
    """The progress of one step."""
    done = sum(is_done(state, action) for action in step.actions)
    to_come = sum(bool(action.when) and not is_done(state, action) for action in step.actions)
    return Progress(done, len(step.actions) - to_come, step.number in state.skipped_steps)


def after_first_days(state: State, today: date) -> bool:
    """Whether the first days are over; False if the day of the loss is unknown."""
    lost_on = state.profile.lost_on
    return lost_on is not None and today - lost_on >= FIRST_DAYS


def current_step(state: State, today: date) -> Step | None:
    """The first step that is neither finished nor skipped; None at the end of the guide.

    Once the first days are over, a step whose only open actions belong to them, or can't wait, is passed over.
    """
    later = after_first_days(state, today)
    steps = (step for step in state.guide.steps if not progress(state, step).closed)
    return next((step for step in steps if not (later and _is_of_first_days(state, step))), None)


def _is_of_first_days(state: State, step: Step) -> bool:
    still_open = (each for each in step.actions if not (each.when or is_done(state, each)))
    return all(each.first_days or each.cannot_wait for each in still_open)


class Finish(NamedTuple):
    """A finished step: its ticks, the minutes given for them, its first and last day; and the next step."""

    step: Step
    ticks: int
    minutes: int
    first: date
    last: date
    following: Step | None


def finish_words(finish: Finish) -> str:
    """ "12 ticks over 3 days, 5 h of your time as you noted it."."""
    days = (finish.last - finish.first).days + 1
    spent = f", {duration(finish.minutes)} of your time as you noted it" if finish.minutes else ""
    return f"{count(finish.ticks, 'tick')} over {count(days, 'day')}{spent}."


def finished_by(before: State, after: State) -> Finish | None:
    """The step that was finished between the two states, if any."""
    for step in after.guide.steps:
        if progress(after, step).finished and not progress(before, step).finished:
            return _finish(after, step)
    return None


def _finish(state: State, step: Step) -> Finish:
    records = [state.history_of(action.id) for action in step.actions if is_done(state, action)]
    last = max(record.last_on for record in records if record.last_on)
    return Finish(
        step,
        sum(record.times for record in records),
        sum(record.minutes for record in records),
        min(record.first_on for record in records if record.first_on),
        last,
        current_step(state, last),
    )
