"""The panels of a review: what was done, results, earlier weeks, mood and notes."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from textual.content import Content

from coach.domain.document import Document
from coach.domain.review.calendar import Calendar, calendar_of
from coach.domain.review.review import PeriodReview
from coach.domain.state import State
from coach.export.review_document import BESIDE, CALENDAR, DID, MOOD, STAGES
from coach.tui.rich_text import NAME, parts
from coach.tui.theme_colours import theme_style
from coach.tui.themes import MUTED
from coach.tui.widgets.heat_map import heat_map
from coach.tui.widgets.mood_chart import mood_chart

WEEKS = 10
DOTS = 5
OWN_PANELS = {DID, STAGES, BESIDE, MOOD, CALENDAR}
CAME = (
    ("conversations", "conversations", "networking"),
    ("messages", "messages", "networking"),
    ("applications", "applications", "applications"),
    ("replies", "replies", "practice"),
    ("practice_rounds", "practice", "practice"),
)
"""The results that are counted: the field, its label, and the theme whose colour it has."""


def did_panel(page: Document, width: int) -> Content:
    """Return the hours by theme as bars, `width` cells long, and what else was done."""
    return parts(page.section(DID).parts, width)


def came_panel(found: PeriodReview, page: Document) -> Content:
    """Return the counts, with up to five dots each and the previous period's, then news of applications."""
    rows = []
    for name, word, theme in CAME:
        now, before = getattr(found.counts, name), getattr(found.before, name)
        if now:
            dots = Content.assemble(("●" * min(now, DOTS), theme_style(theme)), ("○" * (DOTS - min(now, DOTS)), MUTED))
            told = f"{before} the {found.period.kind} before" if before else ""
            rows.append(Content.assemble(f"{word:<{NAME + 1}}", dots, (f" {now:>3}  ", "bold"), (told, MUTED)))
    news = page.section(STAGES).parts
    return Content("\n").join([*rows, *([parts(news)] if news else [])])


def weeks_panel(state: State, found: PeriodReview, today: date) -> Content:
    """Return the weeks up to the open one as a heat map, empty if nothing was done in them."""
    last = min(found.period.last, today)
    first = max(state.profile.lost_on or date.min, last - timedelta(weeks=WEEKS))
    weeks = calendar_of(state, min(first, last), last, today, WEEKS)
    return heat_map(weeks) if _has_any(weeks) else Content("")


def mood_panel(found: PeriodReview, page: Document, width: int) -> Content:
    """Return the mood chart, or a sentence if there are too few check-ins."""
    return mood_chart(found.mood, width) or parts(page.section(MOOD).parts)


def rest(page: Document) -> Iterator[tuple[str, Content]]:
    """Yield the other parts with their titles, such as stories and notes."""
    return ((section.title, parts(section.parts)) for section in page.sections if section.title not in OWN_PANELS)


def _has_any(weeks: Calendar) -> bool:
    return any(level for row in weeks.rows for level in row)
