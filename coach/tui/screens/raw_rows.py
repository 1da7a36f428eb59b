"""The first rows of a table as they are in the file, each column marked with what it was read as."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.content import Content

from coach.domain.sanitize import shown
from coach.domain.wording import count
from coach.tui.themes import MUTED

ROWS, COLUMNS, WIDEST = 3, 6, 16
NOT_READ = "not read"


def raw_rows(header: Sequence[str], rows: Sequence[Sequence[str]], marks: Mapping[int, str]) -> Content:
    """Return each heading with what its column was read as, then the first rows. Unread columns come last.

    `marks` maps a column's index to its label. Empty columns are left out.
    """
    first = rows[:ROWS]
    filled = [at for at in range(max(map(len, (header, *first)))) if any(map(str.strip, _cells(at, first)))]
    places = sorted(filled, key=lambda at: (at not in marks, at))
    columns = [(at, [_cell(each) for each in _column(at, header, first, marks)]) for at in places[:COLUMNS]]
    lines = []
    for number in range(2 + len(first)):
        cells = (_styled(cells, number, is_read=at in marks) for at, cells in columns)
        lines.append(Content("  ").join(cells))
    if more := len(places) - COLUMNS:
        lines += [Content.styled(f"and {count(more, 'more column')}", MUTED)] if more > 0 else []
    return Content("\n").join(lines)


def _column(at: int, header: Sequence[str], rows: Sequence[Sequence[str]], marks: Mapping[int, str]) -> list[str]:
    heading = header[at] if at < len(header) else f"column {at + 1}"
    return [heading, marks.get(at, NOT_READ), *_cells(at, rows)]


def _cells(at: int, rows: Sequence[Sequence[str]]) -> list[str]:
    return [row[at] if at < len(row) else "" for row in rows]


def _cell(text: str) -> str:
    line = shown(" ".join(text.split()))
    return line if len(line) <= WIDEST else f"{line[: WIDEST - 1]}…"


def _styled(cells: Sequence[str], number: int, *, is_read: bool) -> Content:
    from rich.cells import cell_len

    width = max(map(cell_len, cells))
    text = cells[number] + " " * (width - cell_len(cells[number]))
    if number == 1 and is_read:
        return Content.styled(text, "bold")
    return Content(text) if is_read and number else Content.styled(text, MUTED)
