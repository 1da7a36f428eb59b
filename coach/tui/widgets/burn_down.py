"""The burn-down chart: what is left day by day as things are, and above it how far cuts would stretch it.

Scenarios differ in fill, not only in colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from rich.cells import cell_len
from textual.content import Content

from coach.domain.dates import MONTHS, short_day
from coach.domain.runway.cliffs import Cliff
from coach.domain.runway.plan import Scenario
from coach.domain.runway.projection import Projection
from coach.domain.runway.recurrence import months_after
from coach.domain.runway.results import Results
from coach.domain.sanitize import shown
from coach.tui.text_layout import fit
from coach.tui.themes import MUTED
from coach.tui.widgets.area_chart import OUTLINE, SHADED, SOLID, Area, area_rows

FILLS: dict[Scenario, str] = {"current": SOLID, "lean": SHADED, "bare-bones": OUTLINE}
STYLES: dict[Scenario, str] = {"current": "$primary", "lean": "$success", "bare-bones": "$accent"}
NOTHING_ENDS = 730  # days shown if the money lasts in every scenario
BEYOND_THE_END = 1.04
LETTERS = "ABCDEFGHIJ"
NOW = "now"
CLOSEST = 4  # minimum gap between two letters, in cells
ROOM_FOR_NAMES = 14  # with less, only the days are shown; the list below has the names
AXIS = 2  # rows below the areas, for the letters and the months


def burn_down(found: Results, today: date, width: int, height: int) -> Content:
    """Return the chart, `width` by `height` cells."""
    days, rows = days_shown(found), height - AXIS
    unit = 10**found.plan.digits
    top = max(1, *(max(projection.balances[: days + 1]) for projection in found.scenarios.values()))
    named = {int(rows - value * unit / top * rows): _short(value) for value in _round_heights(top / unit, rows)}
    margin = max(map(len, named.values()), default=0) + 1
    columns = width - margin
    areas = [
        Area([left / top for left in _lowest(found.scenarios[name], days, columns)], FILLS[name], STYLES[name])
        for name in FILLS
    ]
    drawn = area_rows(areas, rows)
    lines = [Content.assemble((f"{named.get(at, ''):>{margin - 1}} ", MUTED), row) for at, row in enumerate(drawn)]
    letter_row = _placed(_letters_at(found, today, width, days, columns), columns)
    month_row = _placed(_months(found.plan.start, days, columns), columns)
    pad = " " * margin
    return Content("\n").join(
        [*lines, Content.assemble(pad, (letter_row, "bold $accent")), Content.assemble(pad, (month_row, MUTED))]
    )


def days_shown(found: Results) -> int:
    """Return how many days the chart covers: a little beyond the last end, or two years."""
    ends = [projection.end for projection in found.scenarios.values() if projection.end is not None]
    reach = int(max(ends) * BEYOND_THE_END) + 3 if ends else NOTHING_ENDS
    return min(reach, len(found.current.balances) - 1)


def marks(found: Results, today: date, width: int) -> list[tuple[int, Cliff]]:
    """Return the deadlines and cliffs on the chart with their days from the start; of two too close, only the first."""
    days = days_shown(found)
    kept: list[tuple[int, Cliff]] = []
    for cliff in found.cliffs:
        day = (cliff.on - found.plan.start).days
        apart = CLOSEST * days / max(width, 1)
        if cliff.on >= today and day <= days and (not kept or day - kept[-1][0] >= apart):
            kept.append((day, cliff))
    return kept[: len(LETTERS)]


def marks_line(found: Results, today: date, width: int) -> Content:
    """Return the key to the letters: as much as fits, and for each at least its day."""
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
    """Return the letter of each date marked on the chart."""
    return {cliff: letter for letter, (_, cliff) in zip(LETTERS, marks(found, today, width), strict=False)}


def _lowest(projection: Projection, days: int, columns: int) -> list[int]:
    """Return the least left within each column's days; nothing from the day the money runs out."""
    left = list(projection.balances[: days + 1])
    if projection.end is not None:
        left[projection.end :] = [0] * len(left[projection.end :])
    edges = [column * len(left) // columns for column in range(columns + 1)]
    return [max(0, min(left[begin : max(end, begin + 1)])) for begin, end in pairwise(edges)]


def _letters_at(found: Results, today: date, width: int, days: int, columns: int) -> list[tuple[int, str]]:
    """Return the letters at their columns, and the start of the chart if the first letter leaves room for it."""
    placed = [
        (day * columns // (days + 1), letter)
        for letter, (day, _) in zip(LETTERS, marks(found, today, width), strict=False)
    ]
    return [(0, NOW), *placed] if not placed or placed[0][0] > len(NOW) else placed


def _placed(words: Sequence[tuple[int, str]], width: int) -> str:
    """Place words at their columns, in order; one that would touch the one before is left out."""
    row = ""
    for column, word in words:
        at = min(column, width - len(word))
        if not row or len(row) < at:
            row = f"{row:<{at}}{word}"
    return row


def _months(start: date, days: int, columns: int) -> list[tuple[int, str]]:
    """Return the first of each month, or of some months or years, as many as fit."""
    room = max(2, columns // 10)
    step = next(each for each in (1, 2, 3, 6, 12, 24, 36, 60) if days / 30 / each <= room)
    first = start.replace(day=1) if step < 12 else start.replace(month=1, day=1)
    found = []
    for month in range(0, days // 28 + step, step):
        day = months_after(first, month)
        if 0 <= (place := (day - start).days) <= days:
            name = str(day.year) if step >= 12 else MONTHS[day.month - 1][:3]
            year = f" {day.year}" if step < 12 and day.month <= step else ""
            found.append((place * columns // (days + 1), name + year))
    return found


def _round_heights(ceiling: float, rows: int) -> list[float]:
    """Return round amounts for the axis: multiples of 1, 2 or 5 times a power of ten, at least two rows apart."""
    power = 10.0 ** (len(str(int(ceiling))) - 1)
    steps = (power * part for part in (0.1, 0.2, 0.5, 1, 2, 5, 10))
    step = next(each for each in steps if ceiling / each <= max(2, rows / 3))
    return [step * number for number in range(1, int(ceiling / step) + 1)]


def _short(value: float) -> str:
    for size, letter in ((1_000_000, "m"), (1_000, "k")):
        if value >= size:
            return f"{value / size:g}{letter}"
    return f"{value:g}"
