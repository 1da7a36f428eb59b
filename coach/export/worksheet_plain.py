"""A worksheet in plain text, for a terminal, a pipe or a screen reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coach.domain.sanitize import shown
from coach.domain.worksheets.option_fit import words_of
from coach.domain.worksheets.progress import states
from coach.domain.worksheets.rows import row_words
from coach.domain.worksheets.state import sheet_of
from coach.export.plain import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from coach.domain.state import State
    from coach.domain.worksheets.progress import FieldState
    from coach.domain.worksheets.state import WorksheetState
    from coach.guide.worksheets import Worksheet

LAST_ROWS = 12


def worksheets_plain(state: State, sheets: Iterable[Worksheet], width: int) -> list[str]:
    """Every worksheet on a few lines: its step, what is made in it, how far it is."""
    lines = []
    for sheet in sheets:
        found = states(sheet, sheet_of(state, sheet.name))
        far = f" ({sum(status.filled for status in found)} of {len(found)} filled)" if found else ""
        lines += wrap(
            f"{sheet.title} [{sheet.name}]{far}. {sheet.made}", width, first=f"{sheet.step:>2}  ", rest="    "
        )
    return lines


def worksheet_plain(state: State, sheet: Worksheet, width: int) -> list[str]:
    """One worksheet: each field, what it asks while it is empty, and what was written."""
    record = sheet_of(state, sheet.name)
    lines = [f"{sheet.title} (step {sheet.step})", *wrap(sheet.made, width)]
    for status in states(sheet, record):
        mark = "x" if status.filled else " "
        needs = f" ({status.needs})" if status.needs and status.needs != "still empty" else ""
        lines += [
            "",
            *wrap(f"{status.field.label} [{status.field.key}]{needs}", width, first=f"[{mark}] ", rest="    "),
        ]
        for said in _said(status, record) or [status.field.prompt]:
            lines += wrap(said, width, first="    ", rest="    ") if said.strip() else [""]
    return lines


def _said(state: FieldState, record: WorksheetState) -> Iterator[str] | list[str]:
    field = state.field
    if field.kind == "log":
        return [
            f"{row.on}  {row_words(field, row)}  ({row.key})" for row in record.rows.get(field.key, ())[-LAST_ROWS:]
        ]
    if field.kind == "choice":
        return [words_of(field, state.text)] if state.text else []
    return [shown(line) for line in state.text.split("\n")] if state.text else []
