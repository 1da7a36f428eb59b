"""The rows of a log: parse one, show one, and find what the latest says to practise."""

from __future__ import annotations

from collections.abc import Sequence

from coach.domain.wording import within
from coach.domain.worksheets.state import WorksheetRow, WorksheetState
from coach.errors import RefusedError
from coach.guide.worksheets import Column, WorksheetField

MOST = {"scale": 10, "minutes": 24 * 60, "seconds": 60 * 60}


def row_of(field: WorksheetField, typed: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Parse a row from `typed`, a text for each column; empty ones are left out. Raises RefusedError."""
    pairs = [(column, text.strip()) for column, text in zip(field.columns, typed, strict=False) if text.strip()]
    if not pairs:
        raise RefusedError("There is nothing to save", "Fill in at least one field.")
    return tuple((column.key, _checked(column, text)) for column, text in pairs)


def _checked(column: Column, text: str) -> str:
    if column.kind == "line":
        return text
    most = MOST[column.kind]
    if not (text.isascii() and text.isdigit() and len(text) < 6 and int(text) <= most):
        raise RefusedError(
            f"{column.label}: {text[:20]!r} is not such a number", f"Write a whole number from 0 to {most}."
        )
    return str(int(text))


def row_words(field: WorksheetField, row: WorksheetRow) -> str:
    """A row in words: "seconds 32, how sure I felt 6, to change: slower at the start"."""
    parts = []
    for column in field.columns:
        if column.key in row.values:
            mark = ": " if column.kind == "line" else " "
            parts.append(f"{within(column.label)}{mark}{row.values[column.key]}")
    return ", ".join(parts)


def to_practise(field: WorksheetField, record: WorksheetState) -> str:
    """The label of the column with the lowest value in the latest row, if the log has several scales; "" otherwise."""
    scales = [column for column in field.columns if column.kind == "scale"]
    rows = record.rows.get(field.key, ())
    if len(scales) < 3 or not rows:
        return ""
    latest = rows[-1].values
    rated = [column for column in scales if latest.get(column.key, "").isdigit()]
    return min(rated, key=lambda column: int(latest[column.key])).label if rated else ""
