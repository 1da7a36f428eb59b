"""A worksheet as plain values for JSON, in the shape documented in docs/commands.md."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.worksheets.progress import done_by, finished, states
from coach.domain.worksheets.state import sheet_of
from coach.export.json_values import Data

if TYPE_CHECKING:
    from coach.domain.state import State
    from coach.domain.worksheets.progress import FieldState
    from coach.domain.worksheets.state import WorksheetState
    from coach.guide.worksheets import Worksheet


def worksheet_data(state: State, sheet: Worksheet) -> Data:
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
