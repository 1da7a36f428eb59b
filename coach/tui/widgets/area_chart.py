"""Areas drawn in cells: solid ones to an eighth of a cell, shaded ones to a whole cell, outlines as an upper edge.

Areas differ in fill as well as in colour, so that a chart can be read without colours.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from textual.content import Content

SOLID, SHADED, OUTLINE, PLANNED = "█", "▒", "∙", "░"
EIGHTHS = " ▁▂▃▄▅▆▇"
ACROSS = " ▏▎▍▌▋▊▉"


class Area(NamedTuple):
    """One area: its height in each column, from 0 to 1 (the full height), and how it looks."""

    heights: Sequence[float]
    fill: str
    style: str


def area_rows(areas: Sequence[Area], height: int) -> list[Content]:
    """Return the rows from the top down. Where areas overlap, the first hides the later ones."""
    columns = range(len(areas[0].heights))
    filled = [[_eighths(share, height) for share in area.heights] for area in areas]
    rows = []
    for bottom in reversed(range(0, height * 8, 8)):
        cells = [_cell(areas, [marks[column] - bottom for marks in filled]) for column in columns]
        rows.append(
            Content.assemble(
                *(("".join(mark for mark, _ in run), style) for style, run in groupby(cells, lambda c: c[1]))
            )
        )
    return rows


def _eighths(share: float, height: int) -> int:
    """Return how many eighths of a cell a share of the height fills: at least one if it is above 0."""
    return max(1, round(min(share, 1) * height * 8)) if share > 0 else 0


def _cell(areas: Sequence[Area], filled: Sequence[int]) -> tuple[str, str]:
    """Return the mark and style of one cell; `filled` says how many eighths of it, or more, each area fills."""
    for area, eighths in zip(areas, filled, strict=True):
        if area.fill == OUTLINE:
            if 0 < eighths <= 8:
                return OUTLINE, area.style
        elif eighths >= 8 or (eighths >= 4 and area.fill == SHADED):
            return area.fill, area.style
        elif eighths > 0 and area.fill == SOLID:
            return EIGHTHS[eighths], area.style
    return " ", ""


def bar(share: float, width: int) -> str:
    """Return a bar of `width` cells, filled to `share`: by at least an eighth of a cell, unless `share` is 0."""
    filled = _eighths(share, width)
    return f"{SOLID * (filled // 8)}{ACROSS[filled % 8].strip()}".ljust(width)


def beside_bar(done: float, planned: float, width: int) -> tuple[str, str]:
    """Return what was done as a bar, and the rest of the plan in a lighter fill; together at most `width` cells."""
    first = bar(done, width).rstrip()
    return first, PLANNED * max(0, round(min(planned, 1) * width) - len(first))
