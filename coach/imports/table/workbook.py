"""The sheets of an Excel workbook (.xlsx) as rows of text."""

from __future__ import annotations

import math
import warnings
from datetime import date, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from coach.domain.sanitize import shown
from coach.errors import RefusedError

UNPACKED_AT_MOST = 100_000_000  # bytes of all parts together
PARTS_AT_MOST, SHEETS_AT_MOST = 2_000, 50
MOST_ROWS, WIDEST, LONGEST_CELL = 200_000, 200, 10_000
_HEAD = 65_536  # bytes of a part that could hold a DOCTYPE
_SAVE_AGAIN = "Open it in Excel or LibreOffice, and save it as .xlsx or as CSV."


class Sheet(NamedTuple):
    """One sheet: its name, and its rows from the first, each a list of cells as text."""

    name: str
    rows: list[list[str]]


def rows_of_workbook(content: bytes, name: str) -> list[Sheet]:
    """The visible, non-empty sheets. A date is ISO text (with its time, if it has one), a number has a point.

    Formulas have the value they had when the file was saved; errors such as #REF! are empty. Of merged cells the first
    has the value. Raises RefusedError if it is not a workbook, is locked, or would unpack to more than 100 MB.
    """
    _check(content, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl warns about what it leaves out
        try:
            sheets = _read(content, name)
        except RefusedError:
            raise
        except Exception as error:
            raise RefusedError(f"coach can't read {name} as a workbook", _SAVE_AGAIN) from error
    if not sheets:
        raise RefusedError(
            f"{name} has no rows",
            "Every sheet in it is empty or hidden. Unhide the sheet with the bookings, or save it on its own.",
        )
    return sheets


def _check(content: bytes, name: str) -> None:
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_parts(archive, name)
    except RefusedError:
        raise
    except BadZipFile as error:
        raise RefusedError(f"{name} is damaged", "Download it again.") from error
    except Exception as error:
        raise RefusedError(f"coach can't read {name} as a workbook", _SAVE_AGAIN) from error


def _check_parts(archive: ZipFile, name: str) -> None:
    """Check the sizes in the archive's index before unpacking anything; zipfile then unpacks no more than that."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise RefusedError(f"{name} is locked with a password", "Save it without the password first.")
    if len(parts) > PARTS_AT_MOST or sum(part.file_size for part in parts) > UNPACKED_AT_MOST:
        raise RefusedError(f"{name} is too large", "It unpacks to more than 100 MB. Ask the bank for fewer months.")
    for part in parts:
        with archive.open(part) as opened:
            _check_head(opened.read(_HEAD), name)


def _check_head(head: bytes, name: str) -> None:
    if b"<!DOCTYPE" in head.replace(b"\0", b"").upper():
        raise RefusedError(
            f"{name} is not the kind of file Excel writes", f"It contains its own XML declarations. {_SAVE_AGAIN}"
        )


def _read(content: bytes, name: str) -> list[Sheet]:
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    try:
        found = []
        for sheet in workbook.worksheets[:SHEETS_AT_MOST]:
            if sheet.sheet_state != "visible":
                continue
            sheet.reset_dimensions()  # some banks declare the wrong size of a sheet
            rows = _rows(sheet, name)
            if rows:
                found.append(Sheet(shown(str(sheet.title))[:80], rows))
        return found
    finally:
        workbook.close()


def _rows(sheet: Any, name: str) -> list[list[str]]:  # noqa: ANN401 - openpyxl has no types
    rows: list[list[str]] = []
    full = 0
    for cells in sheet.iter_rows():
        row = [_text(cell) for cell in cells[:WIDEST]]
        while row and not row[-1]:
            row.pop()
        rows.append(row)
        full = len(rows) if row else full
        if full > MOST_ROWS or len(rows) > MOST_ROWS * 6:
            raise RefusedError(f"{name} is too large", f"It has more than {MOST_ROWS:,} rows. Ask for fewer months.")
    return rows[:full]


def _text(cell: Any) -> str:  # noqa: ANN401 - openpyxl has no types
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return number_text(value)
    return str(value)[:LONGEST_CELL].strip()


def number_text(value: float) -> str:
    """A number in plain digits with a point, to the 15 digits that Excel stores: 0.1 + 0.2 is 0.3."""
    if isinstance(value, int):
        return str(value) if abs(value) < 10**30 else ""
    if not math.isfinite(value):
        return ""
    text = f"{Decimal(f'{value:.15g}'):f}"
    return "0" if text == "-0" else text
