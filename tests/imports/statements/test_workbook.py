"""Workbooks and HTML pages of banks as rows of text."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from coach.errors import RefusedError
from coach.imports.table.markup import rows_of_html
from coach.imports.table.workbook import Sheet, number_text, rows_of_workbook
from tests.fuzz.rule import LONGEST, within


def saved(*rows: list[object], change: Callable[[Any], None] = lambda _book: None) -> bytes:
    """A workbook of one sheet, modified by `change`."""
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "Bookings"
    for row in rows:
        sheet.append(row)
    change(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def packed(content: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The same archive with its parts modified."""
    out = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(part, old.read(part)))
    return out.getvalue()


def read(content: bytes) -> list[Sheet]:
    return rows_of_workbook(content, "bank.xlsx")


PLAIN = saved(["Date", "Text", "Amount"], [date(2026, 5, 2), "Shop", -12.3], [date(2026, 5, 3), "Pay", 800])


def test_a_plain_sheet_has_iso_dates_and_plain_numbers() -> None:
    assert read(PLAIN) == [
        Sheet("Bookings", [["Date", "Text", "Amount"], ["2026-05-02", "Shop", "-12.3"], ["2026-05-03", "Pay", "800"]])
    ]


def test_times_errors_booleans_and_formats_become_plain_text() -> None:
    def formats(book: Any) -> None:
        book.active["A1"].number_format = "#,##0.00 [$€-407]"
        book.active["C1"] = "#REF!"
        book.active["C1"].data_type = "e"

    content = saved(
        [1234.5, True, "", datetime.combine(date(2026, 5, 2), time(13, 5)), time(8, 30), 0.1 + 0.2], change=formats
    )
    assert read(content)[0].rows == [["1234.5", "TRUE", "", "2026-05-02 13:05:00", "08:30:00", "0.3"]]


def test_hidden_and_empty_sheets_are_skipped_and_merged_cells_count_once() -> None:
    def change(book: Any) -> None:
        book.active.merge_cells("A1:C1")
        hidden = book.create_sheet("secret")
        hidden.append(["hidden"])
        hidden.sheet_state = "hidden"
        book.create_sheet("empty")
        book.create_sheet("more").append(["x"])

    found = read(saved(["Statement of May"], [], ["a", None, "c"], change=change))
    assert found == [Sheet("Bookings", [["Statement of May"], [], ["a", "", "c"]]), Sheet("more", [["x"]])]


def test_a_wrong_declared_size_hides_no_row() -> None:
    def smaller(name: str, data: bytes) -> bytes:
        return data.replace(b'<dimension ref="A1:C3"', b'<dimension ref="A1"') if "sheet1" in name else data

    assert read(packed(PLAIN, smaller)) == read(PLAIN)


@pytest.mark.parametrize(
    ("number", "text"),
    [(1e-7, "0.0000001"), (-0.0, "0"), (1e15, "1000000000000000"), (float("inf"), ""), (10**40, ""), (2.675, "2.675")],
)
def test_numbers_are_plain_digits(number: float, text: str) -> None:
    assert number_text(number) == text


@given(st.decimals(-(10**9), 10**9, places=2))
def test_an_amount_comes_out_as_it_was_typed(amount: object) -> None:
    assert float(number_text(float(str(amount)))) == float(str(amount))


BOMB = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa">]>'


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"PK\x03\x04", "damaged"),
        (PLAIN[:-200], "damaged"),
        (packed(PLAIN, lambda _name, _data: b"<"), "can't read"),
        (
            packed(PLAIN, lambda name, data: BOMB + data if "sheet1" in name else data),
            "not the kind of file Excel writes",
        ),
        (packed(PLAIN, lambda name, data: data + b" " * 101_000_000 if "sheet1" in name else data), "too large"),
        (saved(), "no rows"),
    ],
)
def test_invalid_workbooks_and_zip_bombs_are_refused(content: bytes, why: str) -> None:
    with within(LONGEST), pytest.raises(RefusedError, match=why):
        read(content)


def test_a_row_at_the_very_end_of_a_sheet_is_read_at_once() -> None:
    far = packed(
        PLAIN, lambda name, data: data.replace(b'<row r="3"', b'<row r="1048576"') if "sheet1" in name else data
    )
    with within(LONGEST * 3), suppress(RefusedError):
        read(far)


@given(st.integers(0, len(PLAIN)), st.binary(max_size=40))
def test_a_broken_workbook_is_rows_or_a_refusal(place: int, junk: bytes) -> None:
    with suppress(RefusedError):
        assert read(PLAIN[:place] + junk + PLAIN[place + len(junk) :])


PAGE = (
    "<html><head><style>td{a:b}</style></head><body><table><tr><th colspan=2>Mouvements</th></tr>"
    "<tr><td>02/05/2026<td><b>Boulangerie</b> &eacute;t&eacute;<br>Paris</tr>"
    "<!-- <tr><td>no</td></tr> --></table></body></html>"
)


def test_a_page_that_a_bank_calls_xls_has_rows() -> None:
    rows = [["Mouvements", ""], ["02/05/2026", "Boulangerie été Paris"]]
    assert rows_of_html(PAGE.encode(), "a.xls") == [Sheet("table 1", rows)]
    assert rows_of_html(PAGE.upper().encode("utf-16"), "a.xls")[0].rows[0] == ["MOUVEMENTS", ""]


EXCEL_2003 = (
    '<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
    'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="May"><Table>'
    '<Row><Cell><Data ss:Type="DateTime">2026-05-02T00:00:00.000</Data></Cell>'
    '<Cell ss:Index="3"><Data ss:Type="Number">-12.3</Data></Cell></Row></Table></Worksheet></Workbook>'
)


def test_excels_xml_of_2003_has_rows() -> None:
    assert rows_of_html(EXCEL_2003.encode(), "a.xls") == [Sheet("May", [["2026-05-02", "", "-12.3"]])]


@pytest.mark.parametrize(
    "piece", ["<td", "<!--", "<script>", "</", "&", "<a b='", "<td><table>", "<td colspan=999999>"]
)
def test_a_page_of_broken_tags_is_read_at_once(piece: str) -> None:
    with within(LONGEST), suppress(RefusedError):
        rows_of_html(b"<table>" + piece.encode() * 200_000, "a.xls")


@pytest.mark.parametrize(
    "content",
    [b"<html></html>", EXCEL_2003[:300].encode(), EXCEL_2003.replace("?><W", f"?>{'<!DOCTYPE a>'}<W").encode()],
)
def test_a_page_without_a_table_or_with_declarations_is_refused(content: bytes) -> None:
    with pytest.raises(RefusedError):
        rows_of_html(content, "a.xls")
