"""The parts of a review as panels: what was done, what came of it, the weeks before, how it felt, and the words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from textual.content import Content

from coach.domain.review.calendar import Calendar, calendar_of
from coach.domain.review.review import PeriodReview
from coach.domain.state import State
from coach.export.review_page import BESIDE, CALENDAR, DID, MOOD, STAGES, Bar, ReviewPage, Section
from coach.tui.theme_colours import look_of, theme_style
from coach.tui.themes import MUTED
from coach.tui.widgets.area_chart import beside_bar
from coach.tui.widgets.heat_map import heat_map
from coach.tui.widgets.mood_chart import mood_chart

WEEKS = 10
DOTS = 5
NAME = 13  # cells
OWN_PANELS = {DID, STAGES, BESIDE, MOOD, CALENDAR}
CAME = (
    ("conversations", "conversations", "networking"),
    ("messages", "messages", "networking"),
    ("applications", "applications", "applications"),
    ("replies", "replies", "practice"),
    ("practice_rounds", "practice", "practice"),
)
"""What came of the time: the name of the count, its word, and the theme whose colour it has."""


def did_panel(page: ReviewPage, width: int) -> Content:
    """The bars of the themes, and what else was done."""
    section = _section(page, DID)
    return _lines([*(theme_line(bar, width) for bar in section.bars), *section.lines])


def theme_line(bar: Bar, width: int) -> Content:
    """A theme with its bar, `width` cells long: what was done, and lighter what was planned beyond it."""
    done, beyond = beside_bar(bar.done / 100, bar.planned / 100, width)
    style = theme_style(bar.theme)
    drawn = Content.assemble((done, style), (beyond, f"{style} 60%")).pad_right(max(0, width - len(done + beyond)))
    return Content.assemble(f"{look_of(bar.theme).word[:NAME]:<{NAME}} ", drawn, " ", (bar.words, MUTED))


def came_panel(found: PeriodReview, page: ReviewPage) -> Content:
    """What can be counted, with a dot for each up to five, beside the time before; then the news of applications."""
    rows = []
    for name, word, theme in CAME:
        now, before = getattr(found.counts, name), getattr(found.before, name)
        if now:
            dots = Content.assemble(("●" * min(now, DOTS), theme_style(theme)), ("○" * (DOTS - min(now, DOTS)), MUTED))
            told = f"{before} the {found.period.kind} before" if before else ""
            rows.append(Content.assemble(f"{word:<{NAME + 1}}", dots, (f" {now:>3}  ", "bold"), (told, MUTED)))
    return _lines([*rows, *_section(page, STAGES).lines])


def weeks_panel(state: State, found: PeriodReview, today: date) -> Content:
    """The weeks up to the one that is shown, as a map of days; nothing where nothing was ever done in them."""
    last = min(found.period.last, today)
    first = max(state.profile.lost_on or date.min, last - timedelta(weeks=WEEKS))
    weeks = calendar_of(state, min(first, last), last, today, WEEKS)
    return heat_map(weeks) if _has_any(weeks) else Content("")


def mood_panel(found: PeriodReview, page: ReviewPage, width: int) -> Content:
    """The chart where there are enough check-ins, else their words."""
    return mood_chart(found.mood, width) or _lines(_section(page, MOOD).lines)


def rest(page: ReviewPage) -> Iterator[tuple[str, Content]]:
    """The other parts with their titles, such as stories and the person's words."""
    for section in page.sections:
        if section.title not in OWN_PANELS:
            yield section.title, _lines([*section.grid, *section.lines])


def _section(page: ReviewPage, title: str) -> Section:
    return next((section for section in page.sections if section.title == title), Section(title))


def _has_any(weeks: Calendar) -> bool:
    return any(level for row in weeks.rows for level in row)


def _lines(lines: Iterable[Content | str]) -> Content:
    return Content("\n").join([line if isinstance(line, Content) else Content(line) for line in lines])
