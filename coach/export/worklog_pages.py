"""The work-search log as a page for a browser and as a PDF for the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.text import shown
from coach.export.pages import html_of, pdf_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from coach.export.worklog import LogPage

LONGEST_LINE = 24.0  # letters
BOLD, GAP = 1.15, 2.0
LONG_WORD, PIECE = 24, 12


def worklog_html(page: LogPage) -> str:
    """One file that needs nothing else: no script, no request to anywhere."""
    return html_of("worklog.html.jinja", page=page, widths=_shares(page))


def worklog_pdf(page: LogPage) -> bytes:
    """A4 across. Raises RefusedError where the library that makes PDFs is not installed."""
    weeks = [
        {"words": page.words(week), "rows": [[_breakable(cell) for cell in row.cells] for row in week.rows]}
        for week in page.log.weeks
    ]
    data = {
        "title": page.authority.title,
        "about": f"{shown(page.name)}{', ' if page.name else ''}{page.period}",
        "headings": page.log.headings,
        "widths": _widths(page),
        "weeks": weeks,
        "notes": page.footnotes,
    }
    return pdf_of("worklog.typ", data)


def _breakable(cell: str) -> str:
    """A text whose long words (links, mostly) may be broken."""
    text = shown(cell)
    if " " in text or len(text) <= LONG_WORD:
        return text
    return "\u200b".join(text[at : at + PIECE] for at in range(0, len(text), PIECE))


def _widths(page: LogPage) -> list[float]:
    """How wide each column is beside the others: its longest word fits, and long texts get more room."""
    columns = zip(page.log.headings, *(row.cells for row in page.log.rows), strict=True)
    return [max(_longest_word(column), min(LONGEST_LINE, max(map(len, column)) / 2)) for column in columns]


def _shares(page: LogPage) -> list[str]:
    widths = _widths(page)
    return [f"{100 * width / sum(widths):.1f}%" for width in widths]


def _longest_word(column: Sequence[str]) -> float:
    heading, *cells = column
    words = [float(len(word)) for cell in cells for word in cell.split()]
    return min(LONG_WORD, max([len(word) * BOLD for word in heading.split()] + words)) + GAP
