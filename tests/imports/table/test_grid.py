"""Splitting text into cells: the delimiter, and misplaced quotation marks."""

from __future__ import annotations

import csv
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from coach.imports.statements.table_file import money_headings
from coach.imports.table.grid import Grid, read_grid


def grid(text: str, delimiter: str = "") -> Grid:
    return read_grid(text, "bank.csv", money_headings().count, delimiter)


def cells(text: str) -> list[list[str]]:
    return [row.cells for row in grid(text).rows]


def test_the_delimiter_is_found_from_the_headings_despite_commas_in_names() -> None:
    text = "Datum;Empfänger;Betrag\n02.10.2026;Huber, Maier, Schulz, Notare, PartG;-80,00\n"
    assert cells(text)[1] == ["02.10.2026", "Huber, Maier, Schulz, Notare, PartG", "-80,00"]


def test_two_columns_are_enough() -> None:
    assert cells("Datum;Betrag\n02.10.2026;-80,00\n")[1] == ["02.10.2026", "-80,00"]


def test_without_headings_the_widths_of_the_rows_decide() -> None:
    assert grid("01/10/2026|-5.00|A, B\n02/10/2026|-6.00|C\n").delimiter == "|"


def test_a_space_before_a_quotation_mark_does_not_hide_it() -> None:
    assert cells('Date,Description,Debit\n1 Oct 2026,RENT, "18,500.00"\n')[1][2] == "18,500.00"


def test_an_unclosed_quotation_mark_loses_no_other_row() -> None:
    read = grid(
        'Date\tDescription\tAmount\n2026-10-01\t"HALF OPEN\t-3.00\n2026-10-02\tSHOP\t-4.00\n2026-10-03\t"FINE"\t-5\n'
    )
    assert [row.cells[1] for row in read.rows] == ["Description", "HALF OPEN", "SHOP", "FINE"]
    assert read.odd == (2,)


def test_a_text_over_two_lines_is_one_cell() -> None:
    read = grid('Date,Description,Amount\n2026-10-01,"two\nlines",-3.00\n2026-10-02,SHOP,-4.00\n')
    assert [row.number for row in read.rows] == [1, 2, 4]
    assert read.rows[1].cells[1] == "two\nlines"
    assert read.odd == ()


def test_rows_quoted_as_a_whole_are_unquoted() -> None:
    assert cells('"Date,Description,Amount"\n"2026-10-01,SHOP,-3.00"\n')[1] == ["2026-10-01", "SHOP", "-3.00"]


def test_a_sep_line_gives_the_delimiter() -> None:
    assert cells("sep=|\nDate|Description|Amount\n2026-10-01|A;B|-3\n")[1] == ["2026-10-01", "A;B", "-3"]


@given(st.lists(st.lists(st.text("ab,;\"'\n \t", max_size=8), min_size=3, max_size=3), min_size=1, max_size=8))
def test_any_csv_round_trips(rows: list[list[str]]) -> None:
    header = ["Date", "Description", "Amount"]
    out = StringIO()
    csv.writer(out, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows([header, *rows])
    kept = [[cell.lstrip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    assert [[cell.lstrip() for cell in row.cells] for row in grid(out.getvalue(), ",").rows[1:]] == kept
