"""A worksheet as text to edit: Markdown with front matter. imports/worksheet_form.py reads it back.

Each field has its own heading, `## [key] Label`, with its prompt below as a comment. A line of the person's own that
looks like such a heading is escaped with a backslash.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from coach.domain.worksheets.state import sheet_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from coach.domain.state import State
    from coach.guide.worksheets import Worksheet, WorksheetField

HEADING_LIKE = re.compile(r"^(\\*)(?=## \[|<!-- )", re.MULTILINE)


def as_form(state: State, sheet: Worksheet) -> str:
    """Return the whole text, without logs: their rows are dated, and added one by one."""
    record = sheet_of(state, sheet.name)
    parts = [f'+++\nworksheet = "{sheet.name}"\n+++', f"# {sheet.title}"]
    for field in written_fields(sheet):
        text = HEADING_LIKE.sub(r"\1\\", record.texts.get(field.key, ""))
        parts.append(f"## [{field.key}] {field.label}\n{prompt_line(field)}\n{text}".rstrip())
    return "\n\n".join(parts) + "\n"


def written_fields(sheet: Worksheet) -> Iterator[WorksheetField]:
    """Yield the fields that can be edited as text."""
    return (field for field in sheet.fields if field.kind != "log")


def prompt_line(field: WorksheetField) -> str:
    """Return a field's prompt as one line of comment, which is dropped on reading."""
    asked = field.prompt
    if field.kind == "choice":
        asked += f" One of: {', '.join(option.name for option in field.options)}."
    if field.kind == "lines":
        asked += " One per line."
    return f"<!-- {asked} -->"
