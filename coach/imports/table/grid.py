"""Splits text into rows and cells: detects the delimiter, and copes with quotation marks that were never closed."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from statistics import mode
from typing import NamedTuple

from coach.errors import RefusedError
from coach.imports.table.days import is_day

DELIMITERS = (",", ";", "\t", "|")
DELIMITER_WORDS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
HEAD = 60  # lines that are searched for the headings
LONGEST_RECORD = 40  # lines; a quotation mark that closes later was not meant as one
LONGEST_CELL = 1_000_000
_SEPARATOR_LINE = re.compile(r"sep=(.)", re.IGNORECASE)


class GridRow(NamedTuple):
    """The cells of one row; `number` is its line in the file, from 1."""

    number: int
    cells: list[str]


class Grid(NamedTuple):
    """The rows of a file, without blank ones. `odd` are rows with an unclosed quotation mark."""

    rows: list[GridRow]
    delimiter: str
    why: str
    odd: tuple[int, ...] = ()


def read_grid(text: str, name: str, known: Callable[[Sequence[str]], int], delimiter: str = "") -> Grid:
    """The rows of a text. `known` counts the headings that it recognises in a row.

    Raises RefusedError for a text without rows.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = 0
    if lines and (said := _SEPARATOR_LINE.fullmatch(lines[0].strip())):
        delimiter, first = delimiter or said[1], 1
    why = "you said so" if delimiter and not first else "the file says so"
    if not delimiter:
        delimiter, why = _delimiter_of(lines, known)
    lines = _unwrapped(lines, delimiter)
    width = _width(_rows(lines[:HEAD], delimiter, first, 0)[0], known)
    rows, odd = _rows(lines, delimiter, first, width)
    if not rows:
        raise RefusedError(f"{name} is empty", "Ask the bank, or the program, for the file again.")
    return Grid(rows, delimiter, why, odd)


def _delimiter_of(lines: Sequence[str], known: Callable[[Sequence[str]], int]) -> tuple[str, str]:
    """The delimiter by which a row has most headings, then most rows a date, then most rows the same width."""
    head = [line for line in lines if line.strip()][:HEAD]
    best: tuple[float, int, int, int, str] = (-1, 0, 0, 0, ",")
    for mark in DELIMITERS:
        rows = [row.cells for row in _rows(head, mark, 0, 0)[0]]
        headings = max((known(row) for row in rows), default=0)
        dated = sum(any(map(is_day, row)) for row in rows)
        wide = [len(row) for row in rows if len(row) > 1]
        usual = mode(wide) if wide else 0
        alike = sum(len(row) == usual for row in rows) if usual > 1 else 0
        score = (headings, dated, alike, usual, mark)
        if score[:4] > best[:4]:
            best = score
    headings = int(best[0])
    reason = (
        f"it separates {headings} headings" if headings > 1 else "it splits every row into the same number of cells"
    )
    return best[4], reason


def _unwrapped(lines: list[str], delimiter: str) -> list[str]:
    """Some programs put each whole row in quotation marks; take those off."""
    head = [line for line in lines if line.strip()][:HEAD]
    wrapped = [line for line in head if len(line) > 2 and line.startswith('"') and line.rstrip().endswith('"')]
    if len(head) < 2 or len(wrapped) < len(head):
        return lines
    inner = [next(iter(csv.reader([line])), [""]) for line in head]
    if any(len(cells) != 1 or delimiter not in cells[0] for cells in inner):
        return lines
    return [next(iter(csv.reader([line])), [""])[0] if line.strip() else line for line in lines]


def _width(rows: Sequence[GridRow], known: Callable[[Sequence[str]], int]) -> int:
    best = max(rows, key=lambda row: known(row.cells), default=None)
    if best is not None and known(best.cells) > 1:
        return len(best.cells)
    wide = [len(row.cells) for row in rows if len(row.cells) > 1]
    return mode(wide) if wide else 0


def _rows(lines: Sequence[str], delimiter: str, first: int, width: int) -> tuple[list[GridRow], tuple[int, ...]]:
    """The rows, and the numbers of those with a stray quotation mark. `width` is the width of a multi-line record."""
    csv.field_size_limit(LONGEST_CELL)
    rows: list[GridRow] = []
    odd: list[int] = []
    at = first
    while at < len(lines):
        line = lines[at]
        if '"' not in line:
            cells, used = line.split(delimiter), 1
        else:
            cells, used, strange = _quoted(lines, at, delimiter, width)
            if strange:
                odd.append(at + 1)
        if any(cell.strip() for cell in cells):
            rows.append(GridRow(at + 1, cells))
        at += used
    return rows, tuple(odd)


def _quoted(lines: Sequence[str], at: int, delimiter: str, width: int) -> tuple[list[str], int, bool]:
    """The cells of a quoted record, the number of its lines, and whether a quotation mark is never closed."""
    if (cells := _parsed(lines[at], delimiter)) is not None:
        return cells, 1, False
    record = lines[at]
    for more in range(1, min(LONGEST_RECORD, len(lines) - at)):
        record += "\n" + lines[at + more]
        if '"' not in lines[at + more]:
            continue
        cells = _strictly_parsed(record, delimiter)
        if cells is not None:
            if len(cells) > 1 and (not width or len(cells) == width):
                return cells, more + 1, False
            break
    return [cell.strip().strip('"') for cell in lines[at].split(delimiter)], 1, True


def _parsed(record: str, delimiter: str) -> list[str] | None:
    """The cells, or None if a quotation mark is still open at the end."""
    if (strictly := _strictly_parsed(record, delimiter)) is not None:
        return strictly
    if _is_open(record, delimiter):
        return None
    try:  # a quotation mark in the middle of a cell: keep it as it is
        cells = next(csv.reader([record], delimiter=delimiter, skipinitialspace=True, escapechar="\\"), [])
    except csv.Error:
        return None
    return None if any("\n" in cell for cell in cells) and "\n" not in record else cells


def _strictly_parsed(record: str, delimiter: str) -> list[str] | None:
    try:
        return next(csv.reader([record], delimiter=delimiter, skipinitialspace=True, strict=True), [])
    except csv.Error:
        return None


def _is_open(record: str, delimiter: str) -> bool:
    """Whether a cell starts with a quotation mark that is never closed."""
    try:
        next(csv.reader([record], delimiter=delimiter, skipinitialspace=True, strict=True), [])
    except csv.Error as error:
        return "unexpected end" in str(error)
    return False
