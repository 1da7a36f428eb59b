"""Write the fields of each record into docs/data-format.md: python -m docs.data_format

They come from the declarations. What a kind means is written by hand, in the last column. A test sees that the page is
up to date.
"""

from __future__ import annotations

import re
from pathlib import Path

from coach.domain.field_types import Field
from coach.domain.kinds import all_classes
from coach.domain.record import Record

PAGE = Path(__file__).parent / "data-format.md"
KINDS = re.compile(r"`(\w+)`")
RECORDS = {event.kind: event for event in all_classes() if issubclass(event, Record)}


def up_to_date(page: str) -> str:
    """The page with the fields of every record as they are declared."""
    return "".join(map(_line, page.splitlines(keepends=True)))


def fields_of(record: type[Record]) -> str:
    """The fields that are stored, those that may be missing in brackets."""
    return ", ".join(_named(name, field, record) for name, field in record.declared.items() if field.stored)


def _named(name: str, field: Field, record: type[Record]) -> str:
    words = f"`{name}` {field.about}".strip()
    return f"[{words}]" if name in record._field_defaults and not field.needed else words


def _line(line: str) -> str:
    cells = line.split(" | ")
    kinds = KINDS.findall(cells[0]) if line.startswith("| `") and len(cells) == 3 else []
    parts = cells[1].split("; ") if kinds else []
    if len(parts) != len(kinds) or not RECORDS.keys() & set(kinds):
        return line
    cells[1] = "; ".join(
        fields_of(RECORDS[kind]) if kind in RECORDS else part for kind, part in zip(kinds, parts, strict=True)
    )
    return " | ".join(cells)


if __name__ == "__main__":
    PAGE.write_text(up_to_date(PAGE.read_text("utf-8")), "utf-8")
