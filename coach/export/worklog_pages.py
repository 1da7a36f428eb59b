"""The work-search log as a page for a browser and as a PDF for the printer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.text import shown
from coach.export.html_and_pdf import html_of, pdf_of

if TYPE_CHECKING:
    from coach.export.worklog import LogPage


def worklog_html(page: LogPage) -> str:
    """One file that needs nothing else: no script, no request to anywhere."""
    return html_of("worklog.html.jinja", page=page)


def worklog_pdf(page: LogPage) -> bytes:
    """A4 across. Raises RefusedError where the library that makes PDFs is not installed."""
    weeks = [
        {"words": page.words(week), "rows": [[shown(cell) for cell in row.cells] for row in week.rows]}
        for week in page.log.weeks
    ]
    data = {
        "title": page.authority.title,
        "about": f"{shown(page.name)}{', ' if page.name else ''}{page.period}",
        "headings": page.log.headings,
        "weeks": weeks,
        "notes": page.footnotes,
    }
    return pdf_of("worklog.typ", data)
