"""A worksheet as a text to be changed in an editor: Markdown with front matter. imports/worksheet_form.py reads it.

Each field stands under a heading of its own, `## [key] Label`, with its prompt as a comment below. A line of the
person's own that looks like such a heading has a backslash before it.
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
    """The whole text. Logs are not in it: their rows are dated, and added one by one."""
    record = sheet_of(state, sheet.name)
    parts = [f'+++\nworksheet = "{sheet.name}"\n+++', f"# {sheet.title}"]
    for field in written_fields(sheet):
        text = HEADING_LIKE.sub(r"\1\\", record.texts.get(field.key, ""))
        parts.append(f"## [{field.key}] {field.label}\n{prompt_line(field)}\n{text}".rstrip())
    return "\n\n".join(parts) + "\n"


def written_fields(sheet: Worksheet) -> Iterator[WorksheetField]:
    """The fields that can be written in an editor."""
    return (field for field in sheet.fields if field.kind != "log")


def prompt_line(field: WorksheetField) -> str:
    """What a field asks, on one line that is left out again."""
    asked = field.prompt
    if field.kind == "choice":
        asked += f" One of: {', '.join(option.name for option in field.options)}."
    if field.kind == "lines":
        asked += " One per line."
    return f"<!-- {asked} -->"
