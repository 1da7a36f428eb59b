"""Hours of learning: activities of the kind "course", which the review counts, with the skill they name."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from coach.domain.dates import start_of_week
from coach.domain.schedule.week import theme_minutes
from coach.domain.search.events import ActivitySet
from coach.domain.search.keys import new_key
from coach.domain.skills.spelling import plain, same
from coach.domain.skills.vocabulary import Own, Vocabulary, vocabulary_of

if TYPE_CHECKING:
    from coach.domain.state import State

LEARNING = "course"
THEME = "learning"
_BEFORE = "learning "


def study_event(state: State, name: str, minutes: int, note: str = "") -> ActivitySet:
    """The activity for minutes spent learning a skill; `note` says what the person can do now. Raises RefusedError."""
    key = new_key(f"{_BEFORE}{name}", state.search.activities, otherwise="learning")
    return ActivitySet(key, LEARNING, f"{_BEFORE}{name}", minutes, note=note)


def minutes_of(state: State, name: str) -> int:
    """Minutes spent on a skill: all learning activities that name it, including those logged in a line."""
    own = vocabulary_of(state).own
    return sum(
        each.minutes or 0
        for each in state.search.activities.values()
        if each.what == LEARNING and (same(each.text) == same(_BEFORE + name) or name in _named(each.text, own))
    )


@lru_cache(4096)
def _named(text: str, own: Own) -> frozenset[str]:
    return frozenset(Vocabulary(own).named_in(plain(text)))


def weekly_minutes(state: State, today: date) -> int:
    """Minutes that the week of `today` plans for learning."""
    first = start_of_week(today, state.profile.first_weekday)
    return theme_minutes(state, [first + timedelta(days=each) for each in range(7)]).get(THEME, (0, 0))[0]
