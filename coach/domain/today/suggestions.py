"""Suggest actions from the steps: those that can't wait, those due again, and open ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import chain
from typing import Literal, NamedTuple

from coach.domain.dates import start_of_week
from coach.domain.progress import after_first_days
from coach.domain.state import State
from coach.guide.models import Action, Repeat

AGAIN_AT_MOST = 2
REPEATED: tuple[Repeat, ...] = ("day", "week", "month")
Reason = Literal["cannot wait", "block", "again", "open", "done", "signed"]


class ActionSuggestion(NamedTuple):
    """An action, and the reason for offering it."""

    action: Action
    reason: Reason


class ActionSuggester:
    """Chooses actions by the ticks of earlier days, and of today if `count_today`."""

    def __init__(self, state: State, today: date, *, count_today: bool) -> None:
        self._state = state
        self._today = today
        self._count_today = count_today
        guide, skipped = state.guide, state.skipped_steps
        later = after_first_days(state, today)
        self._actions = [
            action
            for step in guide.steps
            if step.number not in skipped
            for action in step.actions
            if not (later and action.first_days)
        ]
        self._offered = {action.id for action in self._actions}  # an action no longer offered can't block others
        self._periods = {period: self._days_of(period) for period in REPEATED}

    def suggestions(self) -> Iterator[Action]:
        """The suggested actions, most urgent first; each once."""
        return (offer.action for offer in self.offers())

    def offers(self, for_blocks: Iterable[Action] = ()) -> Iterator[ActionSuggestion]:
        """The same, with reasons. `for_blocks` are the actions of today's blocks: they come first."""
        due = [ActionSuggestion(action, "again") for action in self._due_again()]
        return unique(
            chain(
                (ActionSuggestion(action, "block") for action in for_blocks),
                (ActionSuggestion(action, "cannot wait") for action in self.cannot_wait()),
                due[:AGAIN_AT_MOST],
                (ActionSuggestion(action, "open") for action in self._still_open(with_needs=True)),
                (ActionSuggestion(action, "open") for action in self._still_open(with_needs=False)),
                due,
            )
        )

    def cannot_wait(self) -> Iterator[Action]:
        """Actions that can't wait and are not done."""
        return (action for action in self._actions if action.cannot_wait and not self._times(action.id))

    def ticked_today(self, action: Action) -> bool:
        """Whether the action has a tick for today."""
        return self._state.history_of(action.id).times_on(self._today) > 0

    def is_over(self, action: Action) -> bool:
        """Whether nothing of it is left to do: it was done and does not repeat, or it was done often enough."""
        times = self._times(action.id)
        return times >= (action.enough or 1) and (action.repeat == "once" or action.enough is not None)

    def _times(self, action_id: str) -> int:
        record = self._state.history_of(action_id)
        return record.times if self._count_today else record.times - record.times_on(self._today)

    def _still_open(self, *, with_needs: bool) -> Iterator[Action]:
        """Actions never done, in the order of the steps; `with_needs` skips those whose prerequisites are not done."""
        for action in self._actions:
            ready = not with_needs or all(self._times(need) for need in action.needs if need in self._offered)
            if ready and not action.when and not self._times(action.id):
                yield action

    def _due_again(self) -> list[Action]:
        """Repeated actions that were begun and are due this day, week or month; the longest undone first."""
        return sorted(filter(self._is_due, self._actions), key=self._last_day)

    def _is_due(self, action: Action) -> bool:
        times = self._times(action.id)
        if action.repeat == "once" or not times or (action.enough and times >= action.enough):
            return False
        record = self._state.history_of(action.id)
        return sum(map(record.times_on, self._periods[action.repeat])) < action.times

    def _last_day(self, action: Action) -> date:
        record = self._state.history_of(action.id)
        return (record.last_on if self._count_today else record.last_but(self._today)) or self._today

    def _days_of(self, period: Repeat) -> list[date]:
        """The days of the current day, week or month that count."""
        first, length = self._today, 1
        if period == "week":
            first, length = start_of_week(self._today, self._state.profile.first_weekday), 7
        elif period == "month":
            first = self._today.replace(day=1)
            length = ((first + timedelta(days=32)).replace(day=1) - first).days
        days = (first + timedelta(days=number) for number in range(length))
        return [day for day in days if self._count_today or day != self._today]


def unique(offers: Iterable[ActionSuggestion]) -> Iterator[ActionSuggestion]:
    """The offers in their order, each action once."""
    seen: set[str] = set()
    for offer in offers:
        if offer.action.id not in seen:
            seen.add(offer.action.id)
            yield offer
