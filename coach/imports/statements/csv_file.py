"""Statements in CSV, of whatever dialect: separators, encodings, columns and dates are found out from the file."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING

from coach.domain.runway.statement import Booking, LeftOut, Question, Statement
from coach.errors import RefusedError
from coach.imports.statements.columns import Columns, find_columns
from coach.imports.statements.values import Amounts, Dates

if TYPE_CHECKING:
    from coach.imports.progress import Progress

TOLD_EVERY = 500
PREAMBLE_AT_MOST = 40
LONGEST_FIELD = 100_000


def read_csv(content: bytes, name: str, digits: int, progress: Progress) -> Statement:
    """The bookings of the file. Rows without a day or an amount (sums, blank lines) are skipped and counted.

    Raises RefusedError, naming the row, for what can't be read.
    """
    text = _decoded(content, name)
    rows = _rows(text, name)
    header = _header(rows, name)
    columns = find_columns(rows[header])
    body = [(number, row) for number, row in enumerate(rows[header + 1 :], header + 2) if columns.is_booking(row)]
    if not body:
        raise RefusedError(f"{name} has no bookings", "Ask the bank for a file that covers three months.")
    dates = Dates.found_in([(number, columns.date_of(row)) for number, row in body], name)
    amounts = Amounts.found_in([text for _, row in body for text in columns.amounts_of(row)], digits, name)
    read = []
    for done, (number, row) in enumerate(body, 1):
        read.append(_row(number, row, columns, dates, amounts))
        if done % TOLD_EVERY == 0:
            progress(done, len(body))
    progress(len(body), len(body))
    taken = {number for number, _ in body}
    left_out = tuple(
        LeftOut(number, "no day or no amount")
        for number, row in enumerate(rows[header + 1 :], header + 2)
        if number not in taken and any(cell.strip() for cell in row)
    )
    questions = (Question("day-order", dates.doubt),) if dates.doubt else ()
    currency = _currency(columns, body, name)
    return Statement(name, tuple(read), currency, left_out=left_out, questions=questions)


def _row(number: int, row: list[str], columns: Columns, dates: Dates, amounts: Amounts) -> Booking:
    on = dates.read(columns.date_of(row), number)
    return Booking(on, amounts.of(columns, row, number), columns.payee_of(row), columns.reference_of(row), number)


def _decoded(content: bytes, name: str) -> str:
    wide = content.startswith((b"\xff\xfe", b"\xfe\xff"))
    codecs = ["utf-16"] if wide else ["utf-8-sig", "cp1252"]
    for codec in codecs:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise RefusedError(f"{name} is not a text file", "A statement is CSV or OFX. Save an Excel file as CSV first.")


def _rows(text: str, name: str) -> list[list[str]]:
    csv.field_size_limit(LONGEST_FIELD)
    sample = "\n".join(text.splitlines()[:PREAMBLE_AT_MOST])
    delimiter = max(",;\t|", key=lambda mark: _fits(sample, mark))
    try:
        return list(csv.reader(StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise RefusedError(f"{name} can't be read as CSV", f"The reader says: {error}.") from error


def _fits(sample: str, mark: str) -> int:
    """How many cells the lines have that look like bookings, if this is what separates them."""
    return sum(count for line in sample.splitlines() if (count := line.count(mark)) >= 2)


def _header(rows: list[list[str]], name: str) -> int:
    for number, row in enumerate(rows[:PREAMBLE_AT_MOST]):
        if find_columns(row).is_complete:
            return number
    raise RefusedError(
        f"{name} has no row that names its columns",
        "There has to be one with a date and an amount, such as: Date, Description, Amount.",
    )


def _currency(columns: Columns, body: list[tuple[int, list[str]]], name: str) -> str:
    found = {code for _, row in body if (code := columns.currency_of(row))}
    if len(found) > 1:
        raise RefusedError(
            f"{name} mixes currencies", f"It has {', '.join(sorted(found))}. Export the accounts one at a time."
        )
    return found.pop() if found else ""
