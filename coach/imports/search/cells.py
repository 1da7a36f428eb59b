"""The cells of one row, cleaned and cut to their limits, and a tally of what could not be imported."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from coach.domain.runway.statement import SkippedRow
from coach.domain.sanitize import NOTE_LIMIT, shown, shown_lines
from coach.domain.spreadsheet_escape import unescape_formula
from coach.domain.wording import count
from coach.imports.search.days import ColumnDays
from coach.imports.search.tables import RecordTable
from coach.imports.table.grid import GridRow

NAMED_AT_MOST = 5
LONGEST_OTHER = 300  # characters of a cell without a field
_SEVERAL = {"email": re.compile(r"\s*(?::::|[;,\n])\s*"), "phone": re.compile(r"\s*(?::::|[;,\n])\s*")}
_GOOGLE = re.compile(r"\s*:::\s*")  # Google's separator for several values in one cell
_NOTHING = re.compile(r"[-–—]+|0+([./-])0+\1[0.]+")  # a dash; Outlook's empty date, 0.0.00
_RELATED = re.compile(r" \(https://(?:www\.notion\.so|[\w-]+\.notion\.site)/\S{1,1000}\)$")  # a relation of Notion
_AUTOLINK = re.compile(r"^<([^<>]+)>$")  # Markdown writes a bare address in angle brackets
_LINKED = re.compile(r"\[([^\[\]]{1,200})\]\((\S{1,1000})\)")


class LeftOutTally:
    """What to report about a file: rows that were left out, cells that were cut or could not be read."""

    def __init__(self) -> None:
        self.left_out: list[SkippedRow] = []
        self.cut: set[tuple[int, str]] = set()
        self.unread: dict[int, str] = {}
        self.later: dict[int, str] = {}
        self.statuses: Counter[str] = Counter()

    def leave(self, row: int, why: str) -> None:
        """Count a row that was left out."""
        self.left_out.append(SkippedRow(row, why))

    def sentences(self) -> list[str]:
        """The whole tally in sentences."""
        said = []
        for why in dict.fromkeys(each.why for each in self.left_out):
            rows = {each.row for each in self.left_out if each.why == why}
            said.append(f"{row_numbers(rows).capitalize()} {'was' if len(rows) == 1 else 'were'} left out: {why}.")
        if self.cut:
            rows = {row for row, _ in self.cut}
            said.append(f"{count(len(self.cut), 'cell')} too long and cut ({row_numbers(rows)}).")
        if self.unread:
            first = next(iter(self.unread.values()))
            said.append(
                f"A day or number could not be read, such as {shown(first)[:30]!r}, and is left empty "
                f"({row_numbers(set(self.unread))})."
            )
        if self.later:
            said.append(f"A day in the future was not used as a day in the past ({row_numbers(set(self.later))}).")
        if self.statuses:
            words = ", ".join(f"{shown(status)[:30]!r}" for status, _ in self.statuses.most_common(3))
            total = count(self.statuses.total(), "status", "statuses")
            said.append(f"{total} could not be read as a stage, such as {words}. You find them in the note.")
        return said


class Cells:
    """The cells of one row by field, and the extra lines for its note."""

    def __init__(
        self, row: GridRow, table: RecordTable, days: ColumnDays, told: LeftOutTally, latest: date | None
    ) -> None:
        self.number = row.number
        self.lines: list[str] = []
        self._row = row.cells
        self._table = table
        self._days = days
        self._told = told
        self._latest = latest
        self._own = self.has("key")  # only coach's own export has it, so its cells are what the person wrote

    def has(self, field: str) -> bool:
        """Whether the file has a column for this field."""
        return field in self._table.columns

    def line(self, field: str, limit: int) -> str:
        """A text on one line. Different text in a second column of the field goes into the note."""
        texts = [(place, shown(text if self._own else _unlinked(text))) for place, text in self._texts(field)]
        for place, text in texts[1:]:
            if text != texts[0][1]:
                self.lines.append(f"{self._table.heading(place)}: {text}")
        return self._kept(texts[0][1], field, limit) if texts else ""

    def several(self, field: str, limit: int) -> list[str]:
        """Every value of a field that can have several."""
        texts = [text for _, text in self._texts(field)]
        if not self._own:
            texts = [part for text in texts for part in _SEVERAL.get(field, _GOOGLE).split(text)]
        if field == "link" and not self._own:
            texts = [found[2] if (found := _LINKED.search(text)) else _AUTOLINK.sub(r"\1", text) for text in texts]
        kept = (self._kept(shown(text).strip(), field, limit) for text in texts)
        return [*dict.fromkeys(text for text in kept if text)]

    def linked(self, *fields: str) -> str:
        """The address of a Markdown link in one of the fields; "" for none."""
        if self._own:
            return ""
        found = (_LINKED.search(text) for field in fields for _, text in self._texts(field))
        return next((each[2] for each in found if each), "")

    def text(self, field: str, limit: int) -> str:
        """A text of several lines, from all columns of the field."""
        texts = dict.fromkeys(shown_lines(self._with_links(text)) for _, text in self._texts(field))
        return self._kept("\n".join(texts), field, limit)

    def note(self) -> str:
        """The note, with its extra lines, and cells without a field as "Heading: text"."""
        lines = [self.text("note", NOTE_LIMIT), *self.lines, *self._others()]
        return self._kept("\n".join(filter(None, lines)), "note", NOTE_LIMIT)

    def _others(self) -> Iterator[str]:
        for place, text in self._filled(self._table.noted):
            line = " ".join(shown(self._with_links(text)).split())
            yield f"{self._table.heading(place)}: {self._kept(line, str(place), LONGEST_OTHER)}"

    def day(self, field: str, *, past: bool = False) -> date | None:
        """A date; `past` is for one that can't be in the future. A date that is refused goes into the note."""
        for place, text in self._texts(field):
            day = (_own_day(text) if self._own else None) or self._days.read(field, text)
            if day and not (past and self._latest and day > self._latest):
                return day
            (self._told.later if day else self._told.unread)[self.number] = text
            self.lines.append(f"{self._table.heading(place)}: {shown(text)[:80]}")
            return None
        return None

    def try_day(self, field: str, text: str) -> date | None:
        """The date in the text of a field, if it is one."""
        return self._days.read(field, text)

    def heading(self, field: str) -> str:
        """The heading of the first column of a field."""
        return self._table.heading(self._table.columns[field][0])

    def not_read(self, text: str) -> None:
        """Record that a cell of the row could not be read."""
        self._told.unread[self.number] = text

    def cut(self, text: str, limit: int) -> str:
        """Cut a text that was joined from cells to its limit."""
        return self._kept(text, "", limit)

    def _with_links(self, text: str) -> str:
        return text if self._own else _LINKED.sub(r"\1 (\2)", text)

    def _texts(self, field: str) -> Iterator[tuple[int, str]]:
        return self._filled(self._table.columns.get(field, ()))

    def _filled(self, places: Iterable[int]) -> Iterator[tuple[int, str]]:
        for place in places:
            cell = self._row[place] if place < len(self._row) else ""
            text = cell.replace("\r\n", "\n").replace("\r", "\n").strip()
            if text and (self._own or not _NOTHING.fullmatch(text)):
                yield place, unescape_formula(text)

    def _kept(self, text: str, field: str, limit: int) -> str:
        text = text.strip()
        if len(text) <= limit:
            return text
        self._told.cut.add((self.number, field))
        return text[:limit].rstrip()


def _unlinked(text: str) -> str:
    """The text of a link, and the first of several values that Google puts in one cell."""
    return _GOOGLE.split(shown(_RELATED.sub("", _LINKED.sub(r"\1", text))))[0]


def _own_day(text: str) -> date | None:
    """A date as our own export writes it, of any year."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def row_numbers(rows: set[int]) -> str:
    """ "row 4", "rows 4, 9 and 12", "rows 1, 2, 3, 4, 5 and 20 more"."""
    first = [str(number) for number in sorted(rows)[:NAMED_AT_MOST]]
    more = len(rows) - len(first)
    if len(rows) == 1:
        return f"row {first[0]}"
    *most, last = [*first, f"{more} more"] if more else first
    return f"rows {', '.join(most)} and {last}"
