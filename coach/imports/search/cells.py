"""The cells of one row, made harmless and cut to what there is room for, and a tally of what had to be left out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from coach.domain.formulas import unguarded
from coach.domain.text import shown, shown_lines
from coach.domain.wording import count
from coach.imports.search.columns import Columns
from coach.imports.search.days import Days

NAMED_AT_MOST = 5
_SEVERAL = " ::: "  # how Google keeps several values in one cell


class Told:
    """What has to be told about a file: rows that were left out, cells that were cut or could not be read."""

    def __init__(self) -> None:
        self.nameless: list[int] = []
        self.too_long: list[int] = []
        self.cut: set[tuple[int, str]] = set()
        self.unread: set[int] = set()
        self.later: set[int] = set()
        self.statuses: Counter[str] = Counter()
        self.doubts: list[str] = []

    @property
    def left_out(self) -> int:
        """How many rows were left out."""
        return len(self.nameless) + len(self.too_long)

    def sentences(self, missing: str) -> str:
        """All of it in words; `missing` is what a row has to have."""
        said = list(self.doubts)
        if self.nameless:
            said.append(f"{_rows(self.nameless)} left out, having {missing}.")
        if self.too_long:
            said.append(f"{_rows(self.too_long)} left out, having more cells than the header.")
        if self.cut:
            said.append(f"{count(len(self.cut), 'cell')} too long and cut ({_numbers({row for row, _ in self.cut})}).")
        if self.unread:
            said.append(f"A day or number could not be read and stays empty ({_numbers(self.unread)}).")
        if self.later:
            said.append(f"A day still to come was taken for none ({_numbers(self.later)}).")
        if self.statuses:
            words = ", ".join(f"{shown(status)[:30]!r}" for status, _ in self.statuses.most_common(3))
            said.append(
                f"{count(self.statuses.total(), 'status', 'statuses')} could not be told, such as {words}; "
                "the note has them."
            )
        return " ".join(said)


class Cells:
    """The cells of one row by field."""

    def __init__(
        self, number: int, row: Sequence[str], columns: Columns, days: Days, told: Told, latest: date | None
    ) -> None:
        self.number = number
        self._row = row
        self._columns = columns
        self._days = days
        self._told = told
        self._latest = latest

    def has(self, field: str) -> bool:
        """Whether the file has a column for it."""
        return field in self._columns

    def line(self, field: str, limit: int) -> str:
        """A text of one line."""
        text = self._first(field)
        if _SEVERAL in text and not self.has("key"):
            text = text.partition(_SEVERAL)[0]
        return self._kept(shown(text), field, limit)

    def lines(self, field: str, limit: int) -> str:
        """A text of several lines."""
        return self._kept(shown_lines(self._first(field)), field, limit)

    def day(self, field: str, *, past: bool = False) -> date | None:
        """A day; `past` is for one that can't be still to come."""
        text = self._first(field)
        day = self._days.read(text) if text else None
        if text and not day:
            self.not_read()
        if past and day and self._latest and day > self._latest:
            self._told.later.add(self.number)
            return None
        return day

    def not_read(self) -> None:
        """Note that a cell of the row could not be read."""
        self._told.unread.add(self.number)

    def cut(self, text: str, limit: int) -> str:
        """A text that was put together from cells."""
        return self._kept(text, "", limit)

    def _first(self, field: str) -> str:
        for place in self._columns.get(field, ()):
            if place < len(self._row) and (text := self._row[place].replace("\r\n", "\n").replace("\r", "\n").strip()):
                return unguarded(text)
        return ""

    def _kept(self, text: str, field: str, limit: int) -> str:
        text = text.strip()
        if len(text) <= limit:
            return text
        self._told.cut.add((self.number, field))
        return text[:limit].rstrip()


def _rows(numbers: Sequence[int]) -> str:
    return f"{_numbers(set(numbers)).capitalize()} {'was' if len(numbers) == 1 else 'were'}"


def _numbers(rows: set[int]) -> str:
    """ "row 4", "rows 4, 9 and 12", "rows 1, 2, 3, 4, 5 and 20 more"."""
    first = [str(number) for number in sorted(rows)[:NAMED_AT_MOST]]
    more = len(rows) - len(first)
    if len(rows) == 1:
        return f"row {first[0]}"
    *most, last = [*first, f"{more} more"] if more else first
    return f"rows {', '.join(most)} and {last}"
