"""The progress of a worksheet: what each field still needs, and which actions are done."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from coach.domain.worksheets.state import WorksheetState
from coach.domain.worksheets.templates import gaps
from coach.guide.worksheets import Worksheet, WorksheetField


class FieldState(NamedTuple):
    """One field: its text, whether that is enough, and what it still needs, in words ("" if it is enough)."""

    field: WorksheetField
    text: str
    filled: bool
    needs: str


def items(text: str) -> list[str]:
    """The lines of a list field, without surrounding blanks and bullets."""
    return [line for line in (each.strip().lstrip("-*•").strip() for each in text.splitlines()) if line]


def field_state(field: WorksheetField, record: WorksheetState) -> FieldState:
    """The progress of one field."""
    text = record.texts.get(field.key, "")
    needs = _needs_rows(field, record) if field.kind == "log" else _needs_text(field, text, record)
    begun = bool(record.rows.get(field.key)) if field.kind == "log" else bool(text.strip())
    return FieldState(field, text, begun and not needs, needs)


def states(worksheet: Worksheet, record: WorksheetState) -> list[FieldState]:
    """The progress of each field."""
    return [field_state(field, record) for field in worksheet.fields]


def done_by(worksheet: Worksheet, record: WorksheetState) -> tuple[str, ...]:
    """The actions whose required fields are all filled."""
    of: dict[str, list[bool]] = {}
    for state in states(worksheet, record):
        if state.field.action:
            ok = state.filled or (not state.field.needed and not state.text)
            of.setdefault(state.field.action, []).append(ok)
    begun = {s.field.action for s in states(worksheet, record) if s.filled}
    return tuple(action for action, filled in of.items() if all(filled) and action in begun)


def finished(worksheet: Worksheet, record: WorksheetState) -> bool:
    """Whether every required field is filled."""
    return all(state.filled for state in states(worksheet, record) if state.field.needed)


def due_again(field: WorksheetField, record: WorksheetState, today: date) -> bool:
    """Whether a log is due again."""
    asked_on = asked_again_on(field, record)
    return bool(field.every) and (asked_on is None or asked_on <= today)


def asked_again_on(field: WorksheetField, record: WorksheetState) -> date | None:
    """The day on which a log is due again; None if it does not repeat, or is empty."""
    rows = record.rows.get(field.key, ())
    return rows[-1].on + timedelta(days=field.every) if rows and field.every else None


def _needs_rows(field: WorksheetField, record: WorksheetState) -> str:
    rows = len(record.rows.get(field.key, ()))
    if not rows:
        return "once" if field.at_least == 1 else f"{field.at_least} times"
    return _missing(field.at_least - rows, "time")


def _needs_text(field: WorksheetField, text: str, record: WorksheetState) -> str:
    if not text.strip():
        return "still empty"
    if field.kind == "order":
        return _needs_order(items(text), items(record.texts.get(field.of, "")))
    if len(text) > field.limit:
        return f"{len(text) - field.limit:,} characters over"
    if field.kind == "draft" and (empty := gaps(text)):
        return "one gap to fill" if empty == 1 else f"{empty} gaps to fill"
    if field.kind == "lines":
        return _needs_lines(field, len(items(text)))
    return ""


def _needs_lines(field: WorksheetField, count: int) -> str:
    if field.at_most and count > field.at_most:
        return f"{count} lines, {field.at_most} at most"
    return _missing(field.at_least - count, "line")


def _missing(count: int, what: str) -> str:
    return "" if count <= 0 else f"one more {what}" if count == 1 else f"{count} more {what}s"


def _needs_order(order: Sequence[str], things: Sequence[str]) -> str:
    return "" if sorted(order) == sorted(dict.fromkeys(things)) else "the lines have changed since"
