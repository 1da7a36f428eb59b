"""Fields without borders, like Textual's `compact`, which restyles each of them once more before it is shown."""

from __future__ import annotations

from typing import TypeVar

from textual.widgets import Input, TextArea

Field = TypeVar("Field", bound=Input | TextArea)


def compact(field: Field) -> Field:
    """Return the same field without borders. It is styled on mount, along with the others."""
    field.set_reactive(type(field).compact, True)
    field.add_class("-textual-compact", update=False)
    return field
