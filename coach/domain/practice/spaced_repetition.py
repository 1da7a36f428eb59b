"""Spaced repetition: a question comes back soon after a weak answer, later after a good one.

The days come from FSRS, a model of how long people remember (Ye, Su and Cao 2022, "A stochastic shortest path algorithm
for optimizing spaced repetition scheduling"; the library `fsrs`, with its default parameters). It was made for facts
learned by heart, not for interview answers: here it only orders the deck. It runs without randomness, in whole days,
and for a month at most, so that every question comes back during a search.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from coach.domain.practice.constants import WEAK

if TYPE_CHECKING:
    from fsrs import Scheduler

    from coach.domain.practice.state import PracticeAnswer

LONGEST_REST = 30  # days


class ReviewSchedule(NamedTuple):
    """A question's last rated answer, how often it was rated, and the day it is due."""

    last: PracticeAnswer
    times: int
    due: date

    @property
    def weak(self) -> bool:
        """Whether its last answer was rated "got through" or lower."""
        return (self.last.rating or 0) <= WEAK


def schedules(answers: Iterable[PracticeAnswer], today: date) -> dict[str, ReviewSchedule]:
    """The schedule of every rated question. A day in the future counts as today."""
    return dict(_schedules(tuple(answers), today))


@lru_cache(maxsize=4)
def _schedules(answers: tuple[PracticeAnswer, ...], today: date) -> dict[str, ReviewSchedule]:
    """The same, cached: a screen asks repeatedly about the same answers."""
    of: dict[str, list[PracticeAnswer]] = {}
    for answer in answers:
        if answer.rating is not None:
            of.setdefault(answer.question, []).append(answer._replace(on=min(answer.on, today)))
    return {question: _schedule(sorted(rated, key=lambda each: each.on)) for question, rated in of.items()}


def _schedule(answers: list[PracticeAnswer]) -> ReviewSchedule:
    from fsrs import Card, Rating

    card = Card(card_id=1, due=_noon(answers[0].on))
    for answer in answers:
        assert answer.rating is not None
        card, _ = _scheduler().review_card(card, Rating(answer.rating), _noon(answer.on))
    return ReviewSchedule(answers[-1], len(answers), card.due.date())


@cache
def _scheduler() -> Scheduler:
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LONGEST_REST, enable_fuzzing=False)


def _noon(day: date) -> datetime:
    """Noon of that day: the model needs a moment, and only the person's local days count."""
    return datetime.combine(day, time(12), UTC)
