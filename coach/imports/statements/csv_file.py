"""Statements as text in rows: the whole way from bytes to bookings."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from coach.domain.runway.statement import Decision, Statement
from coach.imports.statements.bookings import statements_of
from coach.imports.statements.choices import NOTHING_SAID, Choices
from coach.imports.statements.table_file import Place, Table, money_headings, read_table
from coach.imports.table.decoding import decode
from coach.imports.table.grid import DELIMITER_WORDS, read_grid

if TYPE_CHECKING:
    from coach.imports.progress import Progress

Known = Callable[[str], Choices]  # what the person said of a form of table before, by its signature


def read_csv(
    content: bytes, name: str, place: Place, choices: Choices, known: Known, progress: Progress
) -> tuple[Table, tuple[Statement, ...]]:
    """The table, and the bookings of each account in it. Raises RefusedError for what can't be read."""
    progress(0, 1)
    headings = money_headings()
    decoded = decode(content, name, headings.count_in_text, choices.encoding)
    grid = read_grid(decoded.text, name, headings.count, choices.delimiter)
    steps = [
        Decision("encoding", decoded.encoding, decoded.why),
        Decision("delimiter", DELIMITER_WORDS.get(grid.delimiter, repr(grid.delimiter)), grid.why),
    ]
    if grid.odd:
        rows = ", ".join(str(row) for row in grid.odd[:5])
        steps.append(Decision("quotes", "kept as text", f"a quotation mark in row {rows} is never closed"))
    table = read_table(grid.rows, name, place, choices)
    said = choices.over(known(table.signature))
    if said != choices:
        table = read_table(grid.rows, name, place, said)
    return table, statements_of(table, place, said, progress, steps)


def nothing_known(_signature: str) -> Choices:
    """Nothing was said of any form."""
    return NOTHING_SAID
