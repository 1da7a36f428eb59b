"""The parts of a review as panels: what was done, what came of it, the weeks before, how it felt, and the words."""

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
"""What came of the time: the name of the count, its word, and the theme whose colour it has."""


def did_panel(page: Document, width: int) -> Content:
    """The bars of the themes, `width` cells long, and what else was done."""
    return parts(page.section(DID).parts, width)


def came_panel(found: PeriodReview, page: Document) -> Content:
    """What can be counted, with a dot for each up to five, beside the time before; then the news of applications."""
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
    """The weeks up to the one that is shown, as a map of days; nothing where nothing was ever done in them."""
    last = min(found.period.last, today)
    first = max(state.profile.lost_on or date.min, last - timedelta(weeks=WEEKS))
    weeks = calendar_of(state, min(first, last), last, today, WEEKS)
    return heat_map(weeks) if _has_any(weeks) else Content("")


def mood_panel(found: PeriodReview, page: Document, width: int) -> Content:
    """The chart where there are enough check-ins, else their words."""
    return mood_chart(found.mood, width) or parts(page.section(MOOD).parts)


def rest(page: Document) -> Iterator[tuple[str, Content]]:
    """The other parts with their titles, such as stories and the person's words."""
    return ((section.title, parts(section.parts)) for section in page.sections if section.title not in OWN_PANELS)


def _has_any(weeks: Calendar) -> bool:
    return any(level for row in weeks.rows for level in row)
