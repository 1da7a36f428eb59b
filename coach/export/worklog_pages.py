"""The work-search log in every format: a page for a browser, a PDF for the printer, Markdown and CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.errors import RefusedError
from coach.export.templates import html_of, may_lack_letters, pdf_of
from coach.export.worklog import worklog_csv, worklog_markdown

if TYPE_CHECKING:
    from coach.export.worklog import LogPage


FORMATS = ("md", "csv", "html", "pdf")


def worklog_bytes(page: LogPage, form: str) -> bytes:
    """The log in one of the `FORMATS`. Raises RefusedError for another, and where PDFs can't be made."""
    if form not in FORMATS:
        raise RefusedError(
            "coach can't write that kind of file", f"End the file's name with one of: {', '.join(FORMATS)}."
        )
    if form == "pdf":
        return worklog_pdf(page)
    if form == "html":
        return worklog_html(page).encode()
    return (worklog_csv(page) if form == "csv" else worklog_markdown(page)).encode()


def needs_other_letters(page: LogPage) -> bool:
    """Whether the log has letters or signs that the fonts of a PDF may lack."""
    return may_lack_letters([page.name, *(cell for row in page.log.rows for cell in row.cells)])


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
