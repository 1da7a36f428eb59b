"""Mood and energy as a small line, drawn by plotext. Days without a check-in have no point."""

from __future__ import annotations

import re
from collections.abc import Sequence

import plotext
from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.review.review import DayMood
from coach.tui.themes import MUTED

ENOUGH = 3
HEIGHT = 7
MOST_LABELS = 7


def mood_line(days: Sequence[DayMood], width: int) -> Content | None:
    """The chart, `width` cells wide; None where there are too few check-ins for a line.

    Mood and energy are told apart by their marks: a line or a dot, and circles; a ringed dot is both at once.
    """
    moods = [(at, day.mood) for at, day in enumerate(days) if day.mood]
    energies = [(at, day.energy) for at, day in enumerate(days) if day.energy]
    if len(moods) < ENOUGH:
        return None
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)  # or it stops at 80 columns where it finds no terminal of its own
    plotext.plotsize(width, HEIGHT)
    for run in _runs(moods):
        draw = plotext.plot if len(run) > 1 else plotext.scatter
        draw(*map(list, zip(*run, strict=True)), marker="braille" if len(run) > 1 else "•")
    if energies:
        plotext.scatter(*map(list, zip(*energies, strict=True)), marker="◦")
    if both := sorted(set(moods) & set(energies)):
        plotext.scatter(*map(list, zip(*both, strict=True)), marker="◉")
    plotext.xlim(0, max(1, len(days) - 1))
    plotext.ylim(1, 5)
    plotext.yticks([1, 3, 5], ["low 1", "3", "high 5"])
    plotext.xticks(*_labels(days))
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    text = re.sub(r"\x1b\[[0-9;]*m", "", plotext.build()).rstrip("\n")
    return Content.assemble(text, (f"\n⠒⠒ • mood   ◦◦ energy{'   ◉ both' if both else ''}", MUTED))


def _runs(points: Sequence[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The points in runs of days that follow one another: no line goes over a day of which nothing was said."""
    found: list[list[tuple[int, int]]] = []
    for at, value in points:
        if found and found[-1][-1][0] == at - 1:
            found[-1].append((at, value))
        else:
            found.append([(at, value)])
    return found


def _labels(days: Sequence[DayMood]) -> tuple[list[int], list[str]]:
    """Weekdays under a week, dates under more."""
    step = max(1, -(-len(days) // MOST_LABELS))
    places = list(range(0, len(days), step))
    if len(days) <= MOST_LABELS:
        return places, [WEEKDAYS[days[at].on.weekday()][:3] for at in places]
    return places, [short_day(days[at].on)[4:] for at in places]
