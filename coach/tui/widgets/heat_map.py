"""Weeks as a map of days: the more was done on a day, the fuller its cell. Fill, not colour alone, shows it."""

from __future__ import annotations

from datetime import timedelta

from textual.content import Content

from coach.domain.dates import MONTHS, WEEKDAYS
from coach.domain.review.calendar import Calendar
from coach.tui.themes import MUTED

FILLS = (("··", MUTED), ("░░", "$primary"), ("▒▒", "$primary"), ("██", "$primary"))
MARGIN, COLUMN = 3, 3  # cells for the weekday labels, and for each week


def heat_map(found: Calendar) -> Content:
    """Return a row per weekday and a column per week, under the day of the month that the week begins on."""
    begins = "".join(f"{week.day:<{COLUMN}}" for week in found.weeks)
    rows = [Content.styled(" " * MARGIN + _months(found), MUTED), Content.styled(" " * MARGIN + begins.rstrip(), MUTED)]
    for number, levels in enumerate(found.rows):
        name = WEEKDAYS[(found.weeks[0] + timedelta(days=number)).weekday()][:2]
        cells = [Content("   ") if level is None else Content.assemble(FILLS[level], " ") for level in levels]
        rows.append(Content.assemble((f"{name:<{MARGIN}}", MUTED), *cells))
    return Content("\n").join(rows)


def heat_legend() -> Content:
    """Return the key to the fills, for a line or a border."""
    return Content(" ").join([Content("less"), *(Content.styled(*fill) for fill in FILLS), Content("more")])


def _months(found: Calendar) -> str:
    """Return each month above its first week, or the next one if its name would touch the one before."""
    row, named = "", 0
    for at, week in enumerate(found.weeks):
        if week.month != named and (not row or len(row) < at * COLUMN):
            row, named = f"{row:<{at * COLUMN}}{MONTHS[week.month - 1][:3]}", week.month
    return row
