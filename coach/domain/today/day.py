"""Plan a day: its theme, three to five actions (fewer with appointments), and whether anything is expected."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.entries import Entry
from coach.domain.progress import current_step
from coach.domain.quiet_period import QuietPeriod, quiet_period
from coach.domain.reducers import Pause
from coach.domain.schedule.constants import REST
from coach.domain.schedule.themes import in_words, theme_on
from coach.domain.search.next_move import accepted_one
from coach.domain.search.state import Application
from coach.domain.state import State
from coach.domain.today.blocks import actions_for, is_appointment, running_or_next, todays_blocks
from coach.domain.today.suggestions import ActionSuggester, ActionSuggestion, Reason
from coach.domain.today.week_so_far import WeekSoFar, week_so_far
from coach.guide.models import Action, Step

if TYPE_CHECKING:
    from coach.domain.schedule.block import Block

AT_MOST, AT_LEAST = 5, 3
MORE_AT_MOST = 3
SIGNED = "10.10"
"""The action for a job that was found."""


class Task(NamedTuple):
    """An action offered today, whether it was ticked today, and why it is offered. `block` is the one it fills."""

    action: Action
    done: bool
    reason: Reason = "open"
    block: Block | None = None


class Day(NamedTuple):
    """The contents of the day. `more` is offered once all the tasks are done; `blocks` are all of today's, `block` is
    the current or next one, and `accepted` the job that was accepted: then nothing is expected any more.
    """

    date: date
    quiet: QuietPeriod | None
    pause: Pause | None
    accepted: Application | None
    step: Step | None
    theme: str
    working: bool
    holiday: str
    blocks: tuple[Block, ...]
    block: Block | None
    tasks: tuple[Task, ...]
    more: tuple[Action, ...]
    check_in: Entry | None
    week: WeekSoFar

    @property
    def asks_nothing(self) -> bool:
        """Whether nothing is due today, whatever its date: in a break, in the quiet period, and after an acceptance."""
        return bool(self.quiet or self.pause or self.accepted)


def plan_day(state: State, now: datetime, holiday: str = "") -> Day:
    """Plan the day of `now`. `holiday` is the public holiday taken off on it, if known.

    Tasks are chosen by what was done before today, so that ticking one does not change the others.
    """
    today, free = now.date(), bool(holiday)
    theme = REST if holiday else theme_on(state, today)
    quiet, pause, accepted = quiet_period(state, now), state.pause(today), accepted_one(state.search)
    blocks = todays_blocks(state, today, holiday=free, calm=accepted is not None)
    past = ActionSuggester(state, today, count_today=False)
    block_actions = [] if quiet or pause or accepted else actions_for(state, past, today, blocks)
    if accepted:
        chosen = _after_acceptance(state, past)
    elif quiet:
        chosen = [
            ActionSuggestion(action, "cannot wait") for action in past.cannot_wait()
        ]  # a break changes nothing about these
    else:
        at_most = max(AT_LEAST, AT_MOST - sum(map(is_appointment, blocks)))
        chosen = [] if pause else list(islice(past.offers(action for _, action in block_actions), at_most))
    tasks = _as_tasks(state, past, chosen, {action.id: block for block, action in reversed(block_actions)})
    return Day(
        date=today,
        quiet=quiet,
        pause=pause,
        accepted=accepted,
        step=current_step(state, today),
        theme=in_words(theme),
        working=theme != REST,
        holiday=holiday,
        blocks=blocks,
        block=running_or_next(blocks, now),
        tasks=tasks,
        more=() if quiet or pause or accepted else _more(state, today, past, tasks),
        check_in=state.check_ins.get(today),
        week=week_so_far(state, today),
    )


def _as_tasks(
    state: State, past: ActionSuggester, chosen: list[ActionSuggestion], blocks: Mapping[str, Block]
) -> tuple[Task, ...]:
    """The chosen tasks, followed by other actions ticked today."""
    ids = {offer.action.id for offer in chosen}
    also = [ActionSuggestion(action, "done") for action in state.guide.actions.values() if action.id not in ids]
    also = [offer for offer in also if past.ticked_today(offer.action)]
    return tuple(
        Task(action, past.ticked_today(action), reason, blocks.get(action.id)) for action, reason in [*chosen, *also]
    )


def _after_acceptance(state: State, past: ActionSuggester) -> list[ActionSuggestion]:
    """After an acceptance, only the action about starting the job is left, until it is done as well."""
    signed = state.guide.find(SIGNED)
    return [] if signed is None or past.is_over(signed) else [ActionSuggestion(signed, "signed")]


def _more(state: State, today: date, past: ActionSuggester, tasks: tuple[Task, ...]) -> tuple[Action, ...]:
    """Further actions once all tasks are done."""
    if not all(task.done for task in tasks):
        return ()
    now_open = ActionSuggester(state, today, count_today=True).suggestions()
    return tuple(islice((action for action in now_open if not past.ticked_today(action)), MORE_AT_MOST))
