"""What is due, what is coming and who to write to, as rows: a mark, who it is about, what to do, and the day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeAlias

from rich.cells import cell_len
from textual.content import Content

from coach.domain.dates import WEEKDAYS, short_day
from coach.domain.sanitize import shown
from coach.domain.search.contact_suggestions import ContactSuggestion, suggest_contacts
from coach.domain.search.follow_ups import Due, due
from coach.domain.search.upcoming import UpcomingEvent
from coach.domain.state import State
from coach.tui.text_layout import fit
from coach.tui.themes import MUTED

MARK, DAY, EDGE = 4, 10, 1
LEAST_WHO, TIES = 14, 5
NowRow: TypeAlias = Due | UpcomingEvent | ContactSuggestion


def draw_now(row: NowRow, today: date, width: int) -> Content:
    """Return one row, `width` cells wide: a box if it is due, an arrow if it is coming, and the day on the right."""
    who, what = parts_of(row)
    room = max(2 * LEAST_WHO, width - MARK - DAY - EDGE)
    first = _room_for_who(room)
    style = "bold" if isinstance(row, UpcomingEvent) and row.kind == "appointment" else ""
    return Content.assemble(
        (_mark(row), "$accent" if isinstance(row, UpcomingEvent) else ""),
        (fit(shown(who), first), style),
        (fit(shown(what), room - first), style or (MUTED if isinstance(row, ContactSuggestion) else "")),
        (
            day_words(row, today).rjust(DAY),
            MUTED if isinstance(row, ContactSuggestion) else "$accent" if isinstance(row, UpcomingEvent) else "",
        ),
    )


def _room_for_who(room: int) -> int:
    return max(LEAST_WHO, room // 3)


def is_cut(row: NowRow, width: int) -> bool:
    """Whether a row of this width cuts off any text."""
    who, what = parts_of(row)
    room = max(2 * LEAST_WHO, width - MARK - DAY - EDGE)
    first = _room_for_who(room)
    return cell_len(shown(who)) >= first or cell_len(shown(what)) >= room - first


def parts_of(row: NowRow) -> tuple[str, str]:
    """Return who it is about, and what to do."""
    if isinstance(row, ContactSuggestion):
        return row.person.name, f"write: {row.main_reason}"
    return row.who, row.what


def _mark(row: NowRow) -> str:
    return " →  " if isinstance(row, UpcomingEvent) else "[ ] "


def day_words(row: NowRow, today: date) -> str:
    """Return the day: "today", "Wed 10:00", "in 3 days", "Thu 3 Dec", or "soon" if it has none."""
    if isinstance(row, ContactSuggestion):
        return "soon"
    if isinstance(row, Due) or row.on == today:
        at = row.at if isinstance(row, UpcomingEvent) else ""
        return f"today {at}".strip()
    days = (row.on - today).days
    if row.kind == "closes" and days < 7:
        return "tomorrow" if days == 1 else f"in {days} days"
    if days == 1 and not row.at:
        return "tomorrow"
    if row.on < today + timedelta(days=7):
        return f"{WEEKDAYS[row.on.weekday()][:3]} {row.at or row.on.day}"
    return short_day(row.on)


def rows_now(state: State, today: date, ahead: Sequence[UpcomingEvent]) -> list[NowRow]:
    """Return what is due, what is coming, and who to write to. An application with an event today isn't due as well."""
    at_their_time = {each.application for each in ahead if each.on == today} - {""}
    due_now = (each for each in due(state, today) if each.application not in at_their_time)
    return [*due_now, *ahead, *suggest_contacts(state, today)[:TIES]]
