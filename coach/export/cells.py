"""Spreadsheet cells. A person's text is always text, whatever it begins with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

from coach.domain.sanitize import shown_lines
from coach.export.spreadsheet import LONGEST_CELL

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

DAY_FORMAT = "d mmm yyyy"


def put(sheet: Worksheet, row: int, column: int, value: object) -> Any:  # noqa: ANN401 - openpyxl has no types
    """Write a text, number or day. A text never becomes a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell._value = shown_lines(value)[:LONGEST_CELL].replace("\r", " ")  # noqa: SLF001 - openpyxl's setter would make it a formula
        cell.data_type = "s"
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DAY_FORMAT
    return cell


def headings(sheet: Worksheet, row: int, words: Iterable[str], widths: Iterable[int] = ()) -> None:
    """Write a row of bold headings, and set the widths of their columns."""
    from openpyxl.styles import Font

    for column, word in enumerate(words, 1):
        put(sheet, row, column, word).font = Font(bold=True)
    for column, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
