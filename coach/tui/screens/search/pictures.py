"""The pictures of the search: the ladder of an application, and the funnel of them all."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from textual.content import Content
from textual.widgets import Static

from coach.domain.search.funnel import Funnel, funnel
from coach.domain.search.ladder import RUNGS, rung
from coach.domain.search.log import SearchLog
from coach.domain.search.state import Application
from coach.domain.search.statistics import SearchStatistics, one_in_words
from coach.tui.themes import MUTED
from coach.tui.widgets.area_chart import bar

REACHED, AHEAD = "━", "╌"
PLACES = range(len(RUNGS))
RUNG_STYLES = ("$primary", "$primary", "$accent", "$accent", "$success")
FUNNEL_STYLES = ("$primary", "$primary", "$accent", "$success")
LABEL, NUMBER = 10, 4
SHORT_BAR = 5
NO_FUNNEL = "Here you will see how many you sent, and how many were answered."


def ladder(application: Application, mark: int) -> Content:
    """Return five marks of `mark` cells: a heavy line for stages reached, a broken one for those ahead."""
    reached = rung(application)
    gap = " " if mark > 1 else ""
    marks = [((REACHED if at < reached else AHEAD) * mark + gap, _style(application, at, reached)) for at in PLACES]
    return Content.assemble(*(("".join(words for words, _ in run), style) for style, run in _by_style(marks)))


def _by_style(marks: list[tuple[str, str]]) -> Iterator[tuple[str, Iterator[tuple[str, str]]]]:
    """Group adjacent marks of one style, since fewer spans are faster to draw."""
    return groupby(marks, key=lambda mark: mark[1])


def _style(application: Application, at: int, reached: int) -> str:
    if at >= reached:
        return "$foreground 40%"
    return MUTED if application.ended and application.stage != "accepted" else RUNG_STYLES[at]


def ladder_width(mark: int) -> int:
    """Return the width of a ladder in cells."""
    return len(RUNGS) * (mark + (mark > 1))


def ladder_legend() -> Content:
    """Return the meaning of the marks, in order."""
    words = [Content.styled(f"{REACHED} {name}", style) for name, style in zip(RUNGS, RUNG_STYLES, strict=True)]
    return Content("  ").join(words)


def funnel_rows(found: Funnel, width: int) -> Content:
    """Return a bar for each stage, `width` cells wide including its name and number."""
    most, room = max(found) or 1, max(4, width - LABEL - NUMBER)
    return Content("\n").join(
        Content.assemble(
            (f"{name:<{LABEL}}", MUTED), (bar(number / most, room), style), (f"{number:>{NUMBER}}", "bold")
        )
        for name, number, style in zip(found._fields, found, FUNNEL_STYLES, strict=True)
    )


def funnel_line(found: Funnel, beside: str, width: int) -> Content:
    """Return the funnel in one line of `width` cells, with `beside` if there is room."""
    most = max(found) or 1
    parts = [
        Content.assemble((f"{name} ", MUTED), (f"{number} ", "bold"), (bar(number / most, SHORT_BAR).rstrip(), style))
        for name, number, style in zip(found._fields, found, FUNNEL_STYLES, strict=True)
    ]
    line = Content("  ").join(parts)
    return line if line.cell_length + len(beside) + 3 > width else Content.assemble(line, ("   ", ""), (beside, MUTED))


class FunnelPanel(Static):
    """The funnel, as rows of a panel or in one line."""

    def show(self, log: SearchLog, numbers: SearchStatistics, width: int, *, wide: bool) -> None:
        """Draw it within `width` cells."""
        found, one_in = funnel(log), one_in_words(numbers)
        if wide:
            self.border_title = f"{found.sent} sent" if any(found) else "How far it comes"
            self.border_subtitle = one_in
            self.update(funnel_rows(found, width) if any(found) else Content.styled(NO_FUNNEL, MUTED))
        elif self.display:
            self.update(funnel_line(found, one_in, width))
