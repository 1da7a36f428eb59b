"""What was done of what was planned, theme by theme, as bars drawn by plotext."""

from __future__ import annotations

import re
from collections.abc import Sequence

import plotext

from coach.export.review_page import Bar

DONE, PLANNED = "█", "░"


def theme_bars(bars: Sequence[Bar], width: int) -> list[str]:
    """One line for each, `width` cells wide: █ is done, ░ was planned beyond it. They need no colour."""
    if not bars:
        return []
    plotext.clear_figure()
    plotext.theme("clear")
    plotext.limit_size(False, False)  # or it stops at 80 columns where it finds no terminal of its own
    rows = list(reversed(bars))
    plotext.plotsize(width, len(rows))
    places = list(range(1, len(rows) + 1))
    beyond = [max(0, bar.planned - bar.done) for bar in rows]
    plotext.stacked_bar(
        places, [[bar.done for bar in rows], beyond], orientation="h", marker=[DONE, PLANNED], width=0.1
    )
    plotext.xlim(0, 100)
    plotext.ylim(1, max(2, len(rows)))
    plotext.frame(False)
    plotext.xticks([])
    plotext.yticks([])
    drawn = re.sub(r"\x1b\[[0-9;]*m", "", plotext.build()).rstrip("\n").split("\n")
    return [line.ljust(width)[:width] for line in drawn[-len(rows) :]]
