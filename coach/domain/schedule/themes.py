"""The theme of a weekday: the person's own, or the guide's."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import TYPE_CHECKING

from coach.domain.schedule.constants import IN_WORDS, REST, WEEK_OF_THEMES

if TYPE_CHECKING:
    from coach.domain.state import State


def theme_on(state: State, day: date) -> str:
    """The theme of a day."""
    themes = state.schedule.frame(day).themes if state.entries_of("schedule") else ()
    return themes[day.weekday()] if themes else usual_theme(day.weekday(), state.profile.working_days)


def usual_theme(weekday: int, working_days: Collection[int]) -> str:
    """A weekday's theme by the guide. Themes begin on the first working day after a day off, Monday or not."""
    if weekday not in working_days:
        return REST
    begin = next((day for day in sorted(working_days) if (day - 1) % 7 not in working_days), 0)
    return WEEK_OF_THEMES[(weekday - begin) % 7]


def usual_themes(working_days: Collection[int]) -> Sequence[str]:
    """The guide's themes for each weekday, from Monday on."""
    return tuple(usual_theme(weekday, working_days) for weekday in range(7))


def in_words(theme: str) -> str:
    """A theme as it is worded in a sentence."""
    return IN_WORDS.get(theme, theme)
