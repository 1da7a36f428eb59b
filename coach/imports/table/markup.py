"""Tables in HTML and in Excel's XML of 2003. Many banks give such a page the suffix .xls."""

from __future__ import annotations

import re
from html import unescape
from typing import NoReturn
from xml.parsers import expat

from coach.errors import RefusedError
from coach.imports.statements.ofx_tags import without
from coach.imports.table.declared_encoding import text_of
from coach.imports.table.workbook import LONGEST_CELL, MOST_ROWS, WIDEST, Sheet

LARGEST = 10_000_000  # bytes
_CHARSET = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?([\w-]{1,20})""", re.IGNORECASE)
_EXCEL = "urn:schemas-microsoft-com:office:spreadsheet"
_DAY_AND_TIME = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.0*)?")
_TAG = re.compile(r"<(/?)(table|tr|td|th)\b([^<>]{0,2000})>", re.IGNORECASE)
_OTHER_TAG = re.compile(r"<[a-zA-Z/!][^<>]{0,2000}>")
_COLSPAN = re.compile(r"""colspan\s{0,9}=\s{0,9}["']?([0-9]{1,3})""", re.IGNORECASE)
_SAVE_AGAIN = "Open it in Excel or LibreOffice, and save it as .xlsx or as CSV."


def rows_of_html(content: bytes, name: str) -> list[Sheet]:
    """The tables of a page, or the sheets of Excel's XML of 2003, that have a row. Raises RefusedError for none."""
    if len(content) > LARGEST:
        raise RefusedError(f"{name} is too large", "Ask the bank for fewer months. The limit for a page is 10 MB.")
    found = _CHARSET.search(content[:4_096])
    text, _ = text_of(content, found[1].decode("ascii", "replace") if found else "")
    sheets = (
        _excel_sheets(content, name)
        if _EXCEL in text[:4_096] and "<html" not in text[:4_096].lower()
        else _tables(text)
    )
    sheets = [sheet for sheet in sheets if sheet.rows]
    if not sheets:
        raise RefusedError(f"{name} has no table", _SAVE_AGAIN)
    if sum(len(sheet.rows) for sheet in sheets) > MOST_ROWS:
        raise RefusedError(f"{name} is too large", f"It has more than {MOST_ROWS:,} rows. Ask for fewer months.")
    return sheets


def _tables(text: str) -> list[Sheet]:
    """The cells of every table. A nested table has rows of its own.

    This is a scanner, since Python's html.parser takes minutes for a megabyte of broken tags.
    """
    for begin, end in (("<!--", "-->"), ("<script", "</script"), ("<style", "</style")):
        text = without(text, begin, end, keep=False)
    tables = _Tables()
    at = 0
    for found in _TAG.finditer(text):
        tables.see_text(text[at : found.start()])
        tables.see_tag(found[2].lower(), found[3], ends=bool(found[1]))
        at = found.end()
    tables.end_row()
    return [Sheet(f"table {number}", rows) for number, rows in enumerate(tables.rows, 1)]


class _Tables:
    """Collects cells into rows, and rows into tables."""

    def __init__(self) -> None:
        self.rows: list[list[list[str]]] = []
        self._row: list[str] = []
        self._cell: list[str] | None = None
        self._wide = 1

    def see_text(self, text: str) -> None:
        """Take the text between two tags."""
        if self._cell is not None:
            self._cell.append(_OTHER_TAG.sub(" ", text))

    def see_tag(self, tag: str, attributes: str, *, ends: bool) -> None:
        """Take a tag of a table, with its attributes as written."""
        if tag in ("td", "th"):
            self._end_cell()
            if not ends:
                colspan = _COLSPAN.search(attributes)
                self._cell, self._wide = [], min(int(colspan[1]), 50) if colspan else 1
            return
        self.end_row()
        if tag == "table" and not ends:
            self.rows.append([])

    def end_row(self) -> None:
        """Finish the current row, if it has anything."""
        self._end_cell()
        if any(self._row):
            if not self.rows:
                self.rows.append([])
            self.rows[-1].append(self._row)
        self._row = []

    def _end_cell(self) -> None:
        if self._cell is not None and len(self._row) < WIDEST:
            text = unescape(" ".join(self._cell)[:LONGEST_CELL])
            self._row += [" ".join(text.split()), *[""] * (self._wide - 1)]
        self._cell = None


def _excel_sheets(content: bytes, name: str) -> list[Sheet]:
    reader = _ExcelXml(name)
    try:
        reader.parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise RefusedError(
            f"{name} is damaged", f"Its table is cut off. Download it again, or: {_SAVE_AGAIN}"
        ) from error
    return reader.sheets


class _ExcelXml:
    """Collects the cells of <Worksheet><Table><Row><Cell><Data>. It never loads anything from outside the file."""

    def __init__(self, name: str) -> None:
        self.sheets: list[Sheet] = []
        self._name, self._row, self._data = name, list[str](), list[str]()
        self._type, self._at = "", 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._begin
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._data.append

    def _refuse(self, *_: object) -> NoReturn:
        raise RefusedError(
            f"{self._name} is not the kind of file Excel writes",
            f"It contains its own XML declarations. {_SAVE_AGAIN}",
        )

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "Worksheet":
            self.sheets.append(Sheet(attributes.get(f"{_EXCEL} Name", ""), []))
        elif kind == "Row":
            self._row, self._at = [], 0
        elif kind == "Cell":
            index = attributes.get(f"{_EXCEL} Index", "")
            self._at = int(index) - 1 if index.isascii() and index.isdigit() and len(index) < 5 else self._at
            self._data.clear()
            self._type = ""
        elif kind == "Data":
            self._type = attributes.get(f"{_EXCEL} Type", "")
            self._data.clear()

    def _end(self, tag: str) -> None:
        kind = tag.rpartition(" ")[2]
        if kind == "Data" and 0 <= self._at < WIDEST and self._type != "Error":
            self._row += [""] * (self._at + 1 - len(self._row))
            self._row[self._at] = _value("".join(self._data), self._type)
        elif kind == "Cell":
            self._at += 1
        elif kind == "Row" and self.sheets and any(self._row):
            self.sheets[-1].rows.append(self._row)


def _value(text: str, kind: str) -> str:
    found = _DAY_AND_TIME.fullmatch(text.strip()) if kind == "DateTime" else None
    if found:
        return found[1] if found[2] == "00:00:00" else f"{found[1]} {found[2]}"
    return " ".join(text.split())[:LONGEST_CELL]
