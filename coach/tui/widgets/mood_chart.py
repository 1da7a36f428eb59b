"""Mood and energy by day: a dot on a stem for mood, a ring for energy. Days without a check-in stay empty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.review.review import DayMood
from coach.tui.themes import MUTED

ENOUGH = 3  # check-ins; a chart of fewer shows no more than their words do
BEST = 5
MARGIN = 2  # cells for the scale's numbers
WIDEST = 6  # cells for a day
MOOD, ENERGY, BOTH, STEM = "●", "○", "◉", "│"
MOST_LABELS = 7


def mood_chart(days: Sequence[DayMood], width: int) -> Content | None:
    """Return the chart, at most `width` cells wide; None if there are too few check-ins.

    If there are more days than cells, a column shows the mean of its days.
    """
    if sum(day.mood is not None for day in days) < ENOUGH:
        return None
    columns = min(len(days), width - MARGIN)
    parts = [days[at * len(days) // columns : (at + 1) * len(days) // columns] for at in range(columns)]
    wide = min(WIDEST, (width - MARGIN) // columns)
    moods = [_mean([day.mood for day in part]) for part in parts]
    energies = [_mean([day.energy for day in part]) for part in parts]
    rows = [
        Content.assemble(
            (f"{level} ", MUTED),
            *(_cell(level, mood, energy).pad_right(wide - 1) for mood, energy in zip(moods, energies, strict=True)),
        )
        for level in range(BEST, 0, -1)
    ]
    labels = Content.styled(" " * MARGIN + _labels([part[0].on for part in parts], wide), MUTED)
    legend = f"{MOOD} mood" + (f"   {ENERGY} energy   {BOTH} both" if any(energies) else "")
    return Content("\n").join([*rows, labels, Content.styled(" " * MARGIN + legend, MUTED)])


def _mean(values: Sequence[int | None]) -> int | None:
    told = [value for value in values if value is not None]
    return round(sum(told) / len(told)) if told else None


def _cell(level: int, mood: int | None, energy: int | None) -> Content:
    if mood == level:
        return Content.styled(BOTH if energy == level else MOOD, "$secondary")
    if energy == level:
        return Content.styled(ENERGY, MUTED)
    return Content.styled(STEM, "$secondary 60%") if mood is not None and mood > level else Content(" ")


def _labels(days: Sequence[date], wide: int) -> str:
    """Return weekdays if each day is wide enough, otherwise a few dates."""
    if len(days) <= MOST_LABELS and wide > 2:
        return "".join(f"{WEEKDAYS[day.weekday()][:2]:<{wide}}" for day in days).rstrip()
    row = ""
    for at in range(0, len(days), max(1, -(-len(days) // MOST_LABELS))):
        word = short_day(days[at])[4:]
        if (not row or len(row) < at * wide) and at * wide + len(word) <= len(days) * wide:
            row = f"{row:<{at * wide}}{word}"
    return row
