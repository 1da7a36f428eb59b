"""What ending a round records: an activity of the search, and the tick of an action."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from coach.domain.events import Done
from coach.domain.practice.state import Round, is_over, practice_of
from coach.domain.search.events import ActivitySet
from coach.domain.wording import count

if TYPE_CHECKING:
    from coach.domain.event import Event
    from coach.domain.state import State

ROUND, WITH_A_FRIEND = "9.5", "9.8"
ENOUGH, HALF_AN_HOUR = 3, 30
LONGEST_GAP = 10 * 60
"""Seconds. Nobody practises longer than this between two answers: they were called away."""


def minutes_of(round_: Round) -> int:
    """The length of a round: the time between answers, ten minutes at most for each."""
    moments = sorted(moment for moment in (round_.at, *(answer.at for answer in round_.told)) if moment)
    seconds = sum(_gap(one, other) for one, other in pairwise(moments))
    spoken = sum(answer.seconds or 0 for answer in round_.told)
    return max(1, round(max(seconds, spoken) / 60))


def _gap(one: datetime, other: datetime) -> int:
    return min(LONGEST_GAP, int((other - one).total_seconds()))


def ending(state: State, round_: Round, today: date) -> Iterator[Event]:
    """The events that end this round. None if it is already over or nothing was answered."""
    if is_over(state, round_) or not round_.told:
        return
    words = f"Practice round, {count(len(round_.told), 'question')}{', a friend asked' if round_.partner else ''}"
    yield ActivitySet(round_.key, "practice", words, minutes_of(round_))
    action = action_done(state, round_)
    if action in state.guide.actions and state.history_of(action).last_on != today:
        yield Done(action)


def action_done(state: State, round_: Round) -> str:
    """The action of step 9 that a round completes, by the guide's own definition; "" for none.

    Half an hour with a friend and three new questions are a mock interview; three answers are a round.
    """
    if len(round_.told) < ENOUGH:
        return ""
    seen = _seen_before(state, round_)
    new = [answer for answer in round_.told if answer.question not in seen]
    if round_.partner and minutes_of(round_) >= HALF_AN_HOUR and len(new) >= ENOUGH:
        return WITH_A_FRIEND
    return ROUND


def _seen_before(state: State, round_: Round) -> set[str]:
    seen: set[str] = set()
    for each in practice_of(state).rounds.values():
        if each.key == round_.key:
            break
        seen |= each.answers.keys()
    return seen
