"""The work-search log as CSV and as Markdown."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from datetime import date
from io import StringIO
from typing import NamedTuple

from coach.domain.dates import day_with_year
from coach.domain.sanitize import shown
from coach.domain.search.worklog import WorkLog, WorkLogWeek, minimum_words, source_words
from coach.domain.spreadsheet_escape import guarded
from coach.domain.wording import count, duration
from coach.export.markdown import escaped
from coach.guide.authorities import Authority

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


class LogPage(NamedTuple):
    """A log, whose it is, for whom, and from when to when."""

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
        """What is to be said about the log: the note, how long to keep it, where its fields are from and how sure."""
        who = self.authority
        source = f"Source: {who.source}. {source_words(who, self.today)}".rstrip()
        return [who.note, *([who.keep] if who.keep else []), source]

    def words(self, week: WorkLogWeek) -> str:
        """The line over a week: its days, how many efforts, and what is said of the minimum."""
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
    writer.writerows([guarded(shown(cell)) for cell in row.cells] for row in page.log.rows)
    return out.getvalue()


def worklog_markdown(page: LogPage) -> str:
    """A page of tables, week by week."""
    lines = [f"# {page.authority.title}", "", f"{escaped(page.name)}{', ' if page.name else ''}{page.period}", ""]
    for week in page.log.weeks:
        lines += [f"## {page.words(week)}", ""]
        if week.rows:
            lines += [_table_row(page.log.headings), _table_row(["---"] * len(page.log.headings))]
            lines += [_table_row([_cell(cell) for cell in row.cells]) for row in week.rows]
            lines.append("")
    lines += [f"*{note}*  " for note in page.footnotes]
    return "\n".join(lines).rstrip() + "\n"


def _cell(text: str) -> str:
    """A cell of the table. A day stays as it is: within a row nothing begins a list."""
    return text if _DAY.fullmatch(text) else escaped(text)


def _table_row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |"
