"""Patterns over the whole time, each shown only with enough data, and with its count."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from statistics import mean

from coach.domain.search.statistics import rate_words, search_statistics
from coach.domain.state import State

ENOUGH_DAYS = 8
ENOUGH_TICKS = 20
CLEARLY = 0.5  # points of mood
HOURS = (("in the morning", 5, 12), ("in the afternoon", 12, 18), ("in the evening", 18, 24))


def patterns(state: State, today: date) -> list[str]:
    """Sentences about links between things; they say nothing about causes."""
    found = [_mood_with_talks(state), _hours(state)]
    found += [f"{rate_words(rate)}." for rate in search_statistics(state.search, today).rates]
    return [words for words in found if words]


def _mood_with_talks(state: State) -> str:
    moods = {day: entry.number("mood") or 0 for day, entry in state.check_ins.items()}
    talked = [mood for day, mood in moods.items() if any(each.is_talk for each in state.search.on(day))]
    others = [mood for day, mood in moods.items() if not any(each.is_talk for each in state.search.on(day))]
    if min(len(talked), len(others)) < ENOUGH_DAYS or abs(mean(talked) - mean(others)) < CLEARLY:
        return ""
    more = "better" if mean(talked) > mean(others) else "lower"
    return (
        f"On days with a talk your mood was {more}: {_number(talked)} on {len(talked)} such days, "
        f"{_number(others)} on {len(others)} others."
    )


def _hours(state: State) -> str:
    hours: Counter[str] = Counter()
    for action_id in state.guide.actions:
        for day, ticks in state.history_of(action_id).by_day.items():
            for tick in ticks:
                moment = tick.moment
                if moment and moment.date() == day:
                    hours.update(name for name, begin, end in HOURS if begin <= moment.hour < end)
    total = sum(hours.values())
    if total < ENOUGH_TICKS:
        return ""
    [(name, number)] = hours.most_common(1)
    return f"You tick most things {name}: {number} of {total} ticks." if number * 2 > total else ""


def _number(values: Sequence[int]) -> str:
    return f"{mean(values):.1f}"
