"""One row of a table as an application."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from coach.domain.field_types import LINE_LIMIT, LINK_LIMIT
from coach.domain.search.events import ApplicationSet
from coach.domain.search.import_rows import ApplicationRow, StageRow
from coach.domain.search.keys import is_key
from coach.guide.folding import folded
from coach.imports.search.cells import Cells, LeftOutTally
from coach.imports.search.choices import NO_STAGE
from coach.imports.search.people import read_field
from coach.imports.search.stages import read_stage, read_steps, stages_of
from coach.imports.search.tables import RecordTable

LONGEST_STAGES = 100_000  # characters
_NOTED = (("pay", "Pay"), ("next", ""))  # columns without a field here, with their label in the note


def stage_of(status: str, said: Mapping[str, str]) -> str:
    """The stage of a status, from the person's earlier answers or coach's own words; "" for none."""
    answer = said.get(folded(status), "")
    return "" if answer == NO_STAGE else answer or read_stage(status)


def date_is_of_the_row(table: RecordTable, said: Mapping[str, str]) -> bool:
    """Whether Date is the day of the row, not of the application: rows that were not sent have one too."""
    date_at, stage_at = table.columns.get("date", ()), table.columns.get("stage", ())
    if not date_at or "applied_on" in table.columns:
        return bool(date_at)
    for row in table.rows:
        cells = row.cells
        if date_at[0] < len(cells) and cells[date_at[0]].strip() and stage_at and stage_at[0] < len(cells):
            status = cells[stage_at[0]].strip()
            if status and stage_of(status, said) == "wished":
                return True
    return False


def application_of(cells: Cells, told: LeftOutTally, said: Mapping[str, str], *, date_is_noted: bool) -> ApplicationRow:
    """The application in a row; without an employer if the row has none."""
    line = cells.line
    status = line("stage", LINE_LIMIT)
    stage = stage_of(status, said) if status else ""
    if status and not stage and not cells.has("stages"):
        if folded(status) not in said:
            told.statuses[status] += 1
        cells.lines.append(f"Status: {status}")
    sent, since = cells.day("applied_on", past=True), cells.day("since", past=True)
    noted = cells.day("told_on", past=True)
    on = cells.day("date", past=True)
    if on and not date_is_noted and (stage not in ("", "wished") or not cells.has("stage")):
        sent = sent or on
    _take_notes(cells)
    told_there: dict[str, Any] = {
        name: read_field(cells, field)
        for name, field in ApplicationSet.declared.items()
        if name not in ("key", "link", "note")
    }
    key, links = line("key", LINE_LIMIT), cells.several("link", LINK_LIMIT)
    links = links or [link for link in (cells.linked("role", "employer"),) if link]
    cells.lines += [f"Other link: {link}" for link in links[1:]]
    return ApplicationRow(
        cells.number,
        key=key if is_key(key) else "",
        link=links[0][:LINK_LIMIT] if links else "",
        **told_there,
        note=cells.note(),
        told_on=noted or (on if date_is_noted else None) or sent or on,
        stages=_stages(cells, stage, sent, since),
    )


def _take_notes(cells: Cells) -> None:
    for field, words in _NOTED:
        if text := cells.line(field, LINE_LIMIT):
            cells.lines.append(f"{words or cells.heading(field)}: {text}")
    if closes := cells.line("closes", LINE_LIMIT):
        day = cells.try_day("closes", closes)
        cells.lines.append(f"Closes: {day.isoformat() if day else closes}")


def _stages(cells: Cells, stage: str, sent: date | None, since: date | None) -> tuple[StageRow, ...]:
    if cells.has("stages"):
        return tuple(
            step._replace(note=cells.cut(step.note, LINE_LIMIT))
            for step in read_steps(cells.text("stages", LONGEST_STAGES))
        )
    return stages_of(stage, sent, since)
