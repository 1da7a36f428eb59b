"""The rows of a CSV file of contacts or applications, in whatever encoding and with whatever separator."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import suppress
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from coach.domain.text import shown
from coach.errors import RefusedError
from coach.imports.file_content import content_of
from coach.imports.search.columns import Columns, find_columns
from coach.imports.search.names import Names

LARGEST = 50_000_000  # bytes
MOST_ROWS = 100_000
LONGEST_CELL = 1_000_000
HEADER_WITHIN = 40
_NOT_UTF8 = (
    "It is not in UTF-8 and was read as Windows-1252; if letters look wrong, save it as CSV in UTF-8 and try again."
)
_BROKEN = "A few letters in it are broken; they show as \ufffd."


class Table(NamedTuple):
    """What a file holds below its header, each row with its number. `doubts` are sentences about how it was read."""

    name: str
    columns: Columns
    rows: list[tuple[int, list[str]]]
    too_long: list[int]
    doubts: list[str]


def read_table(file: Path, names: Names, needed: tuple[str, ...], example: str) -> Table:
    """The rows below the header, which has to have one of the `needed` fields.

    Raises RefusedError for what is no such file, and CoachError where it can't be opened.
    """
    name = shown(file.name)
    text, doubt = _decoded(content_of(file, LARGEST, "Split it into files of 50 MB at most."), name)
    delimiter, at, columns = _header(text, names, needed, name, example)
    rows = _parsed(text, delimiter, name)
    header = rows[at]
    body = [(number, row) for number, row in enumerate(rows[at + 1 :], at + 2) if any(map(str.strip, row))]
    if len(body) > MOST_ROWS:
        raise RefusedError(f"{name} has more than {MOST_ROWS:,} rows", "Split it into smaller files.")
    too_long = [number for number, row in body if any(map(str.strip, row[len(header) :]))]
    left_out = {*too_long, *(number for number, row in body if row == header)}
    return Table(name, columns, [(n, row) for n, row in body if n not in left_out], too_long, [doubt] if doubt else [])


def _decoded(content: bytes, name: str) -> tuple[str, str]:
    """The text, and a sentence where its encoding had to be guessed."""
    if content.startswith(b"PK"):
        raise RefusedError(
            f"{name} is no CSV file",
            "Unpack the archive first, or save the sheet as CSV. In LinkedIn's archive it is Connections.csv.",
        )
    if content[:20].lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCARD"):
        raise RefusedError(f"{name} holds contact cards (vCard)", "Export the contacts as CSV instead.")
    text, doubt = _text_of(content)
    if text is None or "\0" in text:
        raise RefusedError(
            f"{name} is in an encoding that can't be told", "Open it in a spreadsheet and save it as CSV in UTF-8."
        )
    return text, doubt


def _text_of(content: bytes) -> tuple[str | None, str]:
    if codec := _wide(content):
        return _tried(content, codec), ""
    if (text := _tried(content, "utf-8-sig")) is not None:
        return text, ""
    replaced = content.decode("utf-8-sig", "replace")
    broken = replaced.count("\ufffd")
    if sum(not letter.isascii() for letter in replaced) > 5 * broken:  # by chance, other encodings don't look like it
        return replaced, _BROKEN
    return _tried(content, "cp1252"), _NOT_UTF8


def _wide(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    start = content[:400]
    if len(start) >= 8 and start.count(0) * 3 > len(start):
        return "utf-16-le" if start[1::2].count(0) > start[::2].count(0) else "utf-16-be"
    return ""


def _tried(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _header(text: str, names: Names, needed: tuple[str, ...], name: str, example: str) -> tuple[str, int, Columns]:
    """The separator, the place of the header and its columns: those by which most columns are known."""
    best: tuple[int, str, int, Columns] = (0, "", 0, {})
    for mark in ",;\t|":
        for place, row in enumerate(_first_rows(text, mark)):
            columns = find_columns(row, names)
            if any(field in columns for field in needed) and len(columns) > best[0]:
                best = (len(columns), mark, place, columns)
    if not best[0]:
        first = next((row for row in _first_rows(text, ",") if any(map(str.strip, row))), [])
        begins = f" It begins with: {shown(', '.join(first))[:80]}." if first else " It is empty."
        raise RefusedError(
            f"{name} has no row that names its columns", f"There has to be one such as: {example}.{begins}"
        )
    return best[1:]


def _first_rows(text: str, delimiter: str) -> list[list[str]]:
    found: list[list[str]] = []
    with suppress(csv.Error):
        for row in islice(_reader(text, delimiter), HEADER_WITHIN):
            found.append(row)  # noqa: PERF402 - those before an error count
    return found


def _parsed(text: str, delimiter: str, name: str) -> list[list[str]]:
    """Every row. A quotation mark that is not closed would swallow the rows after it, so the whole file is refused."""
    rows: list[list[str]] = []
    try:
        for row in _reader(text, delimiter, strict=True):
            rows.append(row)  # noqa: PERF402 - the row after them is the one to be told
    except csv.Error as error:
        raise RefusedError(
            f"{name}, row {len(rows) + 1} can't be read as CSV",
            f"A quotation mark there may not be closed; put it right and try again. (The reader says: {error}.)",
        ) from error
    return rows


def _reader(text: str, delimiter: str, *, strict: bool = False) -> Iterator[list[str]]:
    csv.field_size_limit(LONGEST_CELL)
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=strict)
