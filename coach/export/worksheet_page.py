"""A worksheet as Markdown, and as the documented JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.worksheets.option_fit import words_of
from coach.domain.worksheets.progress import done_by, finished, items, states
from coach.domain.worksheets.rows import row_words
from coach.domain.worksheets.state import sheet_of
from coach.export.json_values import Data
from coach.export.markdown import escaped, escaped_lines

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.domain.worksheets.progress import FieldState
    from coach.domain.worksheets.state import WorksheetState
    from coach.guide.worksheets import Worksheet


def as_markdown(state: State, sheet: Worksheet) -> str:
    """All that was written in a worksheet, a heading for each field; what is empty is left out."""
    record = sheet_of(state, sheet.name)
    parts = [f"# {sheet.title}", sheet.made]
    for status in states(sheet, record):
        if said := _said(status, record):
            parts += [f"## {status.field.label}", said]
    if sheet.opens == "skills":
        from coach.export.skills_page import markdown_parts

        parts += markdown_parts(state)
    if len(parts) == 2:
        parts.append("There is nothing in it yet.")
    return "\n\n".join(parts) + "\n"


def as_data(state: State, sheet: Worksheet) -> Data:
    """What `coach worksheet NAME --json` prints."""
    record = sheet_of(state, sheet.name)
    return {
        "worksheet": sheet.name,
        "step": sheet.step,
        "title": sheet.title,
        "finished": finished(sheet, record),
        "actions_done": list(done_by(sheet, record)),
        "fields": [_field_data(status, record) for status in states(sheet, record)],
    }


def _field_data(state: FieldState, record: WorksheetState) -> Data:
    field = state.field
    data: Data = {"key": field.key, "label": field.label, "kind": field.kind}
    if field.kind == "log":
        rows = record.rows.get(field.key, ())
        data["rows"] = [{"key": row.key, "on": row.on.isoformat(), "values": dict(row.values)} for row in rows]
    else:
        data["text"] = state.text
    return data | {"filled": state.filled, "needs": state.needs, "versions": len(record.versions.get(field.key, ()))}


def _said(state: FieldState, record: WorksheetState) -> str:
    field = state.field
    if field.kind == "log":
        return "\n".join(f"- {row.on}: {escaped(row_words(field, row))}" for row in record.rows.get(field.key, ()))
    if field.kind == "choice":
        return escaped(words_of(field, state.text)) if state.text else ""
    if field.kind == "lines":
        return "\n".join(f"- {escaped(line)}" for line in items(state.text))
    if field.kind == "order":
        return "\n".join(f"{at}. {escaped(line)}" for at, line in enumerate(items(state.text), 1))
    return "  \n".join(escaped_lines(state.text).strip().split("\n")).replace("\n  \n", "\n\n")
