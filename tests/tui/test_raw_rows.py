"""The first rows of a table, each column with the field it was read as."""

from __future__ import annotations

from coach.tui.screens.raw_rows import raw_rows


def test_columns_that_are_read_come_first_and_empty_ones_are_passed_over() -> None:
    rows = [["x", "", "12.11.", "[b]Rewe[/b]"], ["y", "", "13.11."]]
    shown = raw_rows(("Kind", "Empty", "Tag", "Text"), rows, {2: "day", 3: "who or what"}).plain.split("\n")
    assert [line.split() for line in shown] == [
        ["Tag", "Text", "Kind"],
        ["day", "who", "or", "what", "not", "read"],
        ["12.11.", "[b]Rewe[/b]", "x"],
        ["13.11.", "y"],
    ]


def test_long_cells_are_cut_and_more_columns_are_counted() -> None:
    rows = [["a very long cell of somebody", *map(str, range(8))]]
    shown = raw_rows(("Note", *"abcdefgh"), rows, {0: "note"}).plain
    assert "a very long cel…" in shown
    assert shown.endswith("and 3 more columns")
