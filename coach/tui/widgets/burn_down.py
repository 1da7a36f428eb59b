"""The burn-down as a chart: how the money of each scenario goes down, with the dates that will not wait.

Scenarios are told apart by their marks and not by colour alone; the chart has no colours of its own, so that it can be
read in every theme and in none. It is drawn by plotext.
"""

from __future__ import annotations

import re
from datetime import date

import plotext
from rich.cells import cell_len
from textual.content import Content

from coach.domain.dates import MONTHS, short_day
from coach.domain.runway.cadence import months_after
from coach.domain.runway.cliffs import Cliff
from coach.domain.runway.plan import Scenario
from coach.domain.runway.projection import Projection
from coach.domain.runway.results import Results
from coach.domain.text import shown
from coach.tui.wrapping import fit

MARKS: dict[Scenario, str] = {"bare-bones": "◦", "lean": "∙", "current": "braille"}
SAMPLES: dict[Scenario, str] = {"current": "⠒⠒", "lean": "∙∙", "bare-bones": "◦◦"}
STYLES: dict[Scenario, str] = {"current": "$primary", "lean": "$success", "bare-bones": "$accent"}
NOTHING_ENDS = 730  # days shown where no scenario ends
BEYOND_THE_END = 1.12
LETTERS = "ABCDEFGHIJ"
CLOSEST = 4  # cells between two letters
ROOM_FOR_NAMES = 14  # with less, the days stand alone; the list below has the names


def burn_down(found: Results, today: date, width: int, height: int) -> Content:
    """The chart, `width` by `height` cells."""
    days = days_shown(found)
    top = max(max(projection.balances[: days + 1]) for projection in found.scenarios.values())
    unit = 10**found.plan.digits
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)  # or it stops at 80 columns where it finds no terminal of its own
    plotext.plotsize(width, height)
    for scenario, mark in MARKS.items():  # what is drawn later hides what lies under it: the person's own plan is last
        xs, ys = _points(found.scenarios[scenario], days, width)
        plotext.plot(xs, [y / unit for y in ys], marker=mark)
    for letter, (day, _) in zip(LETTERS, marks(found, today, width), strict=False):
        plotext.vline(day)
        plotext.text(letter, day, top / unit)
    ceiling = max(top / unit, 1)
    plotext.xlim(0, days)
    plotext.ylim(0, ceiling)
    heights = _round_heights(ceiling, 5 if height > 8 else 2)
    plotext.yticks(heights, [_short(value) for value in heights])
    plotext.xticks(*_months(found.plan.start, days, width))
    plotext.xaxes(True, False)
    plotext.yaxes(True, False)
    return _coloured(re.sub(r"\x1b\[[0-9;]*m", "", plotext.build()).rstrip("\n"))


def days_shown(found: Results) -> int:
    """How many days the chart reaches: a little beyond the last end, or two years."""
    ends = [projection.end for projection in found.scenarios.values() if projection.end is not None]
    reach = int(max(ends) * BEYOND_THE_END) + 7 if ends else NOTHING_ENDS
    return min(reach, len(found.current.balances) - 1)


def marks(found: Results, today: date, width: int) -> list[tuple[int, Cliff]]:
    """The clocks and cliffs that are on the chart, with their day from the start; of two too close, the first."""
    days = days_shown(found)
    kept: list[tuple[int, Cliff]] = []
    for cliff in found.cliffs:
        day = (cliff.on - found.plan.start).days
        apart = CLOSEST * days / max(width, 1)
        if cliff.on >= today and day <= days and (not kept or day - kept[-1][0] >= apart):
            kept.append((day, cliff))
    return kept[: len(LETTERS)]


def marks_line(found: Results, today: date, width: int) -> Content:
    """What the letters on the chart stand for: as much of it as there is room for, and each at least with its day."""
    named = [(letter, cliff) for cliff, letter in letters(found, today, width).items()]
    words = [f"{short_day(cliff.on)} {shown(cliff.what)}" for _, cliff in named]
    if sum(cell_len(each) + 5 for each in words) - 3 > width:
        room = (width + 3) // len(words) - 5
        days = [short_day(cliff.on)[4:] for _, cliff in named]
        names = [shown(cliff.what) for _, cliff in named]
        words = [
            fit(f"{day} {name}", room).rstrip() if room >= ROOM_FOR_NAMES else day
            for day, name in zip(days, names, strict=True)
        ]
    pieces = zip(named, words, strict=True)
    return Content("   ").join(Content.assemble((letter, "bold $accent"), f" {what}") for (letter, _), what in pieces)


def letters(found: Results, today: date, width: int) -> dict[Cliff, str]:
    """The letter of each date that is marked on the chart."""
    return {cliff: letter for letter, (_, cliff) in zip(LETTERS, marks(found, today, width), strict=False)}


def _points(projection: Projection, days: int, width: int) -> tuple[list[int], list[int]]:
    """Two points a cell are enough; the line ends where the money does."""
    step = max(1, days // (width * 2))
    end = min(days, projection.end if projection.end is not None else days)
    xs = [*range(0, end, step), end]
    return xs, [max(0, projection.balances[day]) for day in xs]


def _months(start: date, days: int, width: int) -> tuple[list[int], list[str]]:
    room = max(2, width // 12)
    step = next(each for each in (1, 2, 3, 6, 12, 24, 36, 60) if days / 30 / each <= room)
    places, names = [], []
    first = start.replace(day=1)
    for month in range(step if start.day > 1 else 0, days // 28 + step, step):
        day = months_after(first, month)
        if (place := (day - start).days) <= days:
            places.append(place)
            names.append(f"{MONTHS[day.month - 1][:3]} {day:%y}")
    return places, names


def _round_heights(ceiling: float, most: int) -> list[float]:
    """Round amounts to be named on the axis: steps of 1, 2 or 5 and zeros, no more than `most` above nothing."""
    power = 10.0 ** (len(str(int(ceiling))) - 1)
    steps = (power * part for part in (0.1, 0.2, 0.5, 1, 2, 5, 10))
    step = next(each for each in steps if ceiling / each <= most)
    return [step * number for number in range(int(ceiling / step) + 1)]


def _short(value: float) -> str:
    for size, letter in ((1_000_000, "m"), (1_000, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"


def _coloured(text: str) -> Content:
    content = Content(text)
    for pattern, style in ((r"[\u2800-\u28ff]+", "current"), ("∙+", "lean"), ("◦+", "bare-bones")):
        for found in re.finditer(pattern, text):
            content = content.stylize(STYLES[style], *found.span())  # type: ignore[index]
    return content
