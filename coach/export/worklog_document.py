"""The work-search log as a document, and as CSV."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO
from typing import NamedTuple

from coach.domain.dates import day_with_year
from coach.domain.document import Document, Table, section
from coach.domain.sanitize import shown
from coach.domain.search.worklog import WorkLog, WorkLogWeek, minimum_words, source_words
from coach.domain.spreadsheet_escape import escape_formula
from coach.domain.wording import count, duration
from coach.errors import RefusedError
from coach.export.document_file import document_file
from coach.guide.authorities import Authority

FORMATS = ("md", "csv", "html", "pdf")


class LogPage(NamedTuple):
    """A work-search log: its rows, the person, the authority and the period."""

    log: WorkLog
    authority: Authority
    name: str
    first: date
    last: date
    today: date

    @property
    def period(self) -> str:
        """ "16 November 2026 to 22 November 2026"."""
        return f"{day_with_year(self.first)} to {day_with_year(self.last)}"

    @property
    def footnotes(self) -> list[str]:
        """The notes below the log: remarks, how long to keep it, the source of its fields and how certain that is."""
        who = self.authority
        source = f"Source: {who.source}. {source_words(who, self.today)}".rstrip()
        return [who.note, *([who.keep] if who.keep else []), source]

    def words(self, week: WorkLogWeek) -> str:
        """The heading of a week: its days, its number of activities, and how that compares with the minimum."""
        days = f"{day_with_year(week.first)} to {day_with_year(week.last)}"
        said = minimum_words(week, self.authority.minimum, self.today)
        minutes = sum(row.minutes for row in week.rows)
        timed = minutes and "minutes" in {field for _, field in self.authority.columns}
        spent = f", {duration(minutes)} logged" if timed else ""
        return f"{days}: {count(len(week.rows), 'activity', 'activities')}{spent}." + (f" {said}" if said else "")


def worklog_csv(page: LogPage) -> str:
    """The rows with their headings, and nothing else."""
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(page.log.headings)
    writer.writerows([escape_formula(shown(cell)) for cell in row.cells] for row in page.log.rows)
    return out.getvalue()


def worklog_document(page: LogPage) -> Document:
    """A table for each week with activities, to be signed when printed."""
    headings = tuple(page.log.headings)
    sections = (
        section(page.words(week), [Table(headings, tuple(tuple(row.cells) for row in week.rows))] if week.rows else ())
        for week in page.log.weeks
    )
    about = (f"{page.name},", page.period) if page.name else (page.period,)
    return Document(page.authority.title, tuple(sections), "", about, footnotes=tuple(page.footnotes), is_form=True)


def worklog_file(page: LogPage, kind: str) -> bytes:
    """Return the log in one of the `FORMATS`. Raises RefusedError for any other, and if PDFs can't be made."""
    if kind not in FORMATS:
        raise RefusedError(
            "coach can't write that kind of file", f"End the file's name with one of: {', '.join(FORMATS)}."
        )
    return worklog_csv(page).encode() if kind == "csv" else document_file(worklog_document(page), kind)
