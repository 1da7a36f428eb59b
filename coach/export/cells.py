"""Cells of a spreadsheet: what a person told is text there, whatever it begins with."""

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
    """Write what a person told, or a number or day: a text is a text and never a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell._value = shown_lines(value)[:LONGEST_CELL].replace("\r", " ")  # noqa: SLF001 - its setter sees formulas
        cell.data_type = "s"
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DAY_FORMAT
    return cell


def headings(sheet: Worksheet, row: int, words: Iterable[str], widths: Iterable[int] = ()) -> None:
    """A row of headings in bold, and how wide their columns are."""
    from openpyxl.styles import Font

    for column, word in enumerate(words, 1):
        put(sheet, row, column, word).font = Font(bold=True)
    for column, width in enumerate(widths):
        sheet.column_dimensions[chr(ord("A") + column)].width = width
