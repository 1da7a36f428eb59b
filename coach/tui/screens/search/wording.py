"""The texts above and below the lists of the search."""

from __future__ import annotations

from datetime import date

from textual.content import Content

from coach.domain.dates import short_day
from coach.domain.sanitize import shown
from coach.domain.search.contact_suggestions import ContactSuggestion
from coach.domain.search.follow_ups import Due
from coach.domain.search.ladder import rung_words
from coach.domain.search.next_move import COASTING_SOURCE, next_move
from coach.domain.search.state import Application
from coach.domain.search.statistics import SearchStatistics, decider_words
from coach.domain.search.upcoming import UpcomingEvent
from coach.tui.screens.search.due_rows import is_cut
from coach.tui.screens.search.rows import Row
from coach.tui.themes import MUTED
from coach.tui.view import View


def headline(view: View, numbers: SearchStatistics | None, *, title_only: bool) -> Content:
    """Return the next move, the reason for it and, given `numbers`, how many people who decide were talked to."""
    move = next_move(view.state.search, view.day.date)
    title = Content.styled(shown(move.title), "bold $primary")
    if title_only:
        return title
    source = view.state.guide.evidence[COASTING_SOURCE].title
    why = f" (The library has the study: “{source}”.)" if move.coasting else ""
    counted = f"\n{decider_words(numbers)}" if numbers and not move.has_ended else ""
    return Content.assemble(title, f"\n{shown(move.words)}{why}", (counted, MUTED))


def foot(row: Row, today: date, width: int) -> str:
    """Describe a row in a sentence or two. Text that doesn't fit in a row of `width` cells is repeated in full."""
    if isinstance(row, ContactSuggestion):
        name = shown(row.person.name)
        return f"Why {name}: {'; '.join(map(shown, row.reasons))}. d drafts a message."
    if isinstance(row, Due):
        whole = f"{shown(row.words)}. " if is_cut(row, width) else ""
        since = "" if row.since == today else f"Due since {short_day(row.since)}. "
        return f"{whole}{since}When you have done it, press space."
    if isinstance(row, UpcomingEvent):
        whole = f"{shown(row.who)}: {shown(row.what)}. " if is_cut(row, width) else ""
        on = "Today" if row.on == today else short_day(row.on)
        more = " Enter shows more." if row.person or row.application else ""
        return f"{whole}{on}{f' at {row.at}' if row.at else ''}.{more}"
    if isinstance(row, Application):
        note = shown(row.note).replace("\n", " ")
        return f"{rung_words(row)[:1].upper()}{rung_words(row)[1:]}.{f' {note}' if note else ''}"
    return shown(getattr(row, "note", "") or getattr(row, "ask", "") or "")
